#!/usr/bin/env python3
"""The gate: submissions that were made to slip past `qsift check`. None may pass and none may crash
it, alone or in one folder, and every report must be valid and agree with the exit status. Nothing
that comes with a submission may change how it is judged.

    hostile.py QSIFT [SCHEMAS]    (a folder with sarif-2.1.0.json and jenkins-junit.xsd)
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

QSIFT = str(pathlib.Path(sys.argv[1]).resolve())
SCHEMAS = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
FORMATS = ("text", "json", "sarif", "junit", "github")

FORM = """1. Name *

Hillside Mill

2. Is it open?

☒ Yes
☐ No

3. If yes, where?

https://hillside.example.org/visits

4. Remarks

None so far.
"""
NAME, LINK = "Hillside Mill", "https://hillside.example.org/visits"
LOST = "1. Is it old?\n\nYes\nNo\n\n2. Is it far?\n\nYes\nNo\n\n3. Who?\n\nAnn\n"

# Files without anything to read.
NOTHING = {
    "empty": "", "blanks": " \n\t\r\n", "bom": "\ufeff", "zero-width": "\u200b" * 50, "nbsp": "\u00a0\n" * 5,
    "soft-hyphens": "\u00ad" * 9, "word-joiners": "\u2060" * 3, "wide-blanks": "\u3000\n\u3000", "lrm": "\u200e" * 4,
    "nuls": "\0" * 4, "braille-blank": "\u2800" * 3, "hangul-filler": "\u3164" * 3, "choseong": "\u115f" * 3,
    "mongolian": "\u180e" * 3, "private-use": "\ue000" * 3, "replacement": "\ufffd" * 3, "dots": ". . .\n",
    "boxes": "☐ ☐ ☐\n☒\n", "comment": "<html><!-- 1. Name: Ann --></html>",
    "script": "<html><script>name = 'Ann'</script><style>p {}</style></html>",
}
# What stands where a required answer should.
BLANK = {
    "dot": ".", "box": "[ ]", "reference": "&nbsp;", "references": "&#160;&#xA0;&zwnj;", "braille": "\u2800",
    "quotes": '"""', "dash": "-", "long-dash": "—", "na": "n/a", "tbd": "TBD", "ellipsis": "...", "question": "???",
    "filler": "\u3164", "invisible": "\u200b\u2060\u00ad", "split": "T\u200bB\u200bD", "tag": "<br>",
    "prompt": "[insert name]", "word": "Click or tap here to enter text.", "crosses": "xxx", "stars": "* *",
    "underscores": "________", "unmarked": "☐", "lorem": "Lorem ipsum dolor sit amet", "nothing": "",
    "vague": "not applicable",
}
# Characters that steer what a person sees, or what a terminal does.
STEER = {
    "escape": "\x1b[2J", "bell": "\x07", "csi": "\u009b2J", "override": "\u202etxt.exe", "left-override": "\u202dAnn",
    "tags": "\U000e0041\U000e0042", "delete": "Ann\x7f", "nul": "A\0nn",
}
LINKS = {
    "user": "https://bank.example@hillside.example.org/", "password": "https://a:b@hillside.example.org/",
    "port": "https://hillside.example.org:99999/visits", "no-link": "ask at the gate",
}
WHOLE = {
    "all-blank": "1. Name\n\n2. Is it open?\n\n☐ Yes\n☐ No\n\n3. If yes, where?\n\n4. Remarks\n",
    "all-placeholders": "1. Name *\n\nn/a\n\n2. Is it open?\n\n3. If yes, where?\n\n-\n\n4. Remarks\n\nTBD\n",
    "two-selected": FORM.replace("☐ No", "☒ No"), "no-questions": "Nothing is asked here.\n",
    "left-out": FORM.replace("4. Remarks\n\nNone so far.\n", ""),
    "one-line": "1. Name? Mill 2. Open? Yes it is 3. Where? At the brook 4. Remarks? None so far\n",
    "star-taken-out": FORM.replace("1. Name *\n\nHillside Mill", "1. Name"),
    "select-untouched": "<html><body><p>1. Name *</p><select><option>Choose</option><option>Mill</option></select>"
                        "<p>2. Remarks</p></body></html>",
    "html-blank": "<html><body><p>1. Name *</p><p>&nbsp;</p><p>2. Remarks</p><p>None</p></body></html>",
    "yaml-loop": "a: &a [*a]\n", "workflow-command": "::error file=a::forged\n",
    "brackets": "(" * 200_000, "numbers": "".join(f"{i}. a\n" for i in range(1, 20_000)),
}
BINARY = {
    "pdf": b"%PDF-1.4 \x00\x01", "zip": b"PK\x03\x04\x00", "bytes": bytes(range(256)) * 40,
    "utf-16-blank": " \n".encode("utf-16"), "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}
# Names of files that would forge a line, steer a terminal or be read as an option; each holds a
# submission that would pass under another name, but for the options.
NAMES = {
    b"a\n::error::forged.txt": FORM, b"b\x1b[31m.txt": FORM, "c\u202etxt.exe".encode(): FORM, b"d\xff.txt": FORM,
    b"e\r::stop-commands::x": FORM, "f\u2028.txt".encode(): FORM,
    b"--severity=required-unanswered=off": FORM.replace(NAME, "-"), b"--no-such-option": FORM.replace(NAME, "-"),
}


def submissions():
    yield from ((f"nothing-{n}.txt".encode(), t.encode()) for n, t in NOTHING.items())
    yield from ((f"blank-{n}.txt".encode(), FORM.replace(NAME, t).encode()) for n, t in BLANK.items())
    yield from ((f"steer-{n}.txt".encode(), FORM.replace(NAME, t).encode()) for n, t in STEER.items())
    yield from ((f"link-{n}.txt".encode(), FORM.replace(LINK, t).encode()) for n, t in LINKS.items())
    yield from ((f"whole-{n}.txt".encode(), t.encode()) for n, t in WHOLE.items())
    yield from ((f"binary-{n}.txt".encode(), b) for n, b in BINARY.items())
    yield from ((n, t.encode()) for n, t in NAMES.items())


failures = []


def expect(name, truth, done=None):
    if not truth:
        failures.append(name)
        print(f"FAILED {name}", done and (done.returncode, done.stdout[-500:], done.stderr[-300:]))


def check(*arguments, cwd):
    return subprocess.run([QSIFT, "check", *arguments], cwd=cwd, capture_output=True, timeout=120,
                          stdin=subprocess.DEVNULL)


def is_plain(data):
    """Valid UTF-8 without a character that steers a terminal or reverses text."""
    return not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data.decode("utf-8"))


def valid_text(data, done):
    return is_plain(data) and (b"the run is not complete" in data) == (done.returncode == 2)


def valid_json(data, done):
    summary = json.loads(data)["summary"]
    return summary["status"] == done.returncode and (summary["failures"] > 0) == (done.returncode == 2)


def valid_sarif(data, done):
    report = json.loads(data)
    if SCHEMAS:
        import jsonschema
        jsonschema.Draft7Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text())).validate(report)
    invocation = report["runs"][0]["invocations"][0]
    return (invocation["exitCode"] == done.returncode
            and invocation["executionSuccessful"] == (done.returncode != 2)
            and bool(invocation["toolExecutionNotifications"]) == (done.returncode == 2))


def valid_junit(data, done):
    root = xml.etree.ElementTree.fromstring(data)
    if SCHEMAS:
        judged = subprocess.run(["xmllint", "--noout", "--schema", str(SCHEMAS / "jenkins-junit.xsd"), "-"],
                                input=data, capture_output=True)
        if judged.returncode != 0:
            return False
    status = 2 if root.findall(".//error") else 1 if root.findall(".//failure") else 0
    return status == done.returncode


def valid_github(data, done):
    commands = [line for line in data.decode("utf-8").split("\n") if line.startswith("::")]
    grammar = re.compile(r"::(?:error|warning|notice) (?:[a-zA-Z]+=[^,:]*(?:,|(?=::)))+::.*")
    return is_plain(data) and all(map(grammar.fullmatch, commands)) and (
        done.returncode != 2 or any(c.startswith("::error ") for c in commands))


VALID = dict(zip(FORMATS, (valid_text, valid_json, valid_sarif, valid_junit, valid_github)))


def judged(name, done, format_, data=None):
    try:
        truth = VALID[format_](done.stdout if data is None else data, done)
    except Exception as error:  # a reader that refuses the report
        name, truth = f"{name}: {error!r}"[:300], False
    expect(f"{name} in {format_}", truth, done)


def none_passes(root):
    folder = root / "submissions"
    folder.mkdir()
    form = root / "form.yaml"
    (root / "blank.txt").write_text(FORM, encoding="utf-8")
    form.write_bytes(subprocess.run([QSIFT, "form", "-q", "blank.txt"], cwd=root, capture_output=True,
                                    check=True).stdout)
    done = check("--no-project", "--form", "form.yaml", "blank.txt", cwd=root)
    expect("the sound one passes", done.returncode == 0, done)
    # What a link must be is the form's to say.
    form.write_text(form.read_text(encoding="utf-8").replace('prompt: "If yes, where?"',
                                                             'prompt: "If yes, where?"\n    must_link: true'))
    everything = dict(submissions())
    for name, data in everything.items():
        (pathlib.Path(os.fsdecode(os.fsencode(str(folder)) + b"/" + name))).write_bytes(data)
    for name in everything:
        for format_ in FORMATS:
            done = check("--no-project", "--form", "form.yaml", "--format", format_, "--",
                         b"submissions/" + name, cwd=root)
            expect(f"{name} is kept out", done.returncode in (1, 2), done)
            judged(name, done, format_)
    for name in (n for n in everything if n.startswith(b"-")):
        done = check("--no-project", "--", name, cwd=folder)
        expect(f"{name} is no option", done.returncode == 1 and name in done.stdout, done)
    reports = [f"--report={f}=report.{f}" for f in FORMATS]
    for format_ in FORMATS:
        done = check("--no-project", "--form", "form.yaml", "--format", format_, *reports, "submissions", cwd=root)
        expect("the folder is kept out", done.returncode == 2, done)
        judged("the folder", done, format_)
        for other in FORMATS:
            judged("the folder, to a file", done, other, (root / f"report.{other}").read_bytes())
    return len(everything)


def judge_stays(root):
    """A project file beside the submissions, in the folder, and named."""
    folder = root / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(FORM.replace(NAME, "-"), encoding="utf-8")
    (folder / "deep" / "b.txt").write_text(FORM.replace(NAME, "-"), encoding="utf-8")
    (folder / ".qsift.yaml").write_text("select: [number-gap]\nseverity: {marks-lost: info}\n")
    (root / "linked").symlink_to(folder)
    (root / "c.txt").symlink_to(folder / "a.txt")
    for format_ in FORMATS:
        for paths in (["a.txt"], ["deep/../a.txt"], ["."], ["../linked/a.txt"], ["../c.txt"]):
            done = check("--format", format_, *paths, cwd=folder)
            expect(f"{paths} beside a project file", done.returncode == 2 and b".qsift.yaml" in done.stdout, done)
            judged(f"{paths} beside a project file", done, format_)
        done = check("--no-project", "--format", format_, "a.txt", cwd=folder)
        expect("no project file", done.returncode == 1 and b".qsift.yaml" not in done.stdout, done)
        for arguments, where in ((["--project", ".qsift.yaml", "a.txt"], folder),
                                 (["--no-project", "--project", ".qsift.yaml", "a.txt"], folder),
                                 (["b.txt"], folder / "deep")):
            done = check("--format", format_, *arguments, cwd=where)
            told = all(w in done.stdout for w in (b".qsift.yaml", b"number-gap", b"marks-lost=info"))
            expect(f"{arguments} tells who judged", done.returncode == 0 and told, done)
            judged(f"{arguments}", done, format_)


def nothing_is_green(root):
    (root / "lost.txt").write_text(LOST, encoding="utf-8")
    (root / "info.txt").write_text(FORM.replace("https://", "http://"), encoding="utf-8")
    (root / "sound.txt").write_text(FORM, encoding="utf-8")
    (root / "loop.yaml").write_text("a: &a [*a]\n")
    (root / "empty").mkdir()
    (root / "records").write_text("\n")
    cases = [
        (["lost.txt"], 0), (["--severity", "marks-lost=error", "lost.txt"], 1),
        (["--severity", "marks-lost=warning", "lost.txt"], 0),
        (["--severity", "marks-lost=warning", "--fail-on", "warning", "lost.txt"], 1),
        (["--fail-on", "info", "lost.txt"], 0), (["--fail-on", "indeterminate", "lost.txt"], 1),
        (["info.txt"], 0), (["--fail-on", "info", "info.txt"], 1), (["sound.txt", "missing.txt"], 2),
        (["--files0-from", "/dev/null"], 2), (["empty"], 2), (["--from", "jsonl", "records"], 2),
        (["--form", "loop.yaml", "sound.txt"], 2), (["--project", "loop.yaml", "sound.txt"], 2),
        (["--baseline", "loop.yaml", "sound.txt"], 2), (["--rules", "no-such-folder", "sound.txt"], 2),
        (["--form", "/dev/zero", "sound.txt"], 2), (["--report", "json=empty", "sound.txt"], 2),
        (["--files0-from", "no-such-list"], 2),
    ]
    for arguments, status in cases:
        for format_ in FORMATS:
            (root / "report").write_text("from another run")
            done = check("--no-project", "--format", format_, "--report", f"{format_}=report", *arguments, cwd=root)
            expect(f"{arguments} ends with {status}", done.returncode == status, done)
            judged(f"{arguments}", done, format_)
            judged(f"{arguments}, to a file", done, format_, (root / "report").read_bytes())


def main():
    with tempfile.TemporaryDirectory() as folder:
        count = none_passes(pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        judge_stays(pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        nothing_is_green(pathlib.Path(folder))
    print(f"hostile: {count} submissions in {len(FORMATS)} formats, {len(failures)} failed")
    return 1 if failures or count < 60 else 0


if __name__ == "__main__":
    sys.exit(main())
