#!/usr/bin/env python3
"""Which program keeps which kind of mark. Each document is made twice, filled in differently and
otherwise alike: a program keeps the marks where what it prints tells the two apart.

    compare.py QSIFT [--check docs/formats.md]      prints the table, or compares it with the one there

LibreOffice's text filter is measured, too, where `soffice` is installed; it is no column of the
table in the manual, as its packages are too large for the tests to need them.
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
    return done.stdout if done.returncode == 0 else None


def office(path):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, str(path)],
                       capture_output=True, check=False)
        texts = list(pathlib.Path(folder).glob("*.txt"))
        return texts[0].read_text(encoding="utf-8") if texts else None


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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("qsift")
    parser.add_argument("--check", type=pathlib.Path)
    arguments = parser.parse_args()
    programs = {
        "qsift": (set(SOURCES), lambda path: answers(arguments.qsift, path)),
        "pandoc": (set(SOURCES), lambda path: run(["pandoc", "-t", "plain", str(path)])),
        "docx2txt": ({"docx"}, lambda path: run(["docx2txt", str(path), "-"])),
    }
    for needed in ("pandoc", "docx2txt"):
        if shutil.which(needed) is None:
            sys.exit(f"compare.py: {needed} is missing; ./dev test installs it")
    if shutil.which("soffice") and not arguments.check:
        programs["LibreOffice"] = (set(SOURCES), office)
    first = documents()
    fill_in_otherwise()
    second = documents()
    lines = ["| format | mark | " + " | ".join(programs) + " |", "|---" * (len(programs) + 2) + "|"]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for ending, kinds in KINDS.items():
            for kind, case in kinds.items():
                cells = []
                for program, (endings, show) in programs.items():
                    if ending not in endings:
                        cells.append("-")
                        continue
                    shown = []
                    for data in (first[ending, case], second[ending, case]):
                        path = pathlib.Path(folder) / f"form.{ending}"
                        path.write_bytes(data)
                        shown.append(show(path))
                    kept = None not in shown and shown[0] != shown[1]
                    cells.append("kept" if kept else "lost")
                    wrong += program == "qsift" and not kept
                lines.append(f"| {ending.upper()} | {kind} | " + " | ".join(cells) + " |")
    table = "\n".join(lines) + "\n"
    if not arguments.check:
        print(table, end="")
    elif table not in arguments.check.read_text(encoding="utf-8"):
        print(f"{arguments.check} does not hold this table:\n{table}")
        return 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
