#!/usr/bin/env python3
"""Follows docs/tutorial.md as it is written: makes its files, runs its commands in their order and
compares what they print.

    tutorial.py QSIFT
"""
import pathlib
import re
import subprocess
import sys
import tempfile


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
            for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.M):
                done = subprocess.run(
                    ["bash", "-c", command], cwd=root, text=True, encoding="utf-8",
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                    env={"PATH": f"{root}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
                ran += 1
                if done.stdout != expected:
                    failed += 1
                    print(f"FAILED $ {command}\nexpected:\n{expected}printed:\n{done.stdout}")
    print(f"tutorial: {files} files, {ran - failed} commands passed, {failed} failed")
    return 1 if failed or files < 3 or ran < 6 else 0


if __name__ == "__main__":
    sys.exit(main())
