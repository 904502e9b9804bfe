#!/usr/bin/env python3
"""Runs the commands of docs/batch.md, in order, in a folder with the files that the page speaks of; all but
those of the engines that engines.py sets up.

    recipes.py QSIFT
"""
import json
import pathlib
import re
import sys
import tempfile

import console

YEARS = ("2023", "2024", "2025")


def prepare(folder):
    records = []
    samples = sorted(pathlib.Path("samples").glob("*.txt"))
    for year in YEARS:
        for sample in samples:
            path = folder / "dumps" / year / sample.name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = sample.read_text(encoding="utf-8") + f"\n99. Year?\n\n{year}\n"
            path.write_text(text, encoding="utf-8")
            records.append(json.dumps({"id": f"{year}/{sample.stem}", "text": text}))
    (folder / "records.jsonl").write_text("".join(f"{r}\n" for r in records), encoding="utf-8")


def main():
    page = pathlib.Path("docs/batch.md").read_text(encoding="utf-8")
    failed = ran = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tools = folder / "tools"
        tools.mkdir()
        (tools / "qsift").symlink_to(pathlib.Path(sys.argv[1]).resolve())
        prepare(folder)
        here = re.sub(r"^## (?:Slurm|Dask)\n.*?(?=^## )", "", page, flags=re.S | re.M)
        for body in re.findall(console.BLOCK, here, re.S | re.M):
            counts = console.run_block(body, tools, folder=folder)
            ran, failed = ran + counts[0], failed + counts[1]
    print(f"recipes: {ran - failed} passed, {failed} failed")
    return 1 if failed or ran < 15 else 0


if __name__ == "__main__":
    sys.exit(main())
