#!/usr/bin/env python3
"""Checks how much is rebuilt after a change to one header, by the dependencies that ninja keeps.

    headers.py BUILD_DIR SOURCE_DIR [--list]

At most a third of the objects may depend on a header. Those of src/text/ and of the document are
what everything is made of, and are not counted. `--list` prints the count of every header.
"""
import collections
import os
import pathlib
import re
import subprocess
import sys

# The document, and what its header includes or its readers must return.
DOCUMENT = {"include/qsift/document.h", "include/qsift/span.h", "include/qsift/diagnostic.h",
            "include/qsift/result.h"}
SHARE = 1 / 3


def users(build, source):
    """The objects of the build, and the set of them for each header of the project."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"], check=True, capture_output=True,
                          text=True).stdout
    objects, headers, target = set(), collections.defaultdict(set), None
    for line in text.splitlines():
        if line and not line.startswith(" "):
            name = line.split(":")[0]
            target = None
            # The log keeps objects of sources that were removed.
            if name.endswith(".o") and "(VALID)" in line and (build / name).exists():
                # A source that several programs share, such as the fuzz targets, counts once.
                target = re.sub(r"CMakeFiles/[^/]+\.dir/", "", name).replace("__/", "../")
                target = os.path.normpath(target)
                objects.add(target)
        elif target and line.endswith(".h"):
            path = pathlib.Path(os.path.normpath(build / line.strip()))
            if path.is_relative_to(source):
                headers[path.relative_to(source).as_posix()].add(target)
    return objects, headers


def main():
    build, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    if not (build / "build.ninja").exists():
        print("not built with ninja: nothing to count")
        return 0
    objects, headers = users(build, source)
    failed = 0
    for header, found in sorted(headers.items(), key=lambda item: (-len(item[1]), item[0])):
        if "--list" in sys.argv:
            print(f"{len(found):4} of {len(objects)} {header}")
        if header.startswith("src/text/") or header in DOCUMENT:
            continue
        if len(found) > len(objects) * SHARE:
            print(f"{header}: {len(found)} of {len(objects)} objects depend on it, more than "
                  f"{SHARE:.0%}; include it in fewer headers, or declare what they name")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
