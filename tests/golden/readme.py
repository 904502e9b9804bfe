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
import textwrap

import console


def command_of(command):
    if command.startswith("./dev test"):
        return None
    return command.replace("./dev run", "qsift extract")


def main():
    text = pathlib.Path("README.md").read_text(encoding="utf-8")
    failed = ran = 0
    with tempfile.TemporaryDirectory() as tools:
        (pathlib.Path(tools) / "qsift").symlink_to(pathlib.Path(sys.argv[1]).resolve())
        for body in re.findall(console.BLOCK, text, re.S | re.M):
            counts = console.run_block(body, tools, command_of=command_of)
            ran, failed = ran + counts[0], failed + counts[1]
        sample, shown = re.findall(r"```(?:text|yaml)\n(.*?)```", text[text.index("<table>"):], re.S)[:2]
        done = subprocess.run([sys.argv[1], "extract", "-q", "samples/clinic-intake.txt"],
                              stdout=subprocess.PIPE, text=True, encoding="utf-8")
        source = pathlib.Path("samples/clinic-intake.txt").read_text(encoding="utf-8")
        ran += 1
        if sample not in source or textwrap.indent(shown, "  ") not in done.stdout:
            failed += 1
            print("FAILED: the README's sample is not what the program prints")
    print(f"readme: {ran - failed} passed, {failed} failed")
    return 1 if failed or ran < 4 else 0


if __name__ == "__main__":
    sys.exit(main())
