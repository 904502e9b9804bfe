#!/usr/bin/env python3
"""Runs the test bed of `qsift check` (submissions.yaml): each sound submission must show nothing, each
changed one exactly its defect.

    submissions.py QSIFT
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).parent


def check(qsift, path, options):
    done = subprocess.run([qsift, "check", "--no-project", "--format", "json", *options, str(path)],
                          capture_output=True, text=True, encoding="utf-8")
    if done.returncode == 2:
        sys.exit(f"check failed: {done.stderr}")
    report = json.loads(done.stdout)
    failed = any(f["fails"] for f in report["findings"])
    if done.returncode != int(failed) or report["summary"]["status"] != done.returncode:
        sys.exit(f"exit status {done.returncode} with {report['findings']}")
    return report["findings"]


def listed(findings):
    return [f"{f['check']} {f['line']}:{f['column']}" for f in findings]


def form_options(qsift, folder, sound, wants):
    """The form of the sound submission, with what a case wants of its answers."""
    path = folder / "sound.txt"
    path.write_text(sound, encoding="utf-8")
    form = yaml.safe_load(subprocess.run([qsift, "form", "-q", str(path)], capture_output=True,
                                         check=True).stdout)
    for question in form["questions"]:
        question.update(wants.get(question.get("number"), {}))
    (folder / "form.yaml").write_text(yaml.safe_dump(form, allow_unicode=True), encoding="utf-8")
    return ["--form", str(folder / "form.yaml")]


def changed(case, sound):
    if "whole" in case:
        return case["whole"]
    text = sound
    for before, after in case.get("edits") or [[case["from"], case["to"]]]:
        if text.count(before) != 1:
            sys.exit(f"{case['name']}: {before!r} stands {text.count(before)} times")
        text = text.replace(before, after)
    return text


def main():
    qsift = sys.argv[1]
    bed = yaml.safe_load((HERE / "submissions.yaml").read_text(encoding="utf-8"))
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / "submission.txt"
        for case in bed["cases"]:
            sound = bed["sound"][case["in"]]
            options = list(case.get("options", []))
            if case.get("form"):
                options += form_options(qsift, folder, sound, case.get("wants", {}))
            path.write_text(sound, encoding="utf-8")
            found = listed(check(qsift, path, options))
            if found != case.get("sound_finds", []):
                failed += 1
                print(f"FAILED {case['name']}: in the sound twin {found}")
            path.write_text(changed(case, sound), encoding=case.get("encoding", "utf-8"))
            findings = check(qsift, path, options)
            if sorted(listed(findings)) != sorted(case["finds"]):
                failed += 1
                print(f"FAILED {case['name']}: found {listed(findings)}, not {case['finds']}")
            for key, field in (("levels", "level"), ("results", "result")):
                if key in case and [f[field] for f in findings] != case[key]:
                    failed += 1
                    print(f"FAILED {case['name']}: {findings}")
    print(f"submissions: {len(bed['cases'])} defects, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
