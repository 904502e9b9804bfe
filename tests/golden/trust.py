#!/usr/bin/env python3
"""What strangers may hand in: file names and texts that steer, YAML that kills, outputs over inputs,
memory that runs out, files that change. Each destination is read back by another parser.

    trust.py QSIFT
"""
import csv
import io
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
import xml.etree.ElementTree

import yaml
from ruamel.yaml import YAML

QSIFT = str(pathlib.Path(sys.argv[1]).resolve())
FORM = b"1. Name? *\n\n%s\n\n2. Town?\n\nUlm, see https://a.example.org/x\n"
YAML12 = YAML(typ="safe", pure=True)

# Every control, format and bidirectional character, the line ends among them.
STEERING = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000
            and (unicodedata.category(chr(c)) in ("Cc", "Cf", "Zl", "Zp")
                 or unicodedata.bidirectional(chr(c)) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI",
                                                          "RLI", "FSI", "PDI", "BN"))]
NAMES = [b"a\nb.txt", b"::error file=x::y.txt", b"a\r\n::error::b.txt", b"##[error]c.txt", b"\xff\xfe.txt",
         b"caf\xe9.txt", b"\xed\xa0\x80.txt", b"a\x1b]0;t\x07.txt", b"<&\">'.txt", b"- a: b #.txt",
         "\u202efdp.txt".encode(), "\ufffe\uffff.txt".encode(), b"=1+1.txt", b"100%,a:b.txt"]


def run(*arguments, **options):
    return subprocess.run([QSIFT, *arguments], capture_output=True, timeout=300, **options)


def check(name, truth, result=None):
    if not truth:
        print(f"FAILED {name}", result and (result.returncode, result.stdout[-300:], result.stderr[-600:]))
        sys.exit(1)


def shown_name(name):
    return re.sub(r"[\udc80-\udcff]", lambda m: "\\x%02x" % (ord(m[0]) - 0xDC00),
                  name.decode("utf-8", "surrogateescape"))


def harmless(name, data, lines=None):
    """For a terminal and a build log."""
    text = data.decode("utf-8")  # valid
    bad = [c for c in text if c not in "\n\t\u200c\u200d" and
           (unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") or ord(c) & 0xFFFE == 0xFFFE)]
    check(f"{name}: {bad[:5]!r} reaches the terminal", not bad)
    for line in text.split("\n"):
        check(f"{name}: {line!r}", not line.strip().startswith("::") and not re.search(r"##\w*\[", line))
    if lines is not None:
        check(f"{name}: {text!r}", text.count("\n") == lines)


def read_back(name, path, expected):
    """All outputs and reports of one file, and what they say of its path."""
    everything = run("extract", "-q", "--to", "json", path)
    document = json.loads(everything.stdout)
    check(f"{name}: json", document["document"]["path"] == expected, everything)
    lines = run("extract", "-q", "--to", "jsonl", path).stdout
    check(f"{name}: jsonl", lines.count(b"\n") == 1 and json.loads(lines) == document)
    text = run("extract", "-q", path).stdout.decode("utf-8")
    check(f"{name}: YAML 1.1", yaml.safe_load(text) == document)
    check(f"{name}: YAML 1.2", json.loads(json.dumps(YAML12.load(text))) == document)
    table = run("extract", "-q", "--to", "csv", path).stdout.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    check(f"{name}: csv", len(rows) == len(document["questions"]))
    for row, question in zip(rows, document["questions"]):
        check(f"{name}: csv", row["prompt"] == question["prompt"])

    report = ("check", "--no-project", path)
    # Messages and a line for each finding, each on one line.
    for form in ("text", "github"):
        done = run(*report, "--format", form)
        commands = [line for line in done.stdout.split(b"\n") if line.startswith(b"::")]
        rest = b"\n".join(line for line in done.stdout.split(b"\n") if line not in commands)
        harmless(f"{name}: {form}", rest)
        harmless(f"{name}: {form}", done.stderr)
        for command in commands if form == "github" else []:
            check(f"{name}: {command!r}",
                  re.match(rb"::(error|warning|notice) (\w+=[^:,]*(,\w+=[^:,]*)*)?::", command))
        if form == "text":
            check(f"{name}: {commands}", not commands)
    found = json.loads(run(*report, "--format", "json").stdout)["findings"]
    check(f"{name}: findings", found and all(f["path"] == expected for f in found))
    sarif = json.loads(run(*report, "--format", "sarif").stdout)
    check(f"{name}: sarif", len(sarif["runs"][0]["results"]) == len(found))
    for result in sarif["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        check(f"{name}: {uri}", re.fullmatch(r"[\w\-._~/!$&'()*+,;=:@%]+", uri, re.A))
    suites = xml.etree.ElementTree.fromstring(run(*report, "--format", "junit").stdout)
    cases = list(suites.iter("testcase"))
    check(f"{name}: junit", len(cases) >= len(found))
    told = {case.get("classname") for case in cases}
    refused = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]",
                     lambda m: ("\\x%02x" if m[0] < " " else "\\u%04x") % ord(m[0]), expected)
    check(f"{name}: junit {told}", told == {refused})
    harmless(f"{name}: explain", run("explain", path + b":3" if isinstance(path, bytes) else f"{path}:3").stdout)


def names(folder):
    os.chdir(folder)
    wild = "".join(c for c in STEERING if c not in "\0")
    several = [wild[i:i + 60].encode() + b".txt" for i in range(0, len(wild), 60)]
    for name in NAMES + several:
        path = os.path.join(os.fsencode(folder), name)
        with open(path, "wb") as file:
            file.write(FORM % b"")  # a required answer is missing
        read_back(repr(name), name, shown_name(name))
        accepted = str(folder / "baseline.json")
        run("check", "--no-project", name, "--baseline", accepted, "--baseline-update")
        again = json.loads(run("check", "--no-project", name, "--baseline", accepted, "--format", "json").stdout)
        check(repr(name), again["findings"] and all(f["baselined"] for f in again["findings"]))
        os.unlink(accepted)
        os.unlink(path)
        done = run("extract", name)  # missing now
        check(repr(name), done.returncode == 2 and not done.stdout, done)
        harmless(repr(name), done.stderr, 1)
    done = run("extract", b"--\x1b[31mno\n::error::x")
    harmless("option", done.stderr)


def texts(folder):
    """The same characters inside answers and excerpts."""
    path = str(folder / "a.txt")
    told = "Nothing else of note was said at that time, by anyone.\n" * 30  # more than controls
    for i in range(0, len(STEERING), 20):
        part = " ".join("a" + c + "b" for c in STEERING[i:i + 20])
        body = FORM.replace(b"2. Town?", b"3. Town?") % f"{part}\n::error::x\n  ##[error]y\n{told}".encode()
        pathlib.Path(path).write_bytes(body)
        read_back(f"text {i}", path, path)
        harmless(f"text {i}, messages", run("extract", "-v", path).stderr)
        block = run("extract", "-q", path).stdout.decode()
        check(f"text {i}, YAML", not re.search(r"^\s*::", block, re.M))
    pathlib.Path(path).write_bytes(b"1. N\xff\xfe\xc3\x28?\n\nAn\xe2\x82na\n")
    document = json.loads(run("extract", "-q", "--to", "json", path).stdout)
    check("invalid UTF-8", document["questions"])
    records = json.dumps({"id": "a\0\x1b\u202e\n../b", "text": "1. N\u0000?\n\nA\ufffe\uffffb\n"})
    done = run("extract", "-q", "--from", "jsonl", "--to", "yaml", input=records.encode())
    check("record", yaml.safe_load(done.stdout.decode())["document"]["id"] == json.loads(records)["id"], done)
    check("record", YAML12.load(done.stdout.decode())["questions"], done)
    done = run("extract", "-q", "--from", "jsonl", "--to", "csv", input=records.encode())
    check("record", b"\0" not in done.stdout and b"\x1b" not in done.stdout, done)
    for first in "=+-@\t\r\n＝＋－＠":
        done = run("extract", "-q", "--from", "jsonl", "--to", "csv", "--excel",
                   input=json.dumps({"id": first + "1", "text": "1. N?\n\nA\n"}).encode())
        rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
        check(f"formula {first!r}", rows[1][0] == "'" + first + "1", done)
    for text in ("1=2", "a@b", "a+", "(-1)", "\u3000=1", "\u00e9=1"):
        done = run("extract", "-q", "--from", "jsonl", "--to", "csv", "--excel",
                   input=json.dumps({"id": text, "text": "1. N?\n\nA\n"}).encode())
        rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
        check(f"no formula {text!r}", rows[1][0] == text, done)


def bombs(folder):
    form = folder / "form.yaml"
    submission = folder / "s.txt"
    submission.write_bytes(FORM % b"Anna")
    pack = folder / "pack"
    pack.mkdir()
    bombs = {
        "self": b"a: &a [*a]\n",
        "billion": b"a: &a [x]\n" + b"".join(b"%c: &%c [%s]\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9))
                                              for c in range(ord("b"), ord("z"))),
        "deep": b"- " * 200_000, "flow": b"[" * 200_000, "maps": b"{a: " * 100_000,
        "keys": b"? " * 100_000, "long": b"a: " + b"x" * 2_000_000,
        "large": b"#" * (9 << 20), "two": b"a: 1\n---\nb: 2\n",
    }
    for name, text in bombs.items():
        form.write_bytes(text)
        (pack / "pack.yaml").write_bytes(text)
        for option in (["--form", str(form), "--no-project"], ["--project", str(form)],
                       ["--baseline", str(form), "--no-project"], ["--rules", str(pack), "--no-project"]):
            began = time.monotonic()
            done = run("check", *option, str(submission))
            check(f"{name} {option}", done.returncode == 2 and b"error[" in done.stderr
                  and str(option[1]).encode() in done.stderr, done)
            check(f"{name} takes {time.monotonic() - began:.1f} s", time.monotonic() - began < 10)
    os.mkfifo(folder / "fifo")
    for path in ("/dev/zero", "/dev/urandom", str(folder / "fifo"), str(folder)):
        for option in ("--form", "--project", "--baseline"):
            done = run("check", option, path, str(submission))
            check(f"{option} {path}", done.returncode == 2 and b"is not a regular file" in done.stderr, done)


def places(folder):
    source = folder / "c.txt"
    text = FORM % b"Anna"
    source.write_bytes(text)
    os.link(source, folder / "hard")
    os.symlink(source, folder / "soft")
    (folder / "sub").mkdir()
    form = folder / "form.yaml"
    form.write_bytes(run("form", str(source)).stdout)
    written = form.read_bytes()
    here = str(source)
    same = [here, str(folder / "hard"), str(folder / "soft"), f"{folder}/sub/../c.txt", f"{folder}//c.txt"]
    for other in same:
        for command in (["extract", here, "-o", other], ["scan", here, "-o", other], ["form", here, "-o", other],
                        ["check", "--no-project", here, "--report", f"json={other}"]):
            done = run(*command)
            check(f"{command}", done.returncode == 2 and not done.stdout and b"is read" in done.stderr, done)
            check(f"{command}", source.read_bytes() == text)
    for command in (["check", "--no-project", "--form", str(form), here, "--report", f"json={form}"],
                    ["extract", "--form", str(form), here, "-o", str(form)],
                    ["check", "--no-project", "--baseline", str(form), here, "--report", f"json={form}"],
                    ["check", "--project", str(form), here, "--report", f"json={form}"]):
        done = run(*command)
        check(f"{command}", done.returncode == 2 and b"is read" in done.stderr, done)
        check(f"{command}", form.read_bytes() == written)
    report = str(folder / "r.json")
    for other in (report, f"{folder}/sub/../r.json"):
        done = run("check", "--no-project", here, "--report", f"json={report}", "--report", f"sarif={other}")
        check("two reports", done.returncode == 2 and b"are one file" in done.stderr, done)
        check("two reports", not os.path.exists(report))
    done = run("check", "--no-project", here, "--report", "json=/dev/null", "--report", "sarif=/dev/null")
    check("reports to nowhere", done.returncode in (0, 1), done)
    with open(source, "ab") as out:
        done = subprocess.run([QSIFT, "extract", here], stdout=out, stderr=subprocess.PIPE)
    check(">>", done.returncode == 2 and source.read_bytes() == text, done)
    with open(source, "rb") as inp:
        done = subprocess.run([QSIFT, "extract", "-o", here], stdin=inp, stderr=subprocess.PIPE)
    check("<", done.returncode == 2 and source.read_bytes() == text, done)

    given = folder / "c.yaml"
    given.write_bytes(text)
    done = run("extract", "-q", str(given), "--out-dir", str(folder))
    check("--out-dir over an input", done.returncode == 2 and given.read_bytes() == text, done)
    out = folder / "out"
    for name in ("../../x", "/etc/x", "..", "a/b.txt", "\x1b[31m\n"):
        done = run("extract", "-q", "--stdin-name", name, "--out-dir", str(out), input=text)
        made = [p for p in out.iterdir() if p.name != "qsift-manifest.jsonl"]
        check(f"{name!r}: {made}", done.returncode == 0 and len(made) == 1, done)
        made[0].unlink()
    record = json.dumps({"id": "../x", "text": text.decode()}).encode()
    done = run("extract", "-q", "--from", "jsonl", "--out-dir", str(folder / "records"), input=record)
    check("records", done.returncode == 2 and not (folder / "records").exists(), done)


def has_open(pid, folder):
    """Whether the process has a file of the folder open. It may close it, or end, during the
    check."""
    try:
        return any(os.readlink(f"/proc/{pid}/fd/{fd}").startswith(str(folder))
                   for fd in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return False


def strays(folder):
    source, target = folder / "big.txt", folder / "out" / "big.json"
    target.parent.mkdir()
    source.write_bytes(FORM % b"Anna" * 300_000)
    for sent in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        child = subprocess.Popen([QSIFT, "extract", "-q", str(source), "-o", str(target)])
        while child.poll() is None and not has_open(child.pid, target.parent):
            time.sleep(0.002)
        child.send_signal(sent)
        child.wait()
        check(f"{sent}", child.returncode == -sent)
        check(f"{sent} leaves {list(target.parent.iterdir())}", not list(target.parent.iterdir()))


def shrinking(folder):
    source = folder / "big.txt"
    for _ in range(20):
        with open(source, "wb") as file:
            file.truncate(400_000_000)
        child = subprocess.Popen([QSIFT, "scan", "--to", "plain", str(source)], stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE)
        position = 0
        while child.poll() is None and position == 0:
            for name in os.listdir(f"/proc/{child.pid}/fdinfo"):
                try:
                    if os.readlink(f"/proc/{child.pid}/fd/{name}") == str(source):
                        position = int(pathlib.Path(f"/proc/{child.pid}/fdinfo/{name}").read_text().split()[1])
                except OSError:
                    pass
        os.kill(child.pid, signal.SIGSTOP)
        os.truncate(source, 1000)
        os.kill(child.pid, signal.SIGCONT)
        _, messages = child.communicate()
        if 0 < position and b"shrank while it was read" in messages:
            check("shrinking", child.returncode == 2 and str(source).encode() in messages)
            return
    check("shrinking", False)


def crowds(folder):
    """Hundreds of files with few descriptors, little address space and many threads: all are read."""
    under_asan = b"__asan_init" in pathlib.Path(QSIFT).read_bytes()

    def limit():
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
        if not under_asan:
            resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))

    (folder / "in").mkdir()
    for number in range(600):
        (folder / "in" / f"{number}.txt").write_bytes(FORM % b"%d" % number)
    for name, options in (("free", {}), ("limited", {"preexec_fn": limit})):
        done = run("extract", "-q", "-j", "8", "--out-dir", str(folder / name), str(folder / "in"), **options)
        check(name, done.returncode == 0 and not done.stderr, done)
    free, limited = ({p.name: p.read_bytes() for p in (folder / name).iterdir() if p.suffix == ".yaml"}
                     for name in ("free", "limited"))
    check("all", len(free) == 600 and free == limited, len(limited))
    done = run("check", "--no-project", "-j", "8", str(folder / "in"), **options)
    check("check", done.returncode < 2 and b"memory" not in done.stderr, done)


def memory(folder):
    # AddressSanitizer maps more address space than any limit here leaves.
    if b"__asan_init" in pathlib.Path(QSIFT).read_bytes():
        print("trust: memory cannot be bounded under AddressSanitizer")
        return
    big, small = folder / "big.txt", folder / "small.txt"
    big.write_bytes(b"1. Name? Anna\n" * 11_000_000)
    small.write_bytes(FORM % b"Anna")
    limit = lambda size: lambda: resource.setrlimit(resource.RLIMIT_AS, (size << 20, size << 20))
    for jobs in ("1", "2"):
        for command in (["extract", "-q", "--to", "jsonl", "-j", jobs], ["check", "--no-project", "-j", jobs],
                        ["scan"]):
            done = run(*command, str(small), str(big), str(small),
                       preexec_fn=limit(200 if command == ["scan"] else 400))
            check(f"{command}", done.returncode == 2 and done.stderr.count(b"memory ran out") == 1, done)
            check(f"{command}", b"big.txt" in done.stderr and done.stderr.count(b"\n") == 1, done)
            check(f"{command}", command[0] == "check" or done.stdout.count(b"\n") == 2, done)
    out = folder / "out"
    out.mkdir()
    done = run("extract", "-q", str(big), "-o", str(out / "o.yaml"), preexec_fn=limit(400))
    check("alone", done.returncode == 2 and b"memory ran out" in done.stderr, done)
    check("no stray", not list(out.iterdir()))


def secrets(folder):
    secret = folder / "secret"
    secret.write_bytes(b"root:hunter2: x\n")
    home = folder / "home"
    home.mkdir()
    (home / "s.txt").write_bytes(FORM % b"Anna")
    for path in ("../secret", str(secret), "link"):
        if path == "link":
            os.symlink(secret, home / "link")
        for key in ("form", "baseline"):
            (home / ".qsift.yaml").write_text(f"{key}: {path}\n")
            for project in ([], ["--project", ".qsift.yaml"]):
                done = run("check", *project, "s.txt", cwd=home)
                check(f"{key} {path}", done.returncode == 2 and b"hunter2" not in done.stdout + done.stderr, done)
    (home / ".qsift.yaml").unlink()
    os.symlink(secret, home / ".qsift.yaml")
    done = run("check", "s.txt", cwd=home)
    check("project", done.returncode == 2 and b"hunter2" not in done.stdout + done.stderr, done)
    done = run("check", "--no-project", "--form", str(secret), "s.txt", cwd=home)
    check("named", done.returncode == 2 and b"hunter2" in done.stderr, done)
    (home / ".qsift.yaml").unlink()
    (home / ".qsift.yaml").write_text("form: f.yaml\n")
    (home / "f.yaml").write_text("own: [\n")
    done = run("check", "--project", ".qsift.yaml", "s.txt", cwd=home)
    check("below the folder", done.returncode == 2 and b"f.yaml:2:1" in done.stderr
          and b"outside" not in done.stderr, done)


def settings(folder):
    submission = folder / "s.txt"
    submission.write_bytes(FORM % b"Anna")
    pack = folder / "pack"
    pack.mkdir()
    (pack / "rules.yaml").write_text("openers: []\n")
    done = run("extract", "--rules", str(pack), str(submission))
    check("no pack.yaml", done.returncode == 2 and b"no pack.yaml" in done.stderr, done)
    (pack / "in").mkdir()
    (pack / "in" / "pack.yaml").write_text("schema: qsift-rules/1\nid: x\nversion: '1'\n")
    done = run("extract", "--rules", str(pack), str(submission))
    check("no pack.yaml beside", done.returncode == 2 and b"belongs to no pack" in done.stderr, done)
    for command in ("extract", "form", "check"):
        done = run(command, "--lang", "english", str(submission))
        check(f"{command} --lang", done.returncode == 2 and b"'english'" in done.stderr
              and b" en," in done.stderr, done)
    (folder / "project.yaml").write_text("lang: english\n")
    done = run("check", "--project", str(folder / "project.yaml"), str(submission))
    check("lang", done.returncode == 2 and b"'english'" in done.stderr, done)


def rules(folder):
    """What a rule says has one meaning, whatever its numbers and its neighbours."""
    (folder / "pack.yaml").write_text("schema: qsift-rules/1\nid: x\nversion: '1'\n")
    text = "Zone 7: The river\n\n" + "It is long, and it is wide.\n\n" * 6 + "1. Name?\n\nAnna\n\n2. Town?\n\nUlm\n"
    for rank in (20, 21):
        for named in ("true", "false"):
            (folder / "rules.yaml").write_text(
                f"openers:\n  - {{id: x/zone, kind: section, rank: {rank}, named: {named}, "
                "pattern: 'Zone (?P<number>[A-Z0-9]+): (?P<title>.+)', examples: [a], negative: [b]}\n")
            done = run("extract", "-q", "--to", "json", "--rules", str(folder), input=text.encode())
            titles = [s["title"] for s in json.loads(done.stdout)["sections"]]
            check(f"rank {rank}, named {named}: {titles}", (titles == ["The river"]) == (named == "true"), done)
    for anchors, found in (("[Gaz]", ["Gaz 5"]), ("[Gaz, bull]", ["Gaz 5", "bull 7", "Bull 8"]),
                           ("[gaz]", ["Gaz 5", "gaz 6"]), ("[Gaz, gaz]", ["Gaz 5", "gaz 6"])):
        (folder / "rules.yaml").write_text(
            f"citations:\n  - {{id: x/gaz, kind: law, anchors: {anchors}, priority: 99, "
            "pattern: '(?i:gaz|bull) (?P<number>[0-9])', examples: [{text: Gaz 5, cite: Gaz 5}]}\n")
        done = run("scan", "--rules", str(folder), input=b"Gaz 5; gaz 6; bull 7; Bull 8\n")
        cited = [c["text"] for c in json.loads(done.stdout)["citations"]]
        check(f"{anchors}: {cited}", cited == found, done)


def main():
    home = os.getcwd()
    for part in (names, texts, bombs, places, strays, shrinking, crowds, memory, secrets, settings, rules):
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            part(pathlib.Path(folder).resolve())
            print(f"trust: {part.__name__}, {time.monotonic() - began:.1f} s")
            os.chdir(home)


if __name__ == "__main__":
    main()
