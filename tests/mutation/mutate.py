#!/usr/bin/env python3
"""Applies the changes of mutations.yaml to a copy of the tree, one at a time, and reports which of
them no test notices.

    mutate.py [--list] [--at TEXT]... [--most-surviving SHARE]

Each entry names a file, a fragment that stands in it once (`from`), what takes its place (`to`) and
the source of unit tests that should notice it (`test`, without "_test.cc"); those run first, then
the other unit tests and the golden cases, and the scripts of tests/golden named in `also`. The copy
and its build are in build/mutation and are kept, so that each change compiles one file. --at runs
only the entries whose file or fragment holds the text. The exit status is 1 if more survive than
the share allows (default: 0.1), 2 if an entry does not fit the sources.
"""
import argparse
import pathlib
import subprocess
import sys
import time

import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TREE = ROOT / "build" / "mutation"
BUILD = TREE / "build" / "release"
SECONDS = 300  # a change that makes a test run longer is noticed


def fits(mutation):
    """The fragment stands once in its file."""
    path = ROOT / mutation["at"]
    return path.is_file() and path.read_text().count(mutation["from"]) == 1


def copy_tree():
    """Brings the copy up to date; files that did not change keep their time."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True,
                           text=True).stdout.split("\0")
    for name in filter(None, names):
        source, target = ROOT / name, TREE / name
        if not source.is_file():
            continue
        content = source.read_bytes()
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(source.stat().st_mode)


def quiet(*command):
    """True where the command succeeds in time."""
    try:
        return subprocess.run(command, cwd=TREE, capture_output=True, timeout=SECONDS).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def build(target):
    """What the compiler says if the target does not build."""
    command = ["cmake", "--build", str(BUILD), "--target", target]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout[-2000:]


def notices(mutation):
    """The name of the test that fails; nothing where all pass."""
    unit = str(BUILD / "tests" / "qsift_unit_tests")
    if "test" in mutation and not quiet(unit, "-#", f"[#{mutation['test']}_test]"):
        return f"unit ({mutation['test']})"
    if not quiet(unit):
        return "unit"
    build("qsift")
    for script in ["run", *mutation.get("also", [])]:
        if not quiet("/usr/bin/python3", f"tests/golden/{script}.py", str(BUILD / "qsift")):
            return "golden" if script == "run" else script
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="only check that the entries fit")
    parser.add_argument("--at", action="append", default=[])
    parser.add_argument("--most-surviving", type=float, default=0.1)
    arguments = parser.parse_args()

    mutations = yaml.safe_load((HERE / "mutations.yaml").read_text())
    misfits = [m for m in mutations if not fits(m)]
    for mutation in misfits:
        print(f"misfit: {mutation['at']}: {mutation['from']}")
    chosen = [m for m in mutations if m not in misfits and
              (not arguments.at or any(t in m["at"] or t in m["from"] for t in arguments.at))]
    if arguments.list:
        print(f"{len(chosen)} changes")
        return 2 if misfits else 0

    copy_tree()
    if not quiet("cmake", "--preset", "release", "-DQSIFT_TESTS=ON") or \
            build("qsift_unit_tests"):
        print("mutate: the copy does not build")
        return 2
    if failing := notices({}):
        print(f"mutate: {failing} fails without a change")
        return 2
    survived = 0
    for mutation in chosen:
        began = time.monotonic()
        path = TREE / mutation["at"]
        original = path.read_text()
        path.write_text(original.replace(mutation["from"], mutation["to"]))
        broken = build("qsift_unit_tests")
        noticed = "" if broken else notices(mutation)
        path.write_text(original)
        if broken:
            print(f"does not build: {mutation['at']}: {mutation['to']}\n{broken}")
            return 2
        survived += not noticed
        print(f"{noticed or 'SURVIVES':<18} {time.monotonic() - began:5.0f} s  {mutation['at']}: "
              f"{mutation['from']}  ->  {mutation['to']}", flush=True)
    print(f"{survived} of {len(chosen)} survive")
    if misfits:
        return 2
    return int(survived > arguments.most_surviving * len(chosen))


if __name__ == "__main__":
    sys.exit(main())
