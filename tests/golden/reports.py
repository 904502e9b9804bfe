#!/usr/bin/env python3
"""Validates the SARIF and JUnit reports of `qsift check` with the published schemas, with and
without findings and with hostile text, and proves that the validators refuse broken ones.

    reports.py QSIFT SCHEMAS    (a folder with sarif-2.1.0.json and jenkins-junit.xsd)
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

SOUND = "1. Name *\n\nHillside Mill\n\n2. Town\n\nUlm\n\n3. Remarks\n\nNone so far.\n"
TEXTS = {
    "sound.txt": SOUND,
    "blank answer.txt": SOUND.replace("Hillside Mill\n\n", ""),
    "a:b,c%d&<e>.txt": SOUND.replace("Hillside Mill", "TBD").replace("Ulm", "www.\"ulm\".example & <co>"),
    "täxt.txt": SOUND.replace("Ulm", "http://192.168.0.1/\u0001]]>\ufffe"),
    "lost.txt": "1. Is it old?\n\nYes\nNo\n\n2. Is it far?\n\nYes\nNo\n\n3. Who?\n\nAnn\n",
    "empty.txt": "",
}


def main():
    qsift, schemas = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    validator = jsonschema.Draft7Validator(
        json.loads((schemas / "sarif-2.1.0.json").read_text(encoding="utf-8")))
    failed = 0

    def xml_is_valid(path):
        done = subprocess.run(["xmllint", "--noout", "--schema", str(schemas / "jenkins-junit.xsd"), path],
                              capture_output=True, text=True)
        return done.returncode == 0 and "validates" in done.stderr

    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in TEXTS.items():
            (root / name).write_text(text, encoding="utf-8")
        for names in [[n] for n in TEXTS] + [list(TEXTS)]:
            sarif, junit = root / "r.sarif", root / "r.xml"
            subprocess.run([qsift, "check", "-q", "--no-project", "--report", f"sarif={sarif}", "--report",
                            f"junit={junit}", *names], cwd=root, stdout=subprocess.DEVNULL, check=False)
            report = json.loads(sarif.read_text(encoding="utf-8"))
            for error in validator.iter_errors(report):
                failed += 1
                print(f"FAILED {names}: {error.message}")
            if not xml_is_valid(junit):
                failed += 1
                print(f"FAILED {names}: JUnit")
            ids = [rule["id"] for rule in report["runs"][0]["tool"]["driver"]["rules"]]
            for result in report["runs"][0]["results"]:
                if ids[result["ruleIndex"]] != result["ruleId"] or ids != sorted(ids):
                    failed += 1
                    print(f"FAILED {names}: rule {result['ruleId']}")
        # What is broken must be refused.
        report["runs"][0]["results"][0]["level"] = "fatal"
        junit.write_text(junit.read_text(encoding="utf-8").replace("tests=", "checks=", 1), encoding="utf-8")
        if validator.is_valid(report) or xml_is_valid(junit):
            failed += 1
            print("FAILED: a broken report is taken for a valid one")
    print(f"reports: {len(TEXTS) + 1} runs in two formats, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
