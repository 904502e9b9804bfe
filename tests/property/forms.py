#!/usr/bin/env python3
"""Makes questionnaires of every style with their known truth, and measures what qsift finds.

    forms.py QSIFT [COUNT [SEED]] [--show]

Varied: layout (numbered, lettered and unnumbered questions, tables, boxed statements, several
respondents, blank forms, forms without a blank line, HTML, MediaWiki, replies on the prompt's line,
and two of these one after the other), numbering, section headings, marks (before or after the label, on one line or on
lines of their own, or lost), language, wrapping and hyphenation of answers, page breaks with
numbers and running heads, encoding, line ends; and answers that look like structure. Fails below
0.99 for questions, selections and answers, or if a value is observed where the marks were lost.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from forms_make import Maker


def encode(rng, text, language):
    text = text.replace("\n", rng.choice(["\n", "\n", "\r\n", "\r"]))
    codec = rng.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"])
    if language in ("fr", "de", "es", "pt") and rng.random() < .2:
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError:
            pass
    return text.encode(codec)


def squeeze(text):
    return "".join(text.replace("*", "").split())


class Tally:
    def __init__(self):
        self.found = self.asked = self.reported = 0
        self.selections = self.right_selections = self.answers = self.right_answers = 0
        self.false_certain = 0

    def compare(self, document, truth, lost):
        questions, at, errors = document["questions"], 0, []
        self.asked += len(truth)
        self.reported += len(questions)
        for prompt, shown, answer in truth:
            here = next((i for i in range(at, len(questions))
                         if squeeze(questions[i]["prompt"]).startswith(squeeze(prompt))), None)
            if here is None:
                errors.append(f"missing: {prompt}")
                continue
            at, question = here + 1, questions[here]
            self.found += 1
            if isinstance(shown, str):
                self.selections += 1
                self.right_selections += question["state"] == shown
                if question["state"] != shown:
                    errors.append(f"state of {prompt}: {question['state']}, not {shown}")
            elif isinstance(answer, list):
                self.answers += 1
                said = [(r["respondent"], squeeze(r["text"])) for r in question.get("replies", ())]
                wanted = [(name, squeeze(text)) for name, text in answer]
                self.right_answers += said == wanted
                if said != wanted:
                    errors.append(f"replies to {prompt}: {said}, not {wanted}")
            elif answer is None and shown is None:
                self.answers += 1
                self.right_answers += question["answer"] is None
                if question["answer"]:
                    errors.append(f"answer to {prompt}: {question['answer']['text']!r}, not none")
            elif answer is None:
                self.selections += 1
                observed = question["selection"]["observed"] if question["selection"] else None
                self.right_selections += observed == shown
                self.false_certain += bool(lost and observed)
                if observed != shown:
                    errors.append(f"selection of {prompt}: {observed}, not {shown}")
            else:
                self.answers += 1
                text = question["answer"]["text"] if question["answer"] else ""
                self.right_answers += squeeze(text) == squeeze(answer)
                if squeeze(text) != squeeze(answer):
                    errors.append(f"answer to {prompt}: {text!r}, not {answer!r}")
        if len(questions) > len(truth):
            errors.append(f"{len(questions) - len(truth)} questions too many")
        return errors


def main():
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    qsift, count = arguments[0], int(arguments[1]) if len(arguments) > 1 else 400
    rng = random.Random(int(arguments[2]) if len(arguments) > 2 else 20240611)
    made = [Maker(rng) for _ in range(count)]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, form in enumerate(made):
            paths.append(pathlib.Path(folder) / f"{i:05}.txt")
            paths[-1].write_bytes(encode(rng, form.text, form.code))
        done = subprocess.run([qsift, "extract", "-q", "-j", "0", "--to", "jsonl", *map(str, paths)],
                              capture_output=True, check=True)
        for line, form in zip(done.stdout.decode().splitlines(), made, strict=True):
            errors = tally.compare(json.loads(line), form.truth, form.lost)
            if errors and "--show" in sys.argv:
                print(form.style, *errors[:3], sep="\n   ")
    figures = {"recall": tally.found / tally.asked, "precision": tally.found / tally.reported,
               "selections": tally.right_selections / tally.selections,
               "answers": tally.right_answers / tally.answers}
    print(f"forms: {count} documents, {tally.asked} questions, " +
          ", ".join(f"{k} {v:.4f}" for k, v in figures.items()) +
          f", observed where marks were lost: {tally.false_certain}")
    return 1 if min(figures.values()) < 0.99 or tally.false_certain else 0


if __name__ == "__main__":
    sys.exit(main())
