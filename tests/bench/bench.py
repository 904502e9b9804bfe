#!/usr/bin/env python3
"""What qsift costs beside other programs, or beside another build of itself, in one run.

    bench.py QSIFT [--beside QSIFT] [--json FILE] [--hostile] [TEXT...]

TEXT: the questionnaires to repeat (default: samples/). Prints the best of some runs, peak memory and,
where valgrind is installed, instructions a byte and their share by stage. `--hostile` adds the texts
that would show time that grows with the square. `--json` keeps the figures. Run it on an idle machine.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "golden"))
from odd_texts import GROWING

RUNS = 7
JSONL = ["extract", "-q", "--to", "jsonl"]
LINKS = ["scan", "--kinds", "url,www,domain,email,ip"]
# What qsift asks of its own allocator, for the others.
ALLOCATOR = {"GLIBC_TUNABLES": "glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=67108864"}

# Prose of four languages with two citations in every line.
CITING = {
    "de": "Nach § {0} Abs. 2 des Wassergesetzes vom 3. Mai 20{1} (BGBl. I S. {0}) und Artikel {2} der Verordnung"
          " Nr. {0}/20{1} meldet das Amt jeden Pegel.\n",
    "es": "Según el artículo {2} de la Ley {0}/20{1}, de 3 de mayo, de Aguas, y el Decreto n.º {0}/20{1}, la oficina"
          " mide cada pozo.\n",
    "fr": "Selon l'article {2} de la loi n° 20{1}-{0} du 3 mai 20{1} relative à l'eau et le décret n° 20{1}-{2}, le"
          " service relève chaque puits.\n",
    "ru": "Согласно статье {2} Федерального закона от 3 мая 20{1} г. № {0}-ФЗ «О водных путях» и постановлению"
          " № {0} служба измеряет каждый колодец.\n",
}

# The function of each stage.
STAGES = {
    "rules": "RulePack::Default()", "markup": "ReadMarkup(", "structure": "ReadStructure(",
    "selections": "ReadSelections(", "links": "ReadLinks(", "citations": "ReadCitations(",
    "digest of the input": "Sha256[abi", "output": "JsonLinesWriter::Write(",
}


def repeated(text, size):
    return text * (size // len(text) + 1)


def citing(lang, size):
    lines, length = [b"1. Which laws?\n\n"], 0
    while length < size:
        number = len(lines)
        lines.append(CITING[lang].format(100 + number % 800, 10 + number % 12, 1 + number % 60).encode())
        length += len(lines[-1])
    return b"".join(lines)


class Load:
    """A command, what it reads, and the same on less for counting instructions."""

    def __init__(self, name, arguments, path, counted=None, one_core=True):
        self.name, self.command, self.one_core = name, [*arguments, str(path)], one_core
        self.size = sum(p.stat().st_size for p in (path.iterdir() if path.is_dir() else [path]))
        self.counted = counted and [*arguments, str(counted)]
        self.counted_size = counted and counted.stat().st_size


class Bench:
    def __init__(self, folder):
        self.folder, self.figures = folder, {}

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def loads(self, text):
        big, part = self.file("big", repeated(text, 20_000_000)), self.file("part", repeated(text, 2_000_000))
        yield Load("extract --to jsonl", JSONL, big, part)
        yield Load("extract --to yaml", ["extract", "-q"], big)
        yield Load("scan, links to jsonl", LINKS, big, part)
        yield Load("scan, links to plain", [*LINKS, "--to", "plain"], big)
        (self.folder / "many").mkdir()
        for number in range(400):
            self.file(f"many/{number}.txt", repeated(text, 50_000) + b"\n99. Which copy?\n\n%d\n" % number)
        yield Load("400 files, all cores", JSONL, self.folder / "many", one_core=False)
        for lang in CITING:
            yield Load(f"citations, {lang}", JSONL, self.file(f"{lang}", citing(lang, 4_000_000)),
                       self.file(f"{lang}-part", citing(lang, 400_000)))
        for lang in CITING:
            short = self.file(f"{lang}-short", citing(lang, 8_000))
            yield Load(f"one file of 8 KB, {lang}", JSONL, short, short)
        empty = self.file("empty", b"")
        yield Load("an empty file", JSONL, empty, empty)

    def measure(self, command, one_core=True, runs=RUNS):
        """The least wall time in seconds and the peak resident memory in MiB."""
        best, peak = 1e9, 0
        for _ in range(runs):
            began = time.perf_counter()
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                     env={**os.environ, **ALLOCATOR},
                                     preexec_fn=(lambda: os.sched_setaffinity(0, {0})) if one_core else None)
            _, status, usage = os.wait4(child.pid, 0)
            best = min(best, time.perf_counter() - began)
            peak = max(peak, usage.ru_maxrss / 1024)
            if os.waitstatus_to_exitcode(status) not in (0, 1):
                sys.exit(f"bench: {' '.join(map(str, command))} failed")
        return best, peak

    def callgrind(self, command):
        """Instructions in all, and by function with what it calls."""
        out = self.folder / "callgrind.out"
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        text = subprocess.run(["callgrind_annotate", "--inclusive=yes", out], check=True, capture_output=True,
                              text=True).stdout
        counts = [(int(count.replace(",", "")), what)
                  for count, what in re.findall(r"^\s*([\d,]+) \([ \d.]+%\)  (.*)$", text, re.M)]
        stages = {name: next((count for count, what in counts if function in what), 0)
                  for name, function in STAGES.items()}
        return counts[0][0], stages

    def put(self, name, size, seconds, peak, counted=""):
        self.figures[name] = {"bytes": size, "seconds": seconds, "mib": peak}
        print(f"  {name:32} {seconds:7.3f} s {size / 1e6 / seconds:7.1f} MB/s {peak:7.1f} MiB{counted}", flush=True)

    def ours(self, qsift, loads):
        by_stage = {}
        for load in loads:
            counted, instructions = "", None
            if load.counted and shutil.which("valgrind"):
                instructions, stages = self.callgrind([qsift, *load.counted])
                each = f"{instructions / load.counted_size:.0f} a byte, " if load.counted_size else ""
                counted = f"   {each}{instructions / 1e6:.1f} million instructions"
                by_stage = by_stage or {stage: count / load.counted_size for stage, count in stages.items()}
            self.put(load.name, load.size, *self.measure([qsift, *load.command], load.one_core), counted)
            self.figures[load.name]["instructions"] = instructions
        if by_stage:
            print("extract --to jsonl by stage, instructions a byte")
            for stage, count in by_stage.items():
                print(f"  {stage:32} {count:7.1f}")
            self.figures["stages"] = by_stage

    def others(self):
        print("other programs")
        big = self.folder / "big"
        million = self.file("million", big.read_bytes()[:1_000_000])
        for name, command, runs in (("cmark-gfm", ["cmark-gfm", "-e", "autolink", "-t", "xml", big], RUNS),
                                    ("rg -o URL", ["rg", "-o", r"https?://[^\s<>]+", big], RUNS),
                                    ("pandoc", ["pandoc", "-f", "commonmark", "-t", "plain", million], 2)):
            self.put(name, command[-1].stat().st_size, *self.measure(command, runs=runs))
        for ours, theirs in (("extract --to jsonl", "cmark-gfm"), ("extract --to jsonl", "rg -o URL"),
                             ("scan, links to jsonl", "rg -o URL")):
            print(f"  {ours} / {theirs}: {self.figures[ours]['seconds'] / self.figures[theirs]['seconds']:.2f}")

    def beside(self, qsift, other, loads):
        """The same by another build, in turns, so that both see the same machine."""
        print(f"beside {other}")
        for load in loads:
            ours, theirs = 1e9, 1e9
            for _ in range(RUNS):
                ours = min(ours, self.measure([qsift, *load.command], load.one_core, 1)[0])
                theirs = min(theirs, self.measure([other, *load.command], load.one_core, 1)[0])
            self.figures[load.name]["beside"] = theirs
            print(f"  {load.name:32} {ours:7.3f} s beside {theirs:7.3f} s: {ours / theirs:5.3f}", flush=True)

    def hostile(self, qsift):
        rows = []
        for name, make in GROWING.items():
            once, twice = self.file("once", make(1)), self.file("twice", make(2))
            size = once.stat().st_size
            seconds, peak = self.measure([qsift, *JSONL, once], runs=2)
            longer = self.measure([qsift, *JSONL, twice], runs=2)[0] / seconds
            rows.append((size / 1e6 / seconds, name, longer, peak))
            self.figures[f"hostile, {name}"] = {"bytes": size, "seconds": seconds, "twice": longer, "mib": peak}
        print("hostile texts, the slowest first")
        for speed, name, longer, peak in sorted(rows):
            print(f"  {name:32} {speed:7.1f} MB/s {peak:7.1f} MiB   twice as much takes {longer:.2f} times as long")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("qsift")
    parser.add_argument("--beside", metavar="QSIFT", help="another build to compare with")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("texts", nargs="*", type=pathlib.Path, metavar="TEXT")
    arguments = parser.parse_args()
    texts = arguments.texts or sorted(pathlib.Path("samples").glob("*.txt"))
    text = b"\n".join(path.read_bytes() for path in texts)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(folder))
        loads = list(bench.loads(text))
        print(f"best of {RUNS} runs, on one core where nothing else is said")
        bench.ours(arguments.qsift, loads)
        bench.others()
        if arguments.beside:
            bench.beside(arguments.qsift, arguments.beside, loads)
        if arguments.hostile:
            bench.hostile(arguments.qsift)
        if arguments.json:
            arguments.json.write_text(json.dumps(bench.figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
