#!/usr/bin/env python3
"""Checks that each field of the document is written by the stages that this file names, mostly one.

    writers.py SOURCE_DIR [--list]

A stage is a room of src/. Writing means assigning a field or changing the list in it. It is
recognised by the names that the sources give to the objects: `question.kind = ...`,
`document_.sections.push_back(...)`. What a stage hands out by reference is not seen. `--list`
prints what the sources write.
"""
import pathlib
import re
import sys

# Each field is written in one room; on the route of sheets, `sheets` stands in the place of `input`
# and `structure`.
WRITERS = {
    "Question": {
        "structure sheets": "answer id label notes number options prompt section",
        "structure": "confidence mark parent replies required state",
        "selection": "depends_on kind selection",
    },
    "Option": {"structure sheets": "label mark state value"},
    "Selection": {"selection": "all_left confidence evidence inferred observed one_left status"},
    "Reply": {"structure": "respondent text", "selection": "selection"},
    "Document": {
        "input sheets": "original_parts places",
        "structure sheets": "furniture parts questions sections text unplaced",
        "structure": "anchors",
        "selection": "marks",
        "links": "link_targets",
        "citations": "instruments",
    },
}
# What several rooms write, and why.
SEVERAL = {
    "Document.diagnostics": ("input structure selection", "every stage may report"),
    "Document.encoding": ("input", "the pipeline knows that of a sheet"),
    "Document.source": ("input structure sheets", "what stands apart in a file is added at its end"),
}
# The names that the sources give to objects of these types.
NAMES = {
    "Question": r"question_?|questions(?:\.back\(\)|\[[^\]]*\])",
    "Option": r"option|options(?:\.back\(\)|\[[^\]]*\])",
    "Selection": r"selection",
    "Reply": r"reply",
    "Document": r"document_?|document\(\)",
}
ROOMS = {"input", "structure", "sheets", "selection", "links", "citations", "language"}
CHANGE = (r"(?:\s*(?:[-+|&^]|<<|>>)?=(?!=)|"
          r"\.(?:push_back|emplace_back|emplace|insert|append|assign|clear|resize|erase|swap|"
          r"pop_back)\()")


def structs(header):
    for name, body in re.findall(r"^struct (\w+) \{\n(.*?)^\};", header, re.M | re.S):
        yield name, re.findall(r"^  [\w:<>,\s*]+?\b(\w+)(?:\s*=\s*[^;]+|\{\})?;", body, re.M)


def written(root):
    """The files that write each field, by room."""
    fields = dict(structs((root / "include/qsift/document.h").read_text(encoding="utf-8")))
    found = {}
    for path in sorted([*root.glob("src/*/**/*.h"), *root.glob("src/*/**/*.cc")]):
        name = path.relative_to(root).as_posix()
        room = name.split("/")[1]
        if room not in ROOMS:
            continue
        code = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        for struct, names in NAMES.items():
            places = rf"(?<![\w.>])(?:\w+(?:\.|->))*(?:{names})(?:\.|->)(\w+)(?:\.\w+)*?{CHANGE}"
            for field in set(re.findall(places, code)) & set(fields[struct]):
                found.setdefault(f"{struct}.{field}", {}).setdefault(room, []).append(name)
    return found


def main():
    root = pathlib.Path(sys.argv[1])
    known = {f"{struct}.{field}": set(rooms.split())
             for struct, table in WRITERS.items()
             for rooms, fields in table.items() for field in fields.split()}
    known |= {field: set(rooms.split()) for field, (rooms, _) in SEVERAL.items()}
    found = written(root)
    if "--list" in sys.argv:
        for field, rooms in sorted(found.items()):
            print(field, "; ".join(f"{room}: {' '.join(files)}" for room, files in rooms.items()))
    defects = []
    for field, rooms in sorted(found.items()):
        for room in sorted(rooms.keys() - known.get(field, set())):
            defects.append(f"{field}: written in {room} ({', '.join(rooms[room])}), which "
                           "tests/cmake/writers.py does not know")
    for field, rooms in sorted(known.items()):
        for room in sorted(rooms - found.get(field, {}).keys()):
            defects.append(f"{field}: tests/cmake/writers.py says that {room} writes it, and no "
                           "file there does")
    print("\n".join(defects))
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
