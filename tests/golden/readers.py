#!/usr/bin/env python3
"""Reads the four formats back with other programs and compares what they say: PyYAML (YAML 1.1),
ruamel.yaml (YAML 1.2), Python's json and csv, jq and Miller.

    readers.py QSIFT
"""
import csv
import io
import json
import pathlib
import subprocess
import sys

import yaml
from ruamel.yaml import YAML

QSIFT = sys.argv[1]


def run(command, text=None):
    return subprocess.run(command, capture_output=True, check=True, text=True, input=text,
                          encoding="utf-8").stdout


def main():
    samples = sorted(str(p) for p in pathlib.Path("samples").glob("*.txt"))
    lines = run([QSIFT, "extract", "-q", "--to", "jsonl", *samples])
    documents = [json.loads(line) for line in lines.splitlines()]
    assert len(documents) == len(samples)
    assert json.loads(run([QSIFT, "extract", "-q", "--to", "json", *samples])) == documents
    for sample, document in zip(samples, documents):
        assert json.loads(run([QSIFT, "extract", "-q", "--to", "json", sample])) == document
    text = run([QSIFT, "extract", "-q", *samples])
    assert list(yaml.safe_load_all(text)) == documents, "YAML 1.1 reads something else"
    yaml12 = YAML(typ="safe", pure=True)
    yaml12.version = (1, 2)
    plain = json.loads(json.dumps(list(yaml12.load_all(text))))
    assert plain == documents, "YAML 1.2 reads something else"
    prompts = [q["prompt"] for d in documents for q in d["questions"]]
    assert run(["jq", "-c", "[.questions[].prompt]"], lines).splitlines() == [
        json.dumps([q["prompt"] for q in d["questions"]], ensure_ascii=False,
                   separators=(",", ":")) for d in documents]
    for table in ("questions", "options", "links", "citations", "instruments"):
        rows = [json.loads(line) for line in run(
            [QSIFT, "extract", "-q", "--to", "jsonl", "--table", table, *samples]).splitlines()]
        table_csv = run([QSIFT, "extract", "-q", "--to", "csv", "--table", table, *samples])
        as_text = [{k: "" if v is None else str(v).lower() if isinstance(v, bool) else str(v)
                    for k, v in row.items()} for row in rows]
        assert list(csv.DictReader(io.StringIO(table_csv, newline=""))) == as_text, table
        miller = json.loads(run(["mlr", "-S", "--icsv", "--ojson", "cat"], table_csv) or "[]")
        assert [{k: str(v) for k, v in row.items()} for row in miller] == as_text, table
        if table == "questions":
            assert [row["prompt"] for row in rows] == prompts
    print(f"readers: {len(documents)} documents read alike by six readers")


if __name__ == "__main__":
    main()
