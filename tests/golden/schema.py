#!/usr/bin/env python3
"""Validates the output of every sample against the published JSON Schemas, and proves that the
validation can fail.

    schema.py QSIFT
"""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

QSIFT = sys.argv[1]
TABLES = ["documents", "questions", "options", "links", "citations", "instruments"]


def run(*arguments):
    return subprocess.run([QSIFT, *arguments], capture_output=True, check=True).stdout.decode()


def validator(name):
    schema = json.loads(run("schema", name))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


class Loader(yaml.SafeLoader):
    """Dates stay text, as the packs mean them."""


Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


def pack_files():
    """Validates the packs against the schema of packs; returns how many files there are."""
    schema = json.loads(run("rules", "schema"))
    jsonschema.Draft7Validator.check_schema(schema)
    check = jsonschema.Draft7Validator(schema)
    files = sorted(pathlib.Path("rules").glob("*/*.yaml"))
    for path in files:
        instance = yaml.load(path.read_text(encoding="utf-8"), Loader)
        check.validate(instance)
        assert not check.is_valid({**instance, "surplus": 1}), f"{path}: an unknown topic is valid"
        for rule in instance.get("citations", [])[:1]:
            broken = {k: v for k, v in rule.items() if k != "negative"}
            assert not check.is_valid({"citations": [broken]}), "a rule without counter-examples"
    assert len(files) > 40
    return len(files)


def main():
    samples = sorted(str(p) for p in pathlib.Path("samples").glob("*.txt"))
    document = validator("document")
    documents = rows = 0
    for line in run("extract", "-q", "--to", "jsonl", *samples).splitlines():
        instance = json.loads(line)
        document.validate(instance)
        documents += 1
        for broken in ({**instance, "schema": "other"}, {**instance, "surplus": 1},
                       {k: v for k, v in instance.items() if k != "questions"}):
            assert not document.is_valid(broken), "the schema accepts a broken document"
        instance["questions"][0]["kind"] = "riddle"
        assert not document.is_valid(instance), "the schema accepts an unknown kind"
    for table in TABLES:
        check = validator(table)
        for line in run("extract", "-q", "--to", "jsonl", "--table", table, *samples).splitlines():
            row = json.loads(line)
            check.validate(row)
            rows += 1
            assert not check.is_valid({**row, "line": "one"}), "the schema accepts a broken row"
    packs = pack_files()
    assert documents == len(samples) > 5 and rows > 50
    print(f"schema: {documents} documents, {rows} rows and {packs} files of packs are valid, broken "
          "ones are refused")


if __name__ == "__main__":
    main()
