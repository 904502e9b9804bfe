#!/usr/bin/env python3
"""Which program keeps which kind of mark. Each document is made twice, filled in differently and
otherwise alike: a program keeps the marks where what it prints tells the two apart.

    compare.py QSIFT [--office] [--check docs/formats.md]    prints the table, or compares it with the one there

`--office` measures LibreOffice's text filter, too: its packages are too large for the tests to need
them, so its column of the manual is only compared where this is asked for.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import docx_cases
import html_cases
import odt_cases
from forms import PERMIT

# The kinds of mark, and the case that shows each.
KINDS = {
    "docx": {
        "content control": "control", "content control, no sign": "control-no-glyph", "legacy box": "legacy",
        "legacy box by default": "legacy-default", "Wingdings symbol": "symbol", "Wingdings letter": "symbol-font",
        "drop-down control": "drop-down", "legacy drop-down list": "legacy-list", "struck out": "struck",
        "highlighted": "highlighted", "box in a text box": "text-box"},
    "odt": {
        "content control": "control", "content control, no sign": "control-no-glyph", "Word's legacy field": "field-mark",
        "check box of a form": "check-boxes", "radio button": "radio-buttons", "list box": "list-box",
        "drop-down control": "drop-down", "input list": "input-list", "struck out": "struck", "highlighted": "highlighted"},
    "html": {
        "check box, radio button": "labels-around", "drawn by a script (ARIA)": "aria", "list to select from": "select"},
}
SOURCES = {"docx": docx_cases, "odt": odt_cases, "html": html_cases}


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", errors="replace")
    if done.returncode != 0:
        sys.exit(f"compare.py: {' '.join(command)} failed: {done.stderr}")
    return done.stdout


def office_texts(paths):
    """What LibreOffice makes of the documents, by their paths: one start serves them all."""
    folder = paths[0].parent / "office"
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                           "txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, paths)],
                          capture_output=True, text=True, check=False)
    texts = {path: folder / (path.stem + ".txt") for path in paths}
    if not all(text.exists() for text in texts.values()):
        sys.exit(f"compare.py: soffice converted only some: {done.stderr}")
    return {path: text.read_text(encoding="utf-8") for path, text in texts.items()}


def answers(qsift, path):
    return run(["sh", "-c", '"$0" extract -q --to csv --table options "$1" | cut -d, -f4-6', qsift, str(path)])


def fill_in_otherwise():
    """Every choice moves to the option after it."""
    for question in PERMIT:
        states = [on for _, on in question.options]
        states = states[-1:] + states[:-1]
        question.options[:] = [(label, on) for (label, _), on in zip(question.options, states)]


def documents():
    return {(ending, name): data for ending, source in SOURCES.items() for name, data, _, _ in source.cases()}


def columns(table, count):
    """The first columns of a table's lines."""
    return [line.split("|")[1:count + 1] for line in table.splitlines() if line.startswith("|")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("qsift")
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--check", type=pathlib.Path)
    arguments = parser.parse_args()
    for needed in ("pandoc", "docx2txt") + (("soffice",) if arguments.office else ()):
        if shutil.which(needed) is None:
            sys.exit(f"compare.py: {needed} is missing")
    first = documents()
    fill_in_otherwise()
    second = documents()
    with tempfile.TemporaryDirectory() as folder:
        pairs = {}
        for ending, kinds in KINDS.items():
            for kind, case in kinds.items():
                pairs[ending, kind] = [pathlib.Path(folder) / f"{ending}-{case}-{i}.{ending}" for i in (1, 2)]
                for path, made in zip(pairs[ending, kind], (first, second)):
                    path.write_bytes(made[ending, case])
        programs = {
            "qsift": (set(SOURCES), lambda path: answers(arguments.qsift, path)),
            "pandoc": (set(SOURCES), lambda path: run(["pandoc", "-t", "plain", str(path)])),
            "docx2txt": ({"docx"}, lambda path: run(["docx2txt", str(path), "-"])),
        }
        if arguments.office:
            texts = office_texts([path for pair in pairs.values() for path in pair])
            programs["LibreOffice"] = (set(SOURCES), texts.get)
        lines = ["| format | mark | " + " | ".join(programs) + " |", "|---" * (len(programs) + 2) + "|"]
        wrong = 0
        for (ending, kind), paths in pairs.items():
            cells = []
            for program, (endings, show) in programs.items():
                kept = ending in endings and show(paths[0]) != show(paths[1])
                cells.append("-" if ending not in endings else "kept" if kept else "lost")
                wrong += program == "qsift" and not kept
            lines.append(f"| {ending.upper()} | {kind} | " + " | ".join(cells) + " |")
    table = "\n".join(lines) + "\n"
    if not arguments.check:
        print(table, end="")
        return 1 if wrong else 0
    manual = arguments.check.read_text(encoding="utf-8")
    there = manual[manual.find(lines[0].removesuffix(" |")):].partition("\n\n")[0]
    if columns(there, len(programs) + 2) != columns(table, len(programs) + 2):
        print(f"{arguments.check} does not hold this table:\n{table}")
        return 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
