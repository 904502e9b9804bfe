#!/usr/bin/env python3
"""Disks that are full, or that nobody may write to: what could not be written is named, what was written
is whole, and a batch goes on once there is room.

    unshare --map-root-user --mount disks.py QSIFT

It mounts disks of its own, which needs a user namespace or root.
"""
import contextlib
import pathlib
import subprocess
import tempfile

from batch import MANIFEST, SAMPLES, check, contents, run


@contextlib.contextmanager
def disk(folder, options):
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def remount(folder, options):
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def full(folder, inputs, wanted, size):
    """A disk that takes some of the outputs, and then more room. Returns how many it took."""
    with disk(folder / "full", f"size={size}k") as root:
        out = root / "out"
        done = run("extract", "-q", "--out-dir", out, inputs)
        written = contents(out)
        check(f"{size}: status and messages", done.returncode == 2 and "No space left on device" in done.stderr and
              "Success" not in done.stderr, done.stderr)
        for name, data in written.items():
            check(f"{size}: {name} is whole", name == f"{MANIFEST}.part" or data == wanted[name])
        missing = [name for name in wanted if name not in written and name != MANIFEST]
        check(f"{size}: what is missing is named", missing and all(name in done.stderr for name in missing), done.stderr)
        remount(root, "size=64m")
        done = run("extract", "--out-dir", out, "--resume", inputs)
        check(f"{size}: resumed", done.returncode == 0 and contents(out) == wanted, done.stderr)
        return len(written)


def single_outputs(folder, inputs):
    with disk(folder / "small", "size=16k") as root:
        for name, arguments in (("-o", ["-o", root / "all.json", "--to", "json"]),
                                ("--single", ["--out-dir", root, "--single"]), ("--package", ["--package", root / "p"])):
            done = run("extract", "-q", *arguments, inputs)
            check(f"{name}: status", done.returncode == 2 and "No space left on device" in done.stderr, done.stderr)
            check(f"{name}: nothing is left", not any(contents(root).values()), contents(root).keys())


def read_only(folder, inputs):
    with disk(folder / "read-only", "size=1m") as root:
        remount(root, "ro")
        for arguments in (["--out-dir", root / "out"], ["-o", root / "all.json", "--to", "json"],
                          ["--package", root / "p"], ["--out-dir", root / "one", "--single"]):
            done = run("extract", "-q", *arguments, inputs)
            check(f"{arguments}: told once", done.returncode == 2 and "Read-only file system" in done.stderr and
                  done.stderr.count("\n") == 1, done.stderr)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        inputs = folder / "in"
        inputs.mkdir()
        for number in range(120):
            text = SAMPLES[number % len(SAMPLES)].read_text(encoding="utf-8")
            (inputs / f"{number:03}.txt").write_text(f"{text}\n99. Which copy?\n\n{number}\n", encoding="utf-8")
        check("whole", run("extract", "-q", "--out-dir", folder / "whole", inputs).returncode == 0)
        wanted = contents(folder / "whole")
        written = [full(folder, inputs, wanted, size) for size in range(8, 400, 8)]
        check("some outputs, and more with more room", 0 < written[4] < written[-1], written)
        single_outputs(folder, inputs)
        read_only(folder, inputs)
    print(f"disks: all passed, on {len(written)} full disks")


if __name__ == "__main__":
    main()
