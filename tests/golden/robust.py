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

from odd_texts import GROWING, SMALL

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
    for name, data in {**SMALL, **{name: make(1) for name, make in GROWING.items()}}.items():
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
