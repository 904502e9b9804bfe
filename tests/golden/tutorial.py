#!/usr/bin/env python3
"""Follows docs/tutorial.md as it is written: makes its files, runs its commands in their order and
compares what they print.

    tutorial.py QSIFT
"""
import pathlib
import re
import sys
import tempfile

import console


def main():
    text = pathlib.Path("docs/tutorial.md").read_text(encoding="utf-8")
    steps = re.findall(r"(?:^`([\w/.]+)`:\n\n)?^```(yaml|console)\n(.*?)^```", text, re.S | re.M)
    ran = files = failed = 0
    with tempfile.TemporaryDirectory() as place:
        root = pathlib.Path(place)
        (root / "bin").mkdir()
        (root / "bin" / "qsift").symlink_to(pathlib.Path(sys.argv[1]).resolve())
        for name, kind, body in steps:
            if kind == "yaml":
                path = root / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(body, encoding="utf-8")
                files += 1
                continue
            counts = console.run_block(body, root / "bin", root)
            ran, failed = ran + counts[0], failed + counts[1]
    print(f"tutorial: {files} files, {ran - failed} commands passed, {failed} failed")
    return 1 if failed or files < 3 or ran < 6 else 0


if __name__ == "__main__":
    sys.exit(main())
