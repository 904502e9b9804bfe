#!/usr/bin/env python3
"""Runs the commands of the README's console blocks and compares what they print. `./dev run` stands
for `qsift extract`; `./dev test` is not run from within the tests.

    readme.py QSIFT
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def main():
    text = pathlib.Path("README.md").read_text(encoding="utf-8")
    failed = ran = 0
    with tempfile.TemporaryDirectory() as tools:
        (pathlib.Path(tools) / "qsift").symlink_to(pathlib.Path(sys.argv[1]).resolve())
        for block in re.findall(r"```console\n(.*?)```", text, re.S):
            for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
                if command.startswith("./dev test"):
                    continue
                done = subprocess.run(
                    ["bash", "-c", command.replace("./dev run", "qsift extract")],
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
                    env={"PATH": f"{tools}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
                ran += 1
                if done.stdout != expected:
                    failed += 1
                    print(f"FAILED $ {command}\nexpected:\n{expected}printed:\n{done.stdout}")
    print(f"readme: {ran - failed} passed, {failed} failed")
    return 1 if failed or ran < 4 else 0


if __name__ == "__main__":
    sys.exit(main())
