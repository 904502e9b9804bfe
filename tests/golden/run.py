#!/usr/bin/env python3
"""Runs the golden cases: exact standard output, standard error and exit status.

    run.py QSIFT [--update] [CASE...]

A case is a file in cases/: its first line is the command (a shell line, run in the top folder with
QSIFT as `qsift`), then what it prints under "--- stdout" and "--- stderr", and "--- status N".
The expected outputs in samples/ are cases too. --update writes what the program prints now; read
the difference before it is committed.
"""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = pathlib.Path(__file__).resolve().parent / "cases"


def run(command, tools):
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=120,
                          env={"PATH": f"{tools}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    return (done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"),
            done.returncode)


def render(command, result):
    out, err, status = result
    return f"$ {command}\n--- stdout\n{out}--- stderr\n{err}--- status {status}\n"


def main():
    arguments = [a for a in sys.argv[2:] if a != "--update"]
    update = "--update" in sys.argv
    passed = failed = 0
    with tempfile.TemporaryDirectory() as tools:
        (pathlib.Path(tools) / "qsift").symlink_to(pathlib.Path(sys.argv[1]).resolve())
        checks = []
        for case in sorted(CASES.glob("*.txt")):
            command = case.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("$ ")
            checks.append((case, command, lambda c, r: render(c, r)))
        for sample in sorted((ROOT / "samples").glob("*.txt")):
            command = f"qsift extract -q samples/{sample.name}"
            checks.append((sample.with_suffix(".yaml"), command, lambda c, r: r[0]))
        if not checks:
            print("no golden case found")
            return 1
        for path, command, shape in checks:
            if arguments and path.stem not in arguments:
                continue
            now = shape(command, run(command, tools))
            expected = path.read_text(encoding="utf-8") if path.exists() else ""
            if now == expected:
                passed += 1
                continue
            if update:
                path.write_text(now, encoding="utf-8")
                print(f"updated {path.relative_to(ROOT)}")
                continue
            failed += 1
            print(f"FAILED {path.relative_to(ROOT)}: $ {command}")
            for was, got in zip(expected.split("\n") + [""] * 9999, now.split("\n")):
                if was != got:
                    print(f"  expected: {was[:200]}\n  printed:  {got[:200]}")
                    break
    print(f"golden: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
