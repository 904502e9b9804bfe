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

QSIFT = sys.argv[1]
TABLES = ["questions", "options", "links", "citations"]


def run(*arguments):
    return subprocess.run([QSIFT, *arguments], capture_output=True, check=True).stdout.decode()


def validator(name):
    schema = json.loads(run("schema", name))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


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
    assert documents == len(samples) > 5 and rows > 50
    print(f"schema: {documents} documents and {rows} rows are valid, broken ones are refused")


if __name__ == "__main__":
    main()
