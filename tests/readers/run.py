#!/usr/bin/env python3
"""Documents of every format and kind of mark, made by program, beside what is true of them:
questions, options and states must all be right, and what the readers leave out must be told.

    run.py QSIFT [--coverage PROGRAM] [NAME...]     the cases whose name has one of these in it
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import docx_cases
import html_cases
import odt_cases
import sheet_cases
import text_cases

PARSER = argparse.ArgumentParser()
PARSER.add_argument("qsift")
PARSER.add_argument("--coverage", help="the program that finds characters in no leaf")
PARSER.add_argument("names", nargs="*")
ARGUMENTS = PARSER.parse_args()
QSIFT = str(pathlib.Path(ARGUMENTS.qsift).resolve())
ONLY = ARGUMENTS.names
SOURCES = {"docx": docx_cases, "odt": odt_cases, "sheet": sheet_cases, "html": html_cases, "text": text_cases}


def extract(path, *more):
    done = subprocess.run([QSIFT, "extract", "-q", "--to", "jsonl", *more, str(path)], capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        return None, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], ""


def differences(document, questions, more):
    """What is not as it should be."""
    wrong = []
    found = document["questions"]
    if len(found) != len(questions):
        wrong.append(f"{len(found)} questions and not {len(questions)}: {[q['prompt'][:30] for q in found]}")
    for got, question in zip(found, questions):
        want = question.truth()
        for key in ("number", "prompt"):
            if want[key] is not None and got[key] != want[key]:
                wrong.append(f"{key} '{got[key]}' and not '{want[key]}'")
        conflict = question.number in more.get("conflict", [])
        options = [(option["label"], option["state"]) for option in got["options"]]
        if conflict:
            if got["selection"]["status"] != "conflict":
                wrong.append(f"question {question.number} is {got['selection']['status']}, no conflict")
        elif options != want["options"]:
            wrong.append(f"question {question.number} has {options} and not {want['options']}")
        else:
            chosen = [label for label, state in want["options"] if state == "selected"]
            if not options and want["answer"] in ("Yes", "No"):
                chosen = [want["answer"]]
            values = {"Yes": "yes", "No": "no", "Other (please specify)": "other"}
            selected = got["selection"]["observed"] if got["selection"] else []
            if selected != [values.get(label, label) for label in chosen]:
                wrong.append(f"question {question.number} selects {selected} and not {chosen}")
        if want["answer"] is not None and (got["answer"] or {}).get("text") != want["answer"]:
            wrong.append(f"answer {got['answer']} and not '{want['answer']}'")
    codes = [diagnostic["code"] for diagnostic in document["diagnostics"]]
    wrong += [f"no diagnostic {code} in {codes}" for code in more.get("codes", []) if code not in codes]
    for kind in ("running_head", "markup"):
        texts = [item["text"] for item in document["furniture"] if item["kind"] == kind]
        wrong += [f"no {kind} '{text}' in {texts}" for text in more.get(kind, []) if text not in texts]
    whole = json.dumps(document, ensure_ascii=False)
    wrong += [f"'{text}' is nowhere" for text in more.get("texts", []) if text not in whole]
    return wrong


def main():
    failed = ran = 0
    sample = pathlib.Path(__file__).parent.parent.parent / "samples" / "harbour-boxes.docx"
    if sample.read_bytes() != docx_cases.sample():
        failed += 1
        print("samples/harbour-boxes.docx is not what docx_cases.sample() writes")
    with tempfile.TemporaryDirectory() as folder:
        for ending, source in SOURCES.items():
            for name, data, questions, more in source.cases():
                title = f"{ending}/{name}"
                if ONLY and not any(only in title for only in ONLY):
                    continue
                ran += 1
                # The ending is no help: the content tells.
                path = pathlib.Path(folder) / f"{ending}-{name}"
                path.write_bytes(data)
                documents, error = extract(path)
                wrong = [error] if documents is None else []
                if documents is not None and isinstance(questions[0], list):
                    if len(documents) != len(questions):
                        wrong.append(f"{len(documents)} documents and not {len(questions)}")
                    for document, its in zip(documents, questions):
                        wrong += differences(document, its, more)
                elif documents is not None:
                    wrong = differences(documents[0], questions, more)
                for line in wrong:
                    print(f"{title}: {line}")
                failed += bool(wrong)
        if ARGUMENTS.coverage:
            done = subprocess.run([ARGUMENTS.coverage, *sorted(map(str, pathlib.Path(folder).iterdir()))],
                                  capture_output=True, text=True, check=False)
            print(done.stdout, end="")
            failed += done.returncode != 0
    print(f"{ran} documents, {ran - failed} read as they are")
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
