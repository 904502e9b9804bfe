#!/usr/bin/env python3
"""Checks that every file that docs/architecture.md names exists.

    docs.py SOURCE_DIR
"""
import pathlib
import re
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    text = (root / "docs/architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w/])((?:src|include|rules|docs|tests|samples)/[\w./-]*\w/?)", text))
    missing = sorted(name for name in named if not (root / name).exists())
    for name in missing:
        print(f"docs/architecture.md names {name}, which does not exist")
    if len(named) < 20:
        print("docs/architecture.md names too few files; does this test still read it?")
        return 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
