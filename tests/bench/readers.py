#!/usr/bin/env python3
"""What reading costs: a DOCX of 20 pages beside pandoc in the same run, and workbooks of many rows.

    readers.py QSIFT [--rows N] [--check]

Prints the least CPU time (user and system) of some runs, and peak memory; run it on an idle machine.
`--check` fails where qsift takes more than a tenth of pandoc's time to plain text, reads less than
20 MB of a workbook's XML a second, or keeps more memory for ten times the respondents.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "readers"))
from docx_make import checkbox, docx, drop_down, para, run, style, table
from sheet_make import Shared, sheet, xlsx

RUNS = 5
PAGES, QUESTIONS = 20, 5  # of a page with its prose about 450 words
SHARE, SPEED, GROWTH = 0.1, 20, 32  # of pandoc's time; MB/s; MiB
WORDS = ("the harbour master keeps a record of each berth and of the vessels that lie there for longer than "
         "a week while repairs to the quay are under way and no crane may be moved without leave").split()
LOOK = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/>'


def words(count, seed):
    return " ".join(WORDS[(seed * 7 + i * (1 + seed % 5)) % len(WORDS)] for i in range(count))


def pages(count=PAGES):
    """A form as Word writes it: headings, prose, questions with boxes, lists and tables."""
    body = ""
    for page in range(1, count + 1):
        body += style(run(f"Part {page}: berths {page * 10} to {page * 10 + 9}"), "H1")
        body += "".join(para(run(words(90, page + i).capitalize() + ".", LOOK)) for i in range(2))
        for item in range(1, QUESTIONS + 1):
            body += para(run(f"{page}.{item}. ", LOOK) + run("Is the ", LOOK) + run(words(8, page + item), LOOK) + run("?", LOOK))
            body += "".join(para(checkbox(on) + run(f" {label}", LOOK)) for label, on in
                            (("Yes", item % 2), ("No", not item % 2), ("Not known", False)))
            body += para(run(words(25, item).capitalize() + ".", LOOK))
        body += para(run("State: ", LOOK) + drop_down(["Open", "Closed", "In repair"], "Closed"))
        body += table([[run(words(3, row + column), LOOK) for column in range(4)] for row in range(6)], True)
    return docx(body)


def respondents(count):
    """A workbook with one respondent per row."""
    shared = Shared()
    head = ["Timestamp", "Which harbour is it?", "Is the quay lit?", "How many cranes are there?", "What is planned?"]
    replies = [words(9, i) for i in range(50)]
    rows = [head] + [["2024/03/01 9:30:00 AM", f"Harbour {i % 40}", "Yes" if i % 3 else "No", i % 9, replies[i % 50]]
                     for i in range(count)]
    return xlsx([("Replies", sheet(rows, shared))], shared)


def questions(count):
    rows = [["ID", "Question", "Answer", "Comment"]] + [
        [str(i), f"Is berth {i} {words(5, i)}?", "Yes" if i % 3 else "No", words(8, i)] for i in range(count)]
    return xlsx([("Berths", sheet(rows))])


def write(path, make, count):
    """Returns the size of all XML. Another process makes it: the memory of this one counts as that of
    the programs it starts."""
    child = os.fork()
    if child == 0:
        path.write_bytes(make(count))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit("readers.py: a document could not be made")
    if path.suffix != ".xlsx":
        return path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def measure(command, runs=RUNS):
    """The least CPU time in seconds and the peak resident memory in MiB."""
    least, peak = 1e9, 0
    for _ in range(runs):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit(f"readers.py: {' '.join(command)} failed")
        least = min(least, usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
    return least, peak


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("qsift")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        form, book = pathlib.Path(folder) / "form.docx", pathlib.Path(folder) / "sheet.xlsx"
        write(form, pages, PAGES)
        path = str(form)
        ours, memory = measure([arguments.qsift, "extract", "-q", path])
        print(f"DOCX, {PAGES} pages, to YAML    {ours * 1000:8.1f} ms  {memory:6.1f} MiB")
        if shutil.which("pandoc"):
            theirs, memory = measure(["pandoc", "-f", "docx", "-t", "plain", path])
            print(f"pandoc to plain text       {theirs * 1000:8.1f} ms  {memory:6.1f} MiB  a share of {ours / theirs:.3f}")
            if ours > SHARE * theirs:
                missed.append(f"more than {SHARE} of pandoc's time")
        for name, make in (("a respondent a row", respondents), ("a question a row", questions)):
            peaks = []
            for count in (arguments.rows // 10, arguments.rows):
                size = write(book, make, count)
                seconds, memory = measure([arguments.qsift, "extract", "-q", "--to", "jsonl", str(book)], 3)
                peaks.append(memory)
                speed = size / 1e6 / seconds
                print(f"XLSX, {count:7} rows, {name:18} {size / 1e6:6.1f} MB  {seconds:6.2f} s  {speed:6.1f} MB/s  {memory:7.1f} MiB")
            if speed < SPEED:
                missed.append(f"less than {SPEED} MB/s with {name}")
            if make is respondents and peaks[1] - peaks[0] > GROWTH:
                missed.append(f"{peaks[1] - peaks[0]:.0f} MiB more for ten times the rows")
    for line in missed:
        print(f"missed: {line}")
    return 1 if missed and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
