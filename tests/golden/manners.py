#!/usr/bin/env python3
"""What users expect of a command-line program: folders, terminals, colors, progress, interrupts, and
tables to be read. Runs everything as a user would, on a real terminal where that counts.

    manners.py QSIFT
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import unicodedata

import yaml

QSIFT = str(pathlib.Path(sys.argv[1]).resolve())
SAMPLES = sorted(str(p) for p in pathlib.Path("samples").glob("*.txt"))
TEXT = "1. Name?\n\nAnna\n\n2. Town?\n\nUlm\n"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"}
RED = "\x1b[1;31m"


def check(name, truth, seen=None):
    if not truth:
        print(f"FAILED {name}: {seen!r}")
        sys.exit(1)


def run(*arguments, env=None, **options):
    done = subprocess.run([QSIFT, *map(str, arguments)], capture_output=True, timeout=60, text=True,
                          encoding="utf-8", env={**ENVIRONMENT, **(env or {})}, **options)
    return done


class Terminal:
    """A program whose named streams are a terminal of its own; the others are pipes."""

    def __init__(self, arguments, streams, env=None, columns=80, **options):
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        ends = {name: follower if name in streams else subprocess.PIPE
                for name in ("stdin", "stdout", "stderr")}
        self.child = subprocess.Popen([QSIFT, *map(str, arguments)], start_new_session=True,
                                      env={**ENVIRONMENT, **(env or {})}, **ends, **options)
        os.close(follower)
        self.seen = ""
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        while True:
            try:
                piece = os.read(self.leader, 4096)
            except OSError:
                return
            if not piece:
                return
            self.seen += piece.decode("utf-8", "replace")

    def wait_for(self, pattern, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end and not re.search(pattern, self.seen):
            time.sleep(0.02)
        return re.search(pattern, self.seen)

    def end(self):
        self.child.wait(timeout=60)
        self.reader.join(timeout=20)
        os.close(self.leader)
        return self.child.returncode


def tree(folder):
    """A folder with everything that must be left out, and why."""
    root = folder / "in"
    (root / "sub" / "deep").mkdir(parents=True)
    (root / ".git").mkdir()
    for name in ("b.txt", "a.txt", "sub/b.md", "sub/deep/c.txt", ".hidden.txt", ".git/config"):
        (root / name).write_text(TEXT)
    (root / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r")
    os.mkfifo(root / "pipe")
    (root / "sub" / "up").symlink_to("..")
    (root / "again").symlink_to("sub")
    (folder / "else").mkdir()
    (folder / "else" / "d.txt").write_text(TEXT)
    (root / "linked").symlink_to(folder / "else")
    return root


def ids(done):
    return [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()]


def folders(folder):
    root = tree(folder)
    everything = ["a", "b", "linked/d", "sub/b", "sub/deep/c"]
    done = run("extract", "--to", "jsonl", root)
    check("walk", done.returncode == 0 and ids(done) == everything, done)
    check("left out", "left out: 2 hidden, 1 without text, 1 special, 2 linked again" in done.stderr,
          done.stderr)
    check("summary", re.search(r"qsift: 6 files, 0\.\d MB in \d+\.\d s;", done.stderr), done.stderr)
    check("-q says nothing", not run("extract", "-q", root).stderr)
    for arguments, wanted in (
            (["--include", "*.md"], ["sub/b"]),
            (["--include", "*.txt", "--exclude", "deep"], ["a", "b", "linked/d"]),
            (["--exclude", "sub/"], ["a", "b", "linked/d"]),
            (["--include", "sub/*"], ["sub/b", "sub/deep/c"]),
            (["--include", "**/c.txt"], ["sub/deep/c"]),
            (["--include", "**/a.txt"], ["a"]),
            (["--include", "[bc].txt"], ["b", "sub/deep/c"]),
            (["--exclude", "linked", "--exclude", "sub"], ["a", "b"])):
        done = run("extract", "-q", "--to", "jsonl", *arguments, root)
        check(f"walk with {arguments}", ids(done) == wanted, done)
    # What is named is read, whatever the globs say.
    done = run("extract", "-q", "--to", "jsonl", "--include", "*.md", root / "a.txt")
    check("a named file", ids(done) == ["a"], done)
    one, eight = (run("extract", "-q", "-j", n, root, *SAMPLES) for n in ("1", "8"))
    check("same bytes", one.stdout == eight.stdout and len(one.stdout) > 1000)
    empty = folder / "empty"
    empty.mkdir()
    for command in ("extract", "check", "scan"):
        done = run(command, empty)
        check(f"{command} of an empty folder", done.returncode == 2 and "no input" in done.stderr, done)
    done = run("check", "--no-project", root)
    check("check refuses what is no text", done.returncode == 2 and "pic.png" in done.stderr, done)
    check("check in folders", "in/sub/deep/c.txt" in done.stdout or "6 files" in done.stderr, done)


def mirrored(folder):
    root, out = tree(folder), folder / "out"
    names = ["a.json", "b.json", "linked/d.json", "sub/b.json", "sub/deep/c.json"]

    def written():
        return sorted(str(p.relative_to(out)) for p in out.rglob("*")
                      if p.is_file() and p.name != "qsift-manifest.jsonl")

    done = run("extract", "--to", "json", "--out-dir", out, root)
    check("mirrored", done.returncode == 0 and written() == names, (done, written()))
    check("whole", all(json.loads((out / n).read_text())["questions"] for n in names))
    # Two inputs for one output: nothing is done.
    (root / "a.md").write_text(TEXT)
    fresh = folder / "fresh"
    done = run("extract", "--out-dir", fresh, root)
    check("two for one", done.returncode == 2 and not fresh.exists() and
          f"{root}/a.md" in done.stderr and f"{root}/a.txt" in done.stderr, done)
    # The output folder inside the folder is no input.
    inner = root / "inner"
    for _ in range(2):
        done = run("extract", "--out-dir", inner, "--include", "*.txt", "--include", "*.yaml", root)
        check("inner", done.returncode == 0 and not (inner / "inner").exists(), done)
    # What cannot be written is reported, and the rest is done.
    (out / "sub").rename(out / "other")
    (out / "sub").write_text("in the way")
    done = run("extract", "--out-dir", out, "--exclude", "a.md", root)
    check("in the way", done.returncode == 2 and "cannot be" in done.stderr and
          (out / "a.yaml").exists(), done)


def colors():
    command = ["extract", "missing.txt"]
    for streams, env, arguments, wanted in (
            ((), {}, [], False), (("stderr",), {}, [], True),
            (("stderr",), {"NO_COLOR": "1"}, [], False), (("stderr",), {"NO_COLOR": ""}, [], True),
            (("stderr",), {"TERM": "dumb"}, [], False), (("stderr",), {"CLICOLOR": "0"}, [], False),
            ((), {"CLICOLOR_FORCE": "1"}, [], True), ((), {"CLICOLOR_FORCE": "0"}, [], False),
            ((), {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, [], False),
            (("stderr",), {}, ["--color", "never"], False),
            ((), {"NO_COLOR": "1"}, ["--color", "always"], True)):
        if streams:
            terminal = Terminal([*command, *arguments], streams, env)
            terminal.end()
            text = terminal.seen
        else:
            text = run(*command, *arguments, env=env).stderr
        check(f"colors with {streams} {env} {arguments}", (RED in text) == wanted, text)


def hints():
    for arguments, told in ((["extract"], True), (["extract", "-"], True), (["scan", "-q"], False),
                            (["extract", SAMPLES[0]], False)):
        terminal = Terminal(arguments, ("stdin", "stderr"))
        if told:
            check("hint", terminal.wait_for("reading from the terminal"), terminal.seen)
        os.write(terminal.leader, b"\x04")
        terminal.child.stdout.read()
        check(f"end of {arguments}", terminal.end() == 0, terminal.seen)
        check(f"hint of {arguments}", ("reading from" in terminal.seen) == told, terminal.seen)
    check("no hint in a pipe", not run("extract", input=TEXT).stderr)


def record(number):
    return json.dumps({"id": str(number), "text": TEXT}).encode() + b"\n"


def progress(folder):
    """Records that come in slowly show how far things are."""
    for arguments, env, wanted in (([], {}, True), (["-q"], {}, False), ([], {"TERM": "dumb"}, False)):
        out = folder / "out.jsonl"
        terminal = Terminal(["extract", "--from", "jsonl", "--to", "jsonl", "-o", out, *arguments],
                            ("stderr",), env)
        for number in range(3):
            terminal.child.stdin.write(record(number))
            terminal.child.stdin.flush()
            time.sleep(0.3)
        if wanted:
            check("bar", terminal.wait_for(r"\r\x1b\[K3 records, \d+\.\d MB/s"), terminal.seen)
        terminal.child.stdin.close()
        check("status", terminal.end() == 0, terminal.seen)
        check(f"bar with {arguments} {env}", ("records" in terminal.seen) == wanted, terminal.seen)
        check("the bar is gone at the end", not wanted or terminal.seen.endswith("\r\x1b[K"))
        check("written", len(out.read_text().splitlines()) == 3)
    # Results on the same terminal: no bar between them.
    terminal = Terminal(["scan", "--from", "jsonl"], ("stdout", "stderr"))
    terminal.child.stdin.write(record(1))
    terminal.child.stdin.flush()
    time.sleep(0.8)
    terminal.child.stdin.close()
    terminal.end()
    check("no bar among results", "\x1b" not in terminal.seen, terminal.seen)


def filters():
    """A record is answered before the next one is sent, and a bad one by a record."""
    for command in (["scan"], ["extract", "--to", "jsonl", "--compact"]):
        child = subprocess.Popen([QSIFT, *command, "--from", "jsonl"], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for line, key in ((record(1), "id"), (b"nonsense\n", "error"), (record(2), "id")):
            child.stdin.write(line)
            child.stdin.flush()
            answer = json.loads(child.stdout.readline())
            found = answer.get(key) or answer.get("document", {}).get(key)
            check(f"{command} answers", found, answer)
        child.stdin.close()
        child.stdout.read()
        check("status of a bad record", child.wait() == 2)
        child.stderr.read()


def interrupts(folder):
    """Ctrl-C: what is finished stays, nothing is half written, and the status tells."""
    out = folder / "out.jsonl"
    terminal = Terminal(["extract", "--from", "jsonl", "--to", "jsonl", "-o", out], ("stderr",))
    terminal.child.stdin.write(record(1))
    terminal.child.stdin.flush()
    check("works", terminal.wait_for("1 record,"), terminal.seen)
    began = time.monotonic()
    terminal.child.send_signal(signal.SIGINT)
    status = terminal.end()
    check("interrupted", status == -signal.SIGINT and time.monotonic() - began < 1, status)
    check("told", "interrupted after 1 record" in terminal.seen, terminal.seen)
    check("nothing half written", not list(folder.iterdir()), list(folder.iterdir()))
    # A folder whose second file never comes to an end.
    root, out = folder / "in", folder / "out"
    root.mkdir()
    (root / "a.txt").write_text(TEXT)
    os.mkfifo(folder / "endless")
    child = subprocess.Popen([QSIFT, "extract", "--out-dir", out, root, folder / "endless"],
                             stderr=subprocess.PIPE, text=True)
    while not (out / "a.yaml").exists():
        time.sleep(0.02)
    began = time.monotonic()
    child.send_signal(signal.SIGINT)
    stderr = child.communicate(timeout=10)[1]
    check("interrupted in a folder", child.returncode == -signal.SIGINT and
          time.monotonic() - began < 1 and "interrupted after 1 of 2 files" in stderr, stderr)
    check("finished files stay", sorted(p.name for p in out.iterdir()) ==
          ["a.yaml", "qsift-manifest.jsonl.part"])


def columns_of(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


def tables():
    wide = "1. 你叫什么名字？\n\n我的名字是王小明，我住在北京市朝阳区很长很长的街道上\n\n2. Town?\n\nUlm\n"
    for width in (30, 60, 200):
        done = run("extract", "--to", "table", "-q", *SAMPLES, env={"COLUMNS": str(width)})
        check(f"table of {width}", max(columns_of(x) for x in done.stdout.splitlines()) <= width)
        if width < 200:
            check("cut", "…" in done.stdout)
    done = run("extract", "--to", "table", input=wide, env={"COLUMNS": "40"})
    check("wide", all(columns_of(line) <= 40 for line in done.stdout.splitlines()) and "…" in
          done.stdout, done.stdout)
    terminal = Terminal(["extract", "--to", "table", "-q", SAMPLES[0]], ("stdout",), columns=44)
    terminal.end()
    check("of the terminal", max(map(len, terminal.seen.splitlines())) == 44, terminal.seen)
    for table in ("options", "links", "citations", "instruments"):
        done = run("extract", "--to", "table", "--table", table, *SAMPLES, env={"COLUMNS": "100"})
        check(f"table of {table}", len(done.stdout.splitlines()) > 40, done)
    # Markup of an answer is no markup of the table.
    evil = "1. A|B?\n\n| x | <img src=x> [a](javascript:b) `c` *d*\ne_f_ &lt;\n\n2. Town?\n\nUlm\n"
    done = run("extract", "-q", "--to", "md", input=evil)
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    check("md", all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows) and
          "<img" not in done.stdout and "[a](" not in done.stdout, done.stdout)


def leaves(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield None, inner
            yield from leaves(inner)


def holds(small, large):
    """Whether a document says nothing but what the other says."""
    if isinstance(small, dict):
        return all(holds(value, large[key]) for key, value in small.items())
    if isinstance(small, list):
        return len(small) == len(large) and all(map(holds, small, large))
    return small == large


def compact():
    for sample in SAMPLES:
        whole = json.loads(run("extract", "-q", "--to", "json", sample).stdout)
        text = run("extract", "-q", "--to", "json", "--compact", sample).stdout
        small = json.loads(text)
        empty = [k for k, v in leaves(small) if v in (None, "", [], {}) or v is False]
        check(f"{sample}: nothing is empty", not empty, empty)
        places = {"line", "span", "prompt_span", "parts", "sha256"} & {k for k, _ in leaves(small)}
        check(f"{sample}: no places", not places, places)
        check(f"{sample}: the same is said", holds(small, whole))
        check(f"{sample}: answers stay", [q.get("answer", {}).get("text") for q in small["questions"]]
              == [(q["answer"] or {}).get("text") for q in whole["questions"]])
        check(f"{sample}: YAML is the same", small ==
              yaml.safe_load(run("extract", "-q", "--compact", sample).stdout))
    nothing = run("extract", "-q", "--compact", input="")
    check("of nothing", yaml.safe_load(nothing.stdout)["document"]["id"] == "stdin", nothing)


def split():
    """A mention of two articles is one citation, or one for each if that is asked for."""
    text = "1. Which law applies?\nAnswer: Articles 3 and 5 of the Forest Act.\n"
    for command in (["extract", "-q", "--to", "csv", "--table", "citations"],
                    ["scan", "--to", "csv", "--table", "citations"]):
        for option, count in ([], 1), (["--split-citations"], 2):
            rows = run(*command, *option, input=text).stdout.splitlines()[1:]
            check(f"{command} {option}", len(rows) == count, rows)


def manual():
    """Each command's help and the manual page say what they must, and the page is sound."""
    page = run("generate", "man").stdout
    for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT",
                    "FILES", "EXAMPLES"):
        check(f"manual: {heading}", f"\n.SH {heading}\n" in page)
    for command in ("extract", "scan", "check", "form", "explain", "rules", "schema", "generate"):
        text = run(command, "--help").stdout
        check(f"{command}: help", text == run("help", command).stdout and "\nExit status:\n" in text
              and "\nExamples:\n" in text and text.count("\n  qsift ") + text.count("\n  source ") >= 2,
              text)
        check(f"{command}: width", max(map(len, text.splitlines())) <= 80, text)
        for option in re.findall(r"^  (?:-\w, |    )(--[\w-]+)", text, re.M):
            check(f"manual: {option}", option == "--help" or option.replace("-", "\\-") in page)
    check("bare", run().returncode == 2 and "Usage:" in run().stderr)
    check("-V", run("-V").stdout == run("--version").stdout)
    full = subprocess.run(f"{QSIFT} --help > /dev/full", shell=True, capture_output=True)
    check("help to a full disk", full.returncode == 2, full)


def main():
    for part in (folders, mirrored, progress, interrupts):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))
    for part in (colors, hints, filters, tables, compact, split, manual):
        part()
    print("manners: all passed")


if __name__ == "__main__":
    main()
