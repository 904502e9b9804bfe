#!/usr/bin/env python3
"""Times qsift beside other programs in one run, on 20 MB made of repeated text, on one core.

    bench.py QSIFT [TEXT...]

TEXT: the questionnaires to repeat (default: samples/). Prints the best of some runs, peak memory,
and ratios; a number above 1 means that qsift takes longer.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SIZE = 20_000_000
RUNS = 7
LINKS = "url,www,domain,email,ip"
URL = r"https?://[^\s<>]+"


def measure(command):
    """The least wall time in seconds and the peak resident memory in MiB."""
    best, peak = 1e9, 0
    for _ in range(RUNS):
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 preexec_fn=lambda: os.sched_setaffinity(0, {0}))
        _, status, usage = os.wait4(child.pid, 0)
        best = min(best, time.perf_counter() - began)
        peak = max(peak, usage.ru_maxrss / 1024)
        if status not in (0, 256):
            sys.exit(f"bench: {' '.join(command)} failed")
    return best, peak


def main():
    qsift = sys.argv[1]
    texts = sys.argv[2:] or sorted(str(p) for p in pathlib.Path("samples").glob("*.txt"))
    text = b"\n".join(pathlib.Path(t).read_bytes() for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        big, empty = os.path.join(folder, "big.txt"), os.path.join(folder, "empty.txt")
        with open(big, "wb") as out:
            out.write(text * (SIZE // len(text) + 1))
        open(empty, "wb").close()
        size = os.path.getsize(big)
        rows = [("qsift extract --to jsonl", [qsift, "extract", "-q", "--to", "jsonl", big]),
                ("qsift extract --to yaml", [qsift, "extract", "-q", big]),
                ("qsift scan, links to jsonl", [qsift, "scan", "--kinds", LINKS, big]),
                ("qsift scan, links to plain", [qsift, "scan", "--kinds", LINKS, "--to", "plain", big]),
                ("cmark-gfm -e autolink -t xml", ["cmark-gfm", "-e", "autolink", "-t", "xml", big]),
                ("rg -o URL", ["rg", "-o", URL, big])]
        print(f"{size / 1e6:.1f} MB of repeated text, one core, best of {RUNS}")
        figures = {}
        for name, command in rows:
            seconds, peak = figures[name] = measure(command)
            print(f"  {name:30} {seconds:6.3f} s {size / 1e6 / seconds:7.1f} MB/s {peak:7.1f} MiB")
        ours = figures["qsift extract --to jsonl"]
        print(f"  extract / cmark-gfm: {ours[0] / figures['cmark-gfm -e autolink -t xml'][0]:.2f}")
        print(f"  extract / rg:        {ours[0] / figures['rg -o URL'][0]:.2f}")
        links = figures["qsift scan, links to jsonl"]
        print(f"  scan of links / rg:  {links[0] / figures['rg -o URL'][0]:.2f}")
        limit = 4 * size / 2**20 + 64
        print(f"  peak memory {ours[1]:.0f} MiB of {limit:.0f} MiB (4 x input + 64)")
        seconds, _ = measure([qsift, "extract", "-q", empty])
        print(f"  start-up on an empty input: {seconds * 1000:.1f} ms")


if __name__ == "__main__":
    main()
