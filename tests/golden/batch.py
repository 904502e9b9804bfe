#!/usr/bin/env python3
"""Batches: the manifest, what --resume, --check, --no-clobber and --single do, and that a batch
that is killed at any moment and resumed gives what an undisturbed one gives.

    batch.py QSIFT [KILLS]
"""
import hashlib
import json
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

QSIFT = str(pathlib.Path(sys.argv[1]).resolve())
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 12
SAMPLES = sorted(pathlib.Path("samples").glob("*.txt"))
MANIFEST = "qsift-manifest.jsonl"


def check(name, truth, seen=None):
    if not truth:
        print(f"FAILED {name}: {seen!r}")
        sys.exit(1)


def run(*arguments, **options):
    return subprocess.run([QSIFT, *map(str, arguments)], capture_output=True, timeout=300, text=True,
                          encoding="utf-8", **options)


def inputs(folder, count):
    """A folder of different questionnaires."""
    root = folder / "in"
    for number in range(count):
        sample = SAMPLES[number % len(SAMPLES)]
        path = root / f"{number % 7}" / f"{sample.stem}-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sample.read_text(encoding="utf-8") + f"\n99. Which copy?\n\n{number}\n",
                        encoding="utf-8")
    return root


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def digest(data):
    return hashlib.sha256(data).hexdigest()


def manifests(folder):
    root, out = inputs(folder, 15), folder / "out"
    done = run("extract", "-q", "--out-dir", out, root)
    check("batch", done.returncode == 0, done)
    header, *entries = map(json.loads, (out / MANIFEST).read_text().splitlines())
    check("header", header["schema"] == "qsift-manifest/1" and header["version"] in
          run("-V").stdout and len(header["rules"]) == 64 and "to=yaml" in header["options"], header)
    check("entries", len(entries) == 15 and sorted(e["input"] for e in entries) ==
          [e["input"] for e in entries])
    for entry in entries:
        check(f"digests of {entry['input']}",
              entry["input_sha256"] == digest((root / entry["input"]).read_bytes()) and
              entry["output_sha256"] == digest((out / entry["output"]).read_bytes()))
    check("no journal", not list(out.rglob("*.part")))
    return root, out


def resumes(folder):
    root, out = manifests(folder)
    before = contents(out)
    first, second, third, fourth = sorted(p for p in out.rglob("*.yaml"))[:4]
    stamps = {p: p.stat().st_mtime_ns for p in out.rglob("*.yaml")}

    def resumed(kept, *arguments):
        done = run("extract", "--out-dir", out, "--resume", root, *arguments)
        check(f"{kept} kept", done.returncode == 0 and f"; {kept} kept" in done.stderr, done)

    resumed(15)
    check("nothing is written", stamps == {p: p.stat().st_mtime_ns for p in out.rglob("*.yaml")})
    # Outputs that are missing or were changed are made again, and so are those of a changed input.
    first.unlink()
    second.write_text("changed")
    source = root / third.relative_to(out).with_suffix(".txt")
    text = source.read_text(encoding="utf-8")
    source.write_text(text + "\nMore.\n", encoding="utf-8")
    resumed(12)
    check("kept ones are as they were",
          fourth.stat().st_mtime_ns == stamps[fourth] and contents(out) != before)
    source.write_text(text, encoding="utf-8")
    resumed(14)
    check("as before", contents(out) == before)
    # With other options or other rules, everything is made again.
    done = run("extract", "--out-dir", out, "--resume", "--compact", root)
    check("other options", "kept" not in done.stderr and contents(out) != before, done)
    pack = folder / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text("schema: qsift-rules/1\nid: mine\nversion: 1\nlang: tlh\n")
    (pack / "words.yaml").write_text('words:\n  "yes": [HIja]\n  "no": [ghobe]\n')
    done = run("extract", "--out-dir", out, "--resume", "--rules", pack, root)
    check("other rules", done.returncode == 0 and "kept" not in done.stderr, done)
    (out / MANIFEST).write_text("nonsense\n")
    done = run("extract", "--out-dir", out, "--resume", root)
    check("a broken manifest", done.returncode == 2 and "is no manifest" in done.stderr, done)


def compares(folder):
    root, out = manifests(folder)
    before = contents(out)
    done = run("extract", "-q", "--out-dir", out, "--check", root)
    check("the same", done.returncode == 0 and not done.stdout, done)
    first, second = sorted(p for p in out.rglob("*.yaml"))[:2]
    first.unlink()
    second.write_text("changed")
    changed = contents(out)
    done = run("extract", "-q", "--out-dir", out, "--check", root)
    check("differences", done.returncode == 1 and
          done.stdout == f"missing: {first}\ndiffers: {second}\n", done)
    check("nothing is written", contents(out) == changed)
    done = run("extract", "-q", "--out-dir", out, "--check", root, root / "missing.txt")
    check("2 outranks 1", done.returncode == 2, done)
    done = run("extract", "--out-dir", out, "--no-clobber", root)
    check("no clobber", done.returncode == 0 and "; 14 kept" in done.stderr and
          second.read_text() == "changed" and first.read_bytes() ==
          before[str(first.relative_to(out))], done)
    done = run("extract", "-q", "--out-dir", folder / "one", "--single", "--to", "csv", root)
    one = contents(folder / "one")
    check("single", done.returncode == 0 and list(one) == ["all.csv"] and
          one["all.csv"].decode() == run("extract", "-q", "--to", "csv", root).stdout, done)
    for arguments, message in ((["--resume"], "goes with --out-dir"),
                               (["--out-dir", out, "--resume", "--check"], "exclude each other"),
                               (["--out-dir", out, "--from", "jsonl"], "with --from jsonl")):
        done = run("extract", *arguments, root)
        check(f"{arguments}", done.returncode == 2 and message in done.stderr, done)


def limited(folder):
    """Outputs fit into the largest file that is allowed, the journal does not: it ends with a whole line."""
    root, out, whole = inputs(folder, 120), folder / "out", folder / "whole"
    check("whole", run("extract", "-q", "--out-dir", whole, root).returncode == 0)
    wanted = contents(whole)
    limit = max(len(data) for name, data in wanted.items() if name != MANIFEST) + 1
    check("the manifest is larger", len(wanted[MANIFEST]) > limit)
    done = run("extract", "-q", "--out-dir", out, root,
               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    left = contents(out)
    journal = left.pop(f"{MANIFEST}.part")
    check("limited", done.returncode == 2 and "File too large" in done.stderr, done)
    check("outputs", left == {name: data for name, data in wanted.items() if name != MANIFEST})
    check("journal", limit - 400 < len(journal) <= limit and journal.endswith(b"}\n"), journal[-400:])
    done = run("extract", "--out-dir", out, "--resume", root)
    check("resumed", done.returncode == 0 and "kept" in done.stderr and contents(out) == wanted, done)


def killed(folder):
    """kill -9 at random moments, then --resume: equal to an undisturbed run, no stray file."""
    root, out, whole = inputs(folder, 300), folder / "out", folder / "whole"
    began = time.monotonic()
    check("whole", run("extract", "-q", "--out-dir", whole, root).returncode == 0)
    takes, wanted = time.monotonic() - began, contents(whole)
    moments, died = random.Random(7), 0
    for number in range(KILLS):
        shutil.rmtree(out, ignore_errors=True)
        for _ in range(2):  # a batch that is resumed may be killed, too
            child = subprocess.Popen([QSIFT, "extract", "-q", "--out-dir", out, "--resume", root])
            try:
                child.wait(timeout=moments.uniform(0, takes))
            except subprocess.TimeoutExpired:
                child.kill()
                died += 1
            child.wait()
        done = run("extract", "-q", "--out-dir", out, "--resume", root)
        check("resumed", done.returncode == 0, done)
        now = contents(out)
        check(f"kill {number}", now == wanted,
              sorted(set(now) ^ set(wanted)) or [k for k in now if now[k] != wanted[k]])
    check("some were killed", died >= KILLS // 2, died)


def main():
    for part in (resumes, compares, limited, killed):
        with tempfile.TemporaryDirectory() as folder:
            part(pathlib.Path(folder))
    print(f"batch: all passed, {KILLS} batches killed and resumed")


if __name__ == "__main__":
    main()
