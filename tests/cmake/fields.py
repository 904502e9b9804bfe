#!/usr/bin/env python3
"""Names what is missing where a field of the document or a topic of rules is not known everywhere.

    fields.py SOURCE_DIR

The document's header, its writers, its JSON Schema, the columns of the tables and the manual
(docs/model.md) must know the same fields. The loader, the schema of rule files and their manual
(docs/rules.md) must know the same topics.
"""
import json
import pathlib
import re
import sys

# Fields that no output shows as such, and why.
INNER = {
    "Anchor": "maps the text to the source",
    "Citation.country": "is written with its instrument",
    "Citation.name": "is in the identifier of its instrument",
    "Link.target": "an index; its target is written with it",
    "Selection.all_left": "tells the checks that nothing was deleted",
    "Selection.one_left": "tells the checks and forms that the options shown are not all",
    "LinkTarget.valid": "tells the checks what the URL's parser said",
    "OriginalPlace.source": "tells from where on the place holds",
    "OriginalPlace.table": "is in the name of the cell",
    "Document.places": "are written with what stands there",
    "Document.source": "what spans count in",
    "Document.anchors": "map the text to the source",
    "Document.link_targets": "are written with their links",
}
# Keys of the schema that the writer makes out of a variable.
WRITTEN_BY_VARIABLE = {"inferred", "to"}


def structs(header):
    for name, body in re.findall(r"^struct (\w+) \{\n(.*?)^\};", header, re.M | re.S):
        yield name, re.findall(r"^  [\w:<>,\s*]+?\b(\w+)(?:\s*=\s*[^;]+|\{\})?;", body, re.M)


def schema_keys(node):
    for properties in find_properties(node):
        yield from properties


def topic_defects(read):
    """The topics of rule files that their schema or their manual does not know."""
    loaded = re.findall(r'TopicKey\{"(\w+)"', read("src/rules/load.cc"))
    files = json.loads(read("src/rules/pack.schema.json"))
    known = [found for found in find_properties(files) if "openers" in found]
    manual = set(re.findall(r"`(\w+)`", "\n".join(
        line.split("|")[1] for line in read("docs/rules.md").splitlines() if line.startswith("| `"))))
    if not loaded or not known:
        yield "no topics were read: the patterns of this test are out of date"
        return
    for topic in loaded:
        if topic not in known[0]:
            yield f"{topic}: loaded, but not in src/rules/pack.schema.json"
        if topic not in manual:
            yield f"{topic}: docs/rules.md has no row for it"
    for topic in sorted(set(known[0]) - set(loaded)):
        yield f"{topic}: in the schema of rule files, and never loaded"


def find_properties(node):
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield node["properties"]
        for value in node.values():
            yield from find_properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from find_properties(value)


def main():
    root = pathlib.Path(sys.argv[1])
    read = lambda name: (root / name).read_text(encoding="utf-8")
    names = ("document_writer", "reference_writer", "field_writer", "shown_text")
    writer = "".join(read(f"src/output/{name}.h") for name in names)
    model = read("docs/model.md")
    manual = " ".join(re.findall(r"`([^`\n]+)`", model) + re.findall(r"^## (.*)$", model, re.M))
    written = set(re.findall(r'(?:Put\w*|Key|List)\((?:out_, )?"(\w+)"', writer))
    schema = set(schema_keys(json.loads(read("src/output/document.schema.json"))))
    columns = set(re.findall(r'\{"(\w+)",\s*Type::', read("src/output/tables.cc")))
    defects = []
    for struct, fields in structs(read("include/qsift/document.h")):
        for field in fields:
            if struct in INNER or f"{struct}.{field}" in INNER:
                continue
            if not re.search(rf"[.>]{field}\b", writer):
                defects.append(f"{struct}::{field}: no writer of src/output/ writes it")
    for key in sorted(written - schema):
        defects.append(f"{key}: written, but not in src/output/document.schema.json")
    for key in sorted(schema - written - WRITTEN_BY_VARIABLE):
        defects.append(f"{key}: in the schema, but no writer of src/output/ writes it")
    for key in sorted(schema | columns):
        if not re.search(rf"\b{key}\b", manual):
            defects.append(f"{key}: docs/model.md does not explain it")
    if not (written and schema and columns):
        defects.append("nothing was read: the patterns of this test are out of date")
    defects += topic_defects(read)
    print("\n".join(defects))
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
