#!/usr/bin/env python3
"""Names what is missing where a field is added to the document and not to all that show it.

    fields.py SOURCE_DIR

The document's header, its one writer, its JSON Schema, the columns of the tables and the manual
(docs/model.md) must know the same fields.
"""
import json
import pathlib
import re
import sys

# Fields that no output shows as such, and why.
INNER = {
    "Anchor": "maps the text to the source",
    "Link.target": "an index; its target is written with it",
    "LinkTarget.valid": "tells the checks what the URL's parser said",
    "Question.deletion": "tells the selection stage how marks are read",
    "Question.reply": "tells the selection stage where a reply in words stands",
    "OriginalPlace.source": "tells from where on the place holds",
    "OriginalPlace.table": "is in the name of the cell",
    "Option.conflict": "tells the selection stage that the file contradicts the mark",
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
    if isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict):
            yield from properties
        for value in node.values():
            yield from schema_keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from schema_keys(value)


def main():
    root = pathlib.Path(sys.argv[1])
    read = lambda name: (root / name).read_text(encoding="utf-8")
    writer = read("src/output/document_writer.h")
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
                defects.append(f"{struct}::{field}: src/output/document_writer.h does not write it")
    for key in sorted(written - schema):
        defects.append(f"{key}: written, but not in src/output/document.schema.json")
    for key in sorted(schema - written - WRITTEN_BY_VARIABLE):
        defects.append(f"{key}: in the schema, but src/output/document_writer.h never writes it")
    for key in sorted(schema | columns):
        if not re.search(rf"\b{key}\b", manual):
            defects.append(f"{key}: docs/model.md does not explain it")
    if not (written and schema and columns):
        defects.append("nothing was read: the patterns of this test are out of date")
    print("\n".join(defects))
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
