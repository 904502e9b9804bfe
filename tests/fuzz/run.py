#!/usr/bin/env python3
"""Runs the fuzz targets, as many at a time as there are cores, and prints what each executed.

    run.py BUILD [--seconds N] [--reader-seconds N] [--seed N] [TARGET...]

A target starts from seeds: the samples, the files beside this script, and for the readers of one
format the documents that tests/readers writes. What ends a target is kept under BUILD. With the same
seed and an empty BUILD/corpus a run tries the same inputs again.
"""
import argparse
import concurrent.futures
import io
import os
import pathlib
import re
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "readers"))
import docx_cases
import html_cases
import odt_cases
import sheet_cases

# The parts of an archive that a reader's target takes, in its order, divided by a NUL byte.
PARTS = {
    "docx": ("word/document.xml", "word/numbering.xml", "word/styles.xml"),
    "odt": ("content.xml", "styles.xml"),
    "xlsx": ("sheet1.xml", "sharedStrings.xml", "styles.xml"),
}
READERS = ("auto", "docx", "odt", "xlsx", "csv", "tsv", "html")
TARGETS = ("extract", "check", "settings", "rules", "records", *READERS)


def parts_of(data, wanted):
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = {name: [n for n in archive.namelist() if n.endswith(name)] for name in wanted}
    return b"\0".join(archive.read(found[0]) if found else b"" for found in names.values())


def made(source, archives):
    for name, data, _, _ in source.cases():
        if zipfile.is_zipfile(io.BytesIO(data)) == archives:
            yield name, data


def reader_seeds(target):
    if target == "docx":
        return [(name, parts_of(data, PARTS[target])) for name, data in made(docx_cases, True)]
    if target == "odt":
        return [(name, parts_of(data, PARTS[target])) for name, data in made(odt_cases, True)]
    if target == "xlsx":
        return [(name, parts_of(data, PARTS[target])) for name, data in made(sheet_cases, True)]
    if target == "html":
        return list(made(html_cases, False))
    if target in ("csv", "tsv"):
        return list(made(sheet_cases, False))
    return [*made(docx_cases, True), *made(sheet_cases, True), *made(html_cases, False)]


def seeds(target):
    if target in READERS:
        return reader_seeds(target)
    patterns = {
        "extract": ["samples/*.txt"],
        "check": ["tests/fuzz/seeds/*.form", "samples/*.txt"],
        "settings": ["tests/fuzz/seeds/*.yaml"],
        "rules": ["rules/*/*.yaml"],
        "records": ["tests/fuzz/seeds/*.jsonl"],
    }[target]
    paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    return [(str(path.relative_to(ROOT)).replace("/", "-"), path.read_bytes()) for path in paths]


def run(build, target, seconds, seed):
    """Whether the target came to its end, and what to print."""
    corpus = build / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    given = seeds(target)
    assert given, f"{target} has no seeds"
    for name, data in given:
        (corpus / f"seed-{name.replace('/', '-')}").write_bytes(data)
    command = [build / "tests" / "fuzz" / f"qsift_fuzz_{target}", f"-max_total_time={seconds}", f"-seed={seed}",
               "-max_len=8192", "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1",
               f"-artifact_prefix={build}/{target}-", corpus]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    (build / f"{target}.log").write_text(done.stderr)
    if done.returncode != 0:
        return False, f"{target}: failed\n" + "\n".join(done.stderr.splitlines()[-40:])
    executed, memory = (re.search(rf"stat::{key}:\s*(\d+)", done.stderr).group(1)
                        for key in ("number_of_executed_units", "peak_rss_mb"))
    return True, f"{target}: {executed} executions, {memory} MB"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--reader-seconds", type=int)
    parser.add_argument("--seed", type=int, default=0, help="of the mutations; 0 takes another one each time")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    arguments = parser.parse_intermixed_args()
    if unknown := [target for target in arguments.targets if target not in TARGETS]:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(TARGETS)}")
    build = arguments.build.resolve()
    of_readers = arguments.seconds if arguments.reader_seconds is None else arguments.reader_seconds
    passed = True
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        runs = [pool.submit(run, build, target, of_readers if target in READERS else arguments.seconds,
                            arguments.seed) for target in arguments.targets or TARGETS]
        for each in concurrent.futures.as_completed(runs):
            well, told = each.result()
            passed &= well
            print(told, flush=True)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
