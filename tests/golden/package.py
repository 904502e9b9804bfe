#!/usr/bin/env python3
"""The data package and the wide table: every cell is of its column's type and categories, keys are
unique, foreign keys hold, and the wide table says what the documents say.

    package.py QSIFT
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

QSIFT = str(pathlib.Path(sys.argv[1]).resolve())
SAMPLES = sorted(str(p) for p in pathlib.Path("samples").glob("*.txt"))
TABLES = ["documents", "questions", "options", "links", "citations", "instruments", "wide"]
# What version 2 of the standard asks of a descriptor, as far as this one goes.
PROPERTIES = {
    "package": {"$schema", "name", "title", "description", "resources"},
    "resource": {"name", "type", "path", "scheme", "format", "mediatype", "encoding", "schema"},
    "schema": {"$schema", "fields", "missingValues", "primaryKey", "foreignKeys"},
    "field": {"name", "type", "title", "description", "categories"},
}


def check(name, truth, seen=None):
    if not truth:
        print(f"FAILED {name}: {seen!r}")
        sys.exit(1)


def run(*arguments, **options):
    return subprocess.run([QSIFT, *map(str, arguments)], capture_output=True, timeout=60, text=True,
                          encoding="utf-8", **options)


def value_of(text, field, missing):
    """The cell as its field's type; raises an exception if it is not of that type."""
    if text in missing:
        return None
    if field["type"] == "integer":
        return int(text)
    if field["type"] == "boolean":
        return {"true": True, "false": False}[text]
    assert field["type"] == "string", field
    if "categories" in field:
        assert text in field["categories"], (text, field)
    return text


def read_table(folder, resource):
    schema = resource["schema"]
    missing = [m["value"] for m in schema["missingValues"]]
    check(f"{resource['name']}: missing values", len(set(missing)) == len(missing) and
          all(m["label"] for m in schema["missingValues"]))
    with open(folder / resource["path"], encoding=resource["encoding"], newline="") as file:
        head, *rows = csv.reader(file)
    check(f"{resource['name']}: head", head == [f["name"] for f in schema["fields"]], head)
    check(f"{resource['name']}: names", len(set(head)) == len(head), head)
    return [{f["name"]: value_of(cell, f, missing)
             for f, cell in zip(schema["fields"], row, strict=True)} for row in rows]


def validate(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    check("package", set(package) <= PROPERTIES["package"] and re.fullmatch(r"[-a-z0-9._/]+",
          package["name"]) and "/profiles/2.0/" in package["$schema"], package)
    resources = {r["name"]: r for r in package["resources"]}
    check("resources", list(resources) == TABLES, list(resources))
    check("files", {p.name for p in folder.iterdir()} ==
          {"datapackage.json", *(r["path"] for r in resources.values())})
    tables = {}
    for name, resource in resources.items():
        schema = resource["schema"]
        check(f"{name}: properties", set(resource) == PROPERTIES["resource"] and
              set(schema) <= PROPERTIES["schema"] and
              all(set(f) <= PROPERTIES["field"] for f in schema["fields"]))
        tables[name] = read_table(folder, resource)
    for name, resource in resources.items():
        schema, rows = resource["schema"], tables[name]
        if "primaryKey" in schema:
            keys = [tuple(row[k] for k in schema["primaryKey"]) for row in rows]
            check(f"{name}: primary key", len(set(keys)) == len(keys) and None not in sum(keys, ()))
        for foreign in schema.get("foreignKeys", []):
            reference = foreign["reference"]
            known = {tuple(row[k] for k in reference["fields"])
                     for row in tables[reference["resource"]]}
            check(f"{name}: foreign keys", all(tuple(row[k] for k in foreign["fields"]) in known
                                               for row in rows), foreign)
    return tables


def packages(folder):
    out = folder / "package"
    done = run("extract", "-q", "--package", out, *SAMPLES)
    check("package", done.returncode == 0 and not done.stdout, done)
    tables = validate(out)
    check("rows", [len(tables[t]) > 5 for t in TABLES] == [True] * len(TABLES),
          {t: len(rows) for t, rows in tables.items()})
    for table in TABLES[:5]:
        plain = run("extract", "-q", "--to", "csv", "--table", table, *SAMPLES).stdout
        check(f"{table} as alone", (out / f"{table}.csv").read_text(encoding="utf-8") == plain)
    again = folder / "again"
    run("extract", "-q", "-j", "8", "--package", again, *SAMPLES)
    check("same bytes", all((out / p.name).read_bytes() == p.read_bytes() for p in again.iterdir()))
    # Empty, hostile, and two documents of one id.
    done = run("extract", "-q", "--package", folder / "empty", input="")
    check("of nothing", done.returncode == 0 and len(validate(folder / "empty")["documents"]) == 1)
    evil = '1. A "b", c\x1b?\n\n<lost>\n\n2. Two\r\nlines?\n\n\\<unmarked>\n\n3. <not asked>?\n\n=1+1\n'
    done = run("extract", "-q", "--package", folder / "evil", input=evil)
    row = validate(folder / "evil")["wide"][0]
    check("hostile", row["q1"] == "\\<lost>" and row["q2"] == "\\\\<unmarked>", row)
    other = folder / "other"
    other.mkdir()
    (other / "clinic-intake.txt").write_text("1. Name?\n\nAnna\n")
    done = run("extract", "--package", folder / "two", SAMPLES[0], other / "clinic-intake.txt")
    check("two of one id", done.returncode == 2 and not (folder / "two").exists() and
          "other/clinic-intake.txt" in done.stderr, done)
    records = [{"id": "a", "text": "1. Name?\n\nAnna\n"}, {"id": "a", "text": "1. Name?\n\nBo\n"}]
    done = run("extract", "-q", "--from", "jsonl", "--package", folder / "records",
               input="\n".join(map(json.dumps, records)))
    check("two records of one id", done.returncode == 2 and
          [r["q1"] for r in validate(folder / "records")["wide"]] == ["Anna"], done)
    for arguments in (["--to", "csv"], ["-o", "x"], ["--out-dir", "x"], ["--table", "wide"]):
        done = run("extract", "--package", folder / "none", *arguments, SAMPLES[0])
        check(f"with {arguments}", done.returncode == 2 and not (folder / "none").exists(), done)


FORM = """1. Name?

{name}

2. Do you agree?

[{yes}] Yes
[{no}] No

3. Which do you hold? Select all that apply.

[{tea}] Tea
[{milk}] Milk

{words}

4. Town?

{town}
"""


def wide(folder):
    texts = {
        "a": FORM.format(name="Anna", yes="x", no=" ", tea="x", milk=" ", words="Green.", town="Ulm"),
        "b": FORM.format(name="", yes=" ", no=" ", tea=" ", milk="x", words="", town="Bonn"),
        "c": FORM.format(name="Cleo", yes="x", no="x", tea=" ", milk=" ", words="", town="")
        .replace("4. Town?", "4. City?"),
        "d": "1. Name?\n\nDora\n\n2. Do you agree?\n\nYes\nNo\n\n5. Age?\n\n7\n\n6. Size?\n\n8\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    done = run("extract", "-q", "--to", "csv", "--table", "wide", folder)
    rows = list(csv.reader(done.stdout.splitlines()))
    check("wide", rows == [
        ["document", "respondent", "q1", "q2", "q3_1", "q3_2", "q3_words", "q4", "q4_v2", "q5", "q6"],
        ["a", "", "Anna", "yes", "true", "false", "Green.", "Ulm", *["<not asked>"] * 3],
        ["b", "", "", "<unmarked>", "false", "true", "", "Bonn", *["<not asked>"] * 3],
        ["c", "", "Cleo", "<conflict>", "false", "false", "", "<not asked>", "", *["<not asked>"] * 2],
        ["d", "", "Dora", "<lost>", *["<not asked>"] * 5, "7", "8"]], rows)
    # Columns of a form: in its order, all of them, by wording where the numbers differ.
    blank = folder / "blank.md"
    blank.write_text(FORM.format(name="", yes=" ", no=" ", tea=" ", milk=" ", words="", town="") +
                     "\n5. Shoe?\n")
    form = folder / "form.yaml"
    form.write_text(run("form", blank).stdout)
    (folder / "e.txt").write_text("1. Town?\n\nRome\n\n2. Name?\n\nEmil\n\n3. Hat?\n\nNone\n")
    done = run("extract", "-q", "--to", "csv", "--table", "wide", "--form", form, folder / "a.txt",
               folder / "e.txt")
    head, *rows = csv.reader(done.stdout.splitlines())
    check("head of the form", head == ["document", "respondent", "q1", "q2", "q3_1", "q3_2",
          "q3_words", "q4", "q5", "q3_v2"], head)
    cells = [dict(zip(head, row)) for row in rows]
    check("by wording", cells[1]["q1"] == "Emil" and cells[1]["q4"] == "Rome" and
          cells[0]["q5"] == "<not asked>" and cells[1]["q3_v2"] == "None", cells)
    excel = run("extract", "-q", "--to", "csv", "--excel", "--table", "wide", folder / "a.txt")
    check("excel", excel.stdout.startswith("\ufeffdocument,"), excel)
    done = run("extract", "--to", "jsonl", "--table", "wide", folder / "a.txt")
    check("only csv", done.returncode == 2 and "--table wide goes with --to csv" in done.stderr, done)


def main():
    for part in (packages, wide):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))
    print("package: all passed")


if __name__ == "__main__":
    main()
