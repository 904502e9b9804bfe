#!/usr/bin/env python3
"""What a user may do to the program: rubbish, devices, pipes, many files at once.

    robust.py QSIFT
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

QSIFT = str(pathlib.Path(sys.argv[1]).resolve())
SAMPLES = sorted(str(p) for p in pathlib.Path("samples").glob("*.txt"))


def run(*arguments, **options):
    return subprocess.run([QSIFT, *arguments], capture_output=True, timeout=300, **options)


def check(name, truth, result=None):
    if not truth:
        print(f"FAILED {name}", result and (result.returncode, result.stderr[-300:]))
        sys.exit(1)


def bad_inputs(folder):
    rubbish = {
        "pdf": b"%PDF-1.4 \x00\x01", "zip": b"PK\x03\x04\x00", "binary": bytes(range(256)) * 40,
    }
    for name, data in rubbish.items():
        path = folder / name
        path.write_bytes(data)
        done = run("extract", str(path))
        told = b"is a broken archive" if name == "zip" else b"looks like"
        check(name, done.returncode == 2 and told in done.stderr and not done.stdout, done)
    for name in (str(folder / "missing"), "/proc/self/mem"):
        done = run("extract", name)
        check(name, done.returncode == 2 and name.encode() in done.stderr and not done.stdout, done)
    # A bad file stops nothing, and the status tells.
    done = run("extract", "-q", "--to", "jsonl", str(folder / "gone"), SAMPLES[0],
               str(folder / "missing"), SAMPLES[1])
    check("others run", done.returncode == 2 and done.stdout.count(b"\n") == 2, done)
    check("both named", done.stderr.count(b"error[unreadable]") == 2, done)


def any_order():
    """The same bytes whatever the number of threads."""
    for command in (["extract", "-q", "--to", "jsonl"], ["check", "-q", "--no-project", "--format", "json"]):
        one, eight = (run(*command, "-j", jobs, *SAMPLES) for jobs in ("1", "8"))
        check(f"{command[0]} with threads", one.stdout == eight.stdout and one.stdout, eight)


def odd_texts(folder):
    texts = {
        "empty": b"", "blank": b" \n\t\r\n\x0c", "no newline": b"1. Name?", "bom": b"\xef\xbb\xbf",
        "nul": b"1. Name?\n\nA\x00nna\n", "bad utf-8": b"1. N\xff\xfe\xc3?\n\nAnna\n",
        "cr": b"1. Name?\r\rAnna\r\r2. Town?\r\rUlm\r",
        "utf-16": "1. Name?\n\nAnna\n\n2. Town?\n\nÜlm\n".encode("utf-16"),
        "latin-1": "1. Où?\n\nÀ côté, là où l'été ne finit jamais.\n\n2. Qui?\n\nMoi\n".encode("latin-1"),
        "long line": b"1. Name?\n\n" + b"Law on x, https://a.example.org/ (1) [x] No. 1 " * 2_000_00,
        "brackets": b"(" * 300_000, "quotes": b'"Law ' * 100_000, "bullets": b"- " * 300_000,
        "numbers": b"".join(b"%d. a\n" % i for i in range(1, 60_000)),
        "scales": b"1. a    1  2  [3]  4\n" * 40_000,
        "boxes": "☐".encode() * 200_000, "comment": b"<!--" * 100_000, "stars": b"*" * 300_000,
        "html": b"<html>" + b"<p>&amp&" * 60_000, "open tags": b"<body>" + b'<a href="' * 40_000,
        "cells": b"<html>" + b"<td>1" * 60_000, "wiki": b"{|\n" + b"| [[a || " * 60_000,
        "wiki lines": b"{|\n" + b"| a || b\n" * 60_000, "pipes": b"|a|b|\n|---|---|\n" + b"|1|x|\n" * 40_000,
        "grid": b"+--+--+\n| a | b |\n" * 30_000, "letters": b"(a) b?\n\n" * 40_000,
        "signs": b"o Yes\nx No\n" * 40_000, "hyphens": b"word-\nword\n" * 40_000,
        "shared": b"1. a? b 3. C? d\n" + b"5. E? f 6. G? h 7. I? j\n" * 20_000,
        "gaps": b"1. a?     9. B?\n" * 30_000, "marks": b"Yes\nX\nNo\n" * 30_000,
        "pointing": b"1. a?\n\n" + b"the Act, Law on Rivers, this Regulation " * 8_000,
        "pinpoints": b"1. a?\n\n" + b"Article 5, section 6(1) of the Act and " * 8_000,
        "names": b"1. a?\n\n" + b'Rivers Act 1911 (the "RA"), s. 5 RA ' * 8_000,
        "law brackets": b"1. a?\n\n" + b"Law (Article (1)(" * 16_000,
        "emphasis": b"1. a? " + b"*b " * 400_000 + b"\n\nc\n\n2. d?\n\ne\n\n3. f?\n\ng\n",
        "at signs": b"a@" * 200_000, "dots": b"a." * 200_000, "slashes": b"http://" * 100_000,
    }
    for name, data in texts.items():
        path = folder / "text.txt"
        path.write_bytes(data)
        began = time.monotonic()
        done = run("extract", "-q", "--to", "jsonl", str(path))
        check(name, done.returncode == 0, done)
        json.loads(done.stdout)
        done = run("check", "-q", "--no-project", "--format", "json", str(path))
        check(f"{name}, checked", done.returncode in (0, 1), done)
        json.loads(done.stdout)
        check(f"{name} takes {time.monotonic() - began:.0f} s", time.monotonic() - began < 60)


def outputs(folder):
    target = folder / "out.yaml"
    target.write_text("before")
    done = run("extract", "-q", SAMPLES[0], "-o", str(target))
    check("-o", done.returncode == 0 and target.read_text().startswith("---\n"), done)
    check("nothing left beside", [p.name for p in folder.iterdir()] == ["out.yaml"])
    target.write_text("before")
    done = run("extract", str(folder / "missing"), "-o", str(target))
    check("kept on failure", done.returncode == 2 and target.read_text() == "before", done)
    check("no partial file", [p.name for p in folder.iterdir()] == ["out.yaml"])
    done = run("extract", SAMPLES[0], "-o", str(folder / "no" / "such.yaml"))
    check("no such folder", done.returncode == 2 and b"cannot be written" in done.stderr, done)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([QSIFT, "extract", "-q", *SAMPLES], stdout=full,
                              stderr=subprocess.PIPE)
    check("/dev/full", done.returncode == 2 and b"cannot be written" in done.stderr, done)
    pipe = subprocess.run(f"{QSIFT} extract -q --to jsonl {' '.join(SAMPLES * 50)} | head -c 10",
                          shell=True, capture_output=True)
    check("closed pipe", len(pipe.stdout) == 10 and not pipe.stderr, pipe)
    done = run("extract", "-q", *SAMPLES, "--out-dir", str(folder / "all"), "--to", "json")
    check("--out-dir", done.returncode == 0 and len(list((folder / "all").glob("*.json"))) == len(SAMPLES),
          done)


def same_bytes():
    one = run("extract", "-q", "--to", "jsonl", "-j", "1", *SAMPLES * 20)
    eight = run("extract", "-q", "--to", "jsonl", "-j", "8", *SAMPLES * 20)
    check("-j1 and -j8", one.returncode == 0 and one.stdout == eight.stdout)
    listed = "\0".join(SAMPLES).encode()
    done = run("extract", "-q", "--to", "jsonl", "--files0-from", "-", input=listed)
    check("--files0-from", done.stdout == run("extract", "-q", "--to", "jsonl", *SAMPLES).stdout)
    text = pathlib.Path(SAMPLES[0]).read_bytes()
    done = run("extract", "-q", "--to", "jsonl", "--stdin-name", "mine", input=text)
    check("--stdin-name", json.loads(done.stdout)["document"]["id"] == "mine")


def main():
    check("samples", len(SAMPLES) > 5)
    for part in (bad_inputs, odd_texts, outputs):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))
    same_bytes()
    print("robust: all passed")


if __name__ == "__main__":
    main()
