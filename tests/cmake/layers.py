#!/usr/bin/env python3
"""Checks who includes whom: the layers of the library, the one home of each dependency, that no two
files need each other, and that no two headers give one name to two types.

    layers.py SOURCE_DIR
"""
import pathlib
import re
import sys

# What each folder of src/ may include of the others, besides itself and the public headers.
MAY = {
    "text": set(),
    "model": {"text"},
    "match": {"text"},
    "config": {"text", "match"},
    "rules": {"text", "model", "match", "config"},
    "language": {"text", "match", "rules"},
    "sheets": {"text", "model", "match", "rules"},
    "input": {"model", "text", "rules"},
    "structure": {"text", "model", "match", "rules"},
    "selection": {"text", "model", "match", "rules"},
    "links": {"text", "model", "match", "rules"},
    "citations": {"text", "model", "match", "rules"},
    "output": {"text", "model"},
    "check": {"text", "model", "match", "config", "rules", "output"},
    "report": {"text", "model", "check", "output"},
    "tools": {"text", "model", "match", "config", "rules", "language", "input", "structure",
              "citations"},
    "app": set(),
    # The pipelines: extract.cc and scan.cc.
    ".": {"text", "model", "rules", "language", "input", "sheets", "structure", "selection", "links",
          "citations"},
}
# The only files that may include a library.
HOMES = {
    r"^.re2/": {"src/match/re2.h"},
    r"CLI/": {"src/app/args.cc"},
    r"yaml-cpp/": {"src/config/yaml_reader.cc"},
    r"libpsl\.h": {"src/links/domains.cc"},
    r"nettle/": {"src/input/digest.cc"},
    r"simdjson\.h": {"src/text/validate.cc", "src/input/records.cc",
                     "src/output/manifest.cc"},
    r"unicode/": {"src/text/unicode.cc", "src/input/decode.cc", "src/links/idna.cc"},
    r"zip\.h": {"src/input/archive.cc"},
    r"pugixml": {"src/input/xml.h"},
    r"thread>": {"src/app/batch.h"},
}


def circles(root):
    """Groups of files, header and source as one, that include each other in a circle."""
    direct = {}
    for path in [*root.glob("src/**/*.h"), *root.glob("src/**/*.cc")]:
        name = path.relative_to(root).with_suffix("").as_posix()
        found = re.findall(r'^#include "(src/[^"]+)\.h"', path.read_text(encoding="utf-8"), re.M)
        direct.setdefault(name, set()).update(other for other in found if other != name)
    reached = {}
    for name in direct:
        seen, open_names = set(), [name]
        while open_names:
            for other in direct.get(open_names.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    open_names.append(other)
        reached[name] = seen
    groups = {tuple(sorted(other for other in seen if name in reached.get(other, ())))
              for name, seen in reached.items() if name in seen}
    return groups


def names_of_two(root):
    """Types that share a name in one namespace. No file sees both, so no compiler complains; the
    linker takes the templates of one for those of the other."""
    homes = {}
    for path in [*root.glob("src/**/*.h"), *root.glob("include/**/*.h")]:
        text = path.read_text(encoding="utf-8")
        space = re.search(r"^namespace (\S+) \{", text, re.M)
        for name in re.findall(r"^(?:struct|class|enum(?: class)?) (\w+)[^;{]*\{", text, re.M):
            homes.setdefault(f"{space[1]}::{name}", set()).add(path.relative_to(root).as_posix())
    return {name: files for name, files in homes.items() if len(files) > 1}


def order_defects():
    """The table itself must be free of circles."""
    left = {folder: set(others) for folder, others in MAY.items()}
    while True:
        free = [folder for folder, others in left.items() if not others & left.keys()]
        if not free:
            return [f"MAY: {', '.join(sorted(left))} include each other"] if left else []
        for folder in free:
            del left[folder]


def main():
    root = pathlib.Path(sys.argv[1])
    defects = []
    for path in sorted([*root.glob("src/**/*.h"), *root.glob("src/**/*.cc"),
                        *root.glob("include/**/*.h")]):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        includes = re.findall(r'^#include ([<"][^>"]+[>"])', text, re.M)
        for include in includes:
            for library, homes in HOMES.items():
                if re.search(library, include) and name not in homes:
                    defects.append(f"{name}: {include} belongs in {', '.join(sorted(homes))}")
        if name.startswith("include/"):
            for include in includes:
                if include.startswith('"') and not include.startswith('"qsift/'):
                    defects.append(f"{name}: a public header includes {include}")
                if re.search(r"<(fmt|re2|yaml|CLI|unicode|simdjson|zip|pugixml)", include):
                    defects.append(f"{name}: a public header includes {include}")
            continue
        folder = name.split("/")[1] if name.count("/") > 1 else "."
        for include in includes:
            inner = re.match(r'"src/([a-z]+)/([a-z_]+)\.h"', include)
            if not inner:
                continue
            other, stem = inner.groups()
            if other != folder and other not in MAY[folder]:
                defects.append(f"{name}: {folder} may not include {other} ({include})")
        if folder == "app":
            for include in includes:
                if include.startswith('"src/') and not include.startswith('"src/app/'):
                    defects.append(f"{name}: the program includes {include}")
    defects += order_defects()
    for group in sorted(circles(root)):
        defects.append(f"these include each other in a circle: {', '.join(group)}")
    for name, files in sorted(names_of_two(root).items()):
        defects.append(f"{name} is a type of each of {', '.join(sorted(files))}")
    for defect in defects:
        print(defect)
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
