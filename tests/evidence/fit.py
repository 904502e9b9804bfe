#!/usr/bin/env python3
"""Fits the weights of rules/core/evidence.yaml on labelled forms, and judges them by leaving one
document out: fitted on all but one, read that one, over all of them.

    fit.py DUMP GOLD_AND_TEXT_FOLDER[:TEXT_FOLDER]... [--write] [--folds N] [--show NAME]

DUMP is the program qsift_evidence of the build. A question counts as found where the line that it
begins on, or the one below, has a sum above zero. Lines of tables are not judged here.
"""
import glob
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

# Set by hand: the weights that fitting starts from and is pulled back to.
PRIOR = dict(pair.rsplit(" ", 1) for pair in """
any-line -1.5
question-mark 1.2
question-mark-inside 0.3
ask-word 0.4
ask-word-and-mark 0.6
order-word 0.9
condition-and-asks 1.0
colon-end 0.3
stop-end -0.2
letter-end -0.3
short -0.5
long -0.2
lower -0.8
heading 0.2
bullet -0.5
bullet-asks 0.3
bold-whole 0.4
bold-lead 0.4
quote -0.8
indented -0.3
required 1.2
blank-before 0.2
no-blank-before -0.5
field -0.8
note -1.5
instruction -0.5
section -0.3
reply-label -2.5
ask-label 2.0
ask-turn 1.5
reply-turn -3.0
closing -2.0
link -0.4
option-words -1.5
recurs -0.5
italic -0.8
number 0.2
strong-number 0.8
numbering 0.8
numbering-3 0.8
numbering-8 0.6
numbering-tight 0.8
part 1.0
numbered-title -1.0
off-numbering -0.5
beside-numbering -0.6
inside-question -0.6
number-asks 0.3
numbering-asks 1.5
numbering-apart 1.2
parent-number -2.0
box -0.5
box-sentence 0.5
box-under-ask -2.0
box-under-colon -1.0
box-stops 0.8
box-all-stops 5.0
box-of-legend 4.0
boxes-inside 2.5
colon-and-list 1.0
box-replied 1.5
box-headed 0.5
next-option 0.8
next-bullet 0.2
next-number -0.2
next-reply-label 1.0
next-quote 0.3
next-same-look -0.3
next-asks -0.2
next-text 0.2
last-line -0.3
previous-heading 0.2
previous-asks -0.2
previous-colon -0.5
previous-reply-label -0.5
previous-same-look -0.1
look-asks 1.0
look-some-ask 0.3
look-none-asks -0.8
look-marks 0.6
look-short -0.6
look-recurs -0.6
look-sentences 0.2
look-statements 1.5
look-replied 0.4
look-options 0.5
look-many 0.2
kind-asks 0.6
kind-none-asks -0.4
kind-replied 0.1
headings-ask -0.8
leaf-heading 0.3
branch-heading -1.5
heading-over-number -2.5
asks-over-options 1.0
leads-to-questions -0.8
before-questions -0.7
before-numbering -1.5
label-after-options 2.0
follow-up-replied 0.5
under-guide -2.5
prelude -9.0
room-below 0.8
follow-up 2.6
remarks 7.0
sequence-replied 1.2
""".strip().splitlines())
PRIOR = {clue: float(weight) for clue, weight in PRIOR.items()}

YAML = os.path.join(os.path.dirname(__file__), "../../rules/core/evidence.yaml")


def read_weights():
    text = open(YAML, encoding="utf-8").read()
    return {m[1]: float(m[2]) for m in re.finditer(r"clue: ([\w-]+), weight: (-?[\d.]+)", text)}


def write_weights(weights):
    text = open(YAML, encoding="utf-8").read()
    lines, tables = text.split("table_evidence:\n")
    lines = re.sub(r"clue: ([\w-]+), weight: -?[\d.]+",
                   lambda m: f"clue: {m[1]}, weight: {weights.get(m[1], 0.0):.1f}", lines)
    text = lines + "table_evidence:\n" + tables
    open(YAML, "w", encoding="utf-8").write(text)


# Small clean forms: what is plain in them must stay so whatever the real ones teach. The lines are
# those of the questions.
SMALL = [
    ("1. Name?\n\nAnna\n\n2. Town?\n\nUlm\n", [1, 5]),
    ("1) Name?\nAnna\n2) Town?\nUlm\n", [1, 3]),
    ("Question 1: Name\nAnna\nQuestion 2: Town\nUlm\n", [1, 3]),
    ("1. Describe the mill:\n\n(a) Who runs it?\n\nAnn\n\n(b) Is it old?\n\n[x] Yes [ ] No\n\n"
     "2. Is there a barn?\n\nNo\n\n3. When?\n\nNow\n", [1, 3, 7, 11, 15]),
    ("1. Is there a mill?\n\nYes\n\n1.1 Who runs it?\n\nAnn\n\n2. Is there a barn?\n\nNo\n\n"
     "2.1 Who wants one?\n\nBob\n", [1, 5, 9, 13]),
    ("1. Is there any plan? *\n\nYes\n\nNo\n\n2. Rivers - please provide link and detail:\n\n"
     "A plan.\n\n3. Lakes - please provide link and detail:\n\n4. Town? *\n\nUlm\n",
     [1, 7, 11, 13]),
    ("".join(f"{n}. Keyboard of the device. *\n\nSupports\n\n" for n in range(1, 9)),
     list(range(1, 33, 4))),
    ("## Who keeps the mill?\n\nAnn.\n\n## Where does it stand?\n\nBy the weir.\n", [1, 5]),
    ("**Who keeps the mill?**\n\nAnn.\n\n**Where does it stand?**\n\nBy the weir.\n", [1, 5]),
    ("1. Which rules?\n\n4.1 on mills\n4.2 on barns\n\n2. When?\n\nNow\n\n3. Why?\n\nSo\n",
     [1, 6, 10]),
    ("## What is it?\n\n1. Name? *\n\nAnna\n\n2. Town? *\n\nUlm\n\n## Where is it?\n\n3. Age? *\n\n"
     "7\n", [3, 7, 13]),
    ("## Anything else?\n\n### Where?\n\nHere.\n\n### When?\n\nNow.\n", [3, 7]),
    ("# Form\n\n### Where?\n\nHere.\n\n### When?\n\nNow.\n\n### Tell us more:\n\nNo.\n", [3, 7, 11]),
    ("Is it open?\n\n- [x] Yes\n\n- [ ] No\n\nIs it free? Say so.\n\n- [ ] Yes\n\n- [ ] No\n", [1, 7]),
    ("A text.\n\nWhy is it so? Nobody knows.\n\nThe end.\n", []),
    ("1. Name? *\n", [1]),
    ("1. Name *\n\n2. Town *\n\nUlm\n\n3. Street\n\nTBD\n", [1, 3, 7]),
    ("1. Name? *\n\n2. Town?\n\nUlm\n\n3. Date?\n\nTBD\n", [1, 3, 7]),
    ("1. Name *\n\n2. Town\n\nUlm\n\n3. Remarks\n\nNone\n", [1, 3, 7]),
    ("1. Name *\n\nHillside Mill\n\n2. Town\n\nUlm\n\n3. Remarks\n\nNone so far.\n", [1, 5, 9]),
    ("1. Is it old?\n\n[ ] Yes\n[x] No\n\nReasons:\nIt was built last year.\n\n2. Is it open?\n\n"
     "[x] Yes\n[ ] No\n\nReasons:\nWe are open by day.\n\n3. Who keeps it?\n\nAnn.\n",
     [1, 6, 9, 14, 17]),
    ("1. Is it old?\n\n[ ] Yes\n[x] No\n\nGive your reasons:\n\nIt was built last year.\n\n"
     "2. Is it open?\n\n[x] Yes\n[ ] No\n\n3. Who keeps it?\n\nAnn.\n", [1, 6, 10, 15]),
    ("The mill was built in 1870.\n\nIt has two wheels:\n\n- one for grain\n- one for oil\n\n"
     "Nobody knows who built it.\n", []),
]


def small(dump):
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for k, (text, starts) in enumerate(SMALL):
            path = os.path.join(folder, f"{k}.txt")
            open(path, "w", encoding="utf-8").write(text)
            out = subprocess.run([dump, path], capture_output=True, text=True, check=True).stdout
            rows = []
            for row in out.splitlines():
                if not row.startswith("#"):
                    number, _, *clues = row.split(" ")
                    rows.append((int(number), clues, 1 if int(number) in starts else 0))
            found.append((f"small form {k}", [r for r in rows if r[1]], len(starts)))
    folder = os.path.join(os.path.dirname(__file__), "../../samples")
    for path in sorted(glob.glob(f"{folder}/*.yaml")):
        questions = open(path, encoding="utf-8").read().split("\nquestions:")[1]
        starts = {int(m[1]) for m in re.finditer(r"^    line: (\d+)", questions, re.M)}
        text = path.removesuffix("yaml") + "txt"
        out = subprocess.run([dump, text], capture_output=True, text=True, check=True).stdout
        rows = [row.split(" ") for row in out.splitlines() if not row.startswith("#")]
        judged = [(int(r[0]), r[2:], 1 if int(r[0]) in starts else 0) for r in rows if r[2:]]
        found.append((os.path.basename(path), judged, sum(l for _, _, l in judged)))
    return found


def documents(dump, folders):
    """Each document: name, and a list of (line, clues, label); label None is not judged."""
    found = []
    for folder in folders:
        labels, _, texts = folder.partition(":")
        for path in sorted(glob.glob(f"{labels}/*.gold.json")):
            gold = json.load(open(path, encoding="utf-8"))
            name = os.path.basename(path).removesuffix(".gold.json")
            text = f"{texts or labels}/{name}.txt"
            out = subprocess.run([dump, text], capture_output=True, text=True, check=True).stdout
            lines = {}
            for row in out.splitlines():
                if row.startswith("#"):
                    continue
                number, _, *clues = row.split(" ")
                lines.setdefault(int(number), clues)
            sure = [q["line"] for q in gold["questions"] if not q.get("doubt") and q.get("line")]
            doubt = {q["line"] for q in gold["questions"] if q.get("doubt") and q.get("line")}
            starts = set()
            for line in sure:
                at = next((n for n in (line, line + 1, line - 1) if lines.get(n)), None)
                if at is not None:
                    starts.add(at)
            rows = []
            for number, clues in sorted(lines.items()):
                if not clues:
                    continue
                label = 1 if number in starts else None if number in doubt else 0
                rows.append((number, clues, label))
            found.append((name, rows, len(starts)))
    return found


def fit(docs, clues, prior, rounds=40, pull=4.0):
    """Logistic regression that starts at the weights set by hand, and is pulled back to them: only
    what the forms show again and again moves a weight."""
    rng = random.Random(7)
    index = {clue: k for k, clue in enumerate(clues)}
    start = [prior.get(clue, 0.0) for clue in clues]
    samples = []
    for _, rows, _ in docs:
        judged = [r for r in rows if r[2] is not None]
        weight = min(2.0, 15.0 / math.sqrt(len(judged) + 25))
        for _, shown, label in judged:
            samples.append(([index[c] for c in shown], label, weight))
    counts = [0] * len(clues)
    for shown, _, _ in samples:
        for k in shown:
            counts[k] += 1
    shares = [pull / max(n, 1) for n in counts]
    weights = list(start)
    squares = [0.5] * len(clues)
    for turn in range(rounds):
        rng.shuffle(samples)
        rate = 0.3 / (1 + turn / 10)
        for shown, label, weight in samples:
            z = sum(weights[k] for k in shown)
            p = 1 / (1 + math.exp(-z)) if z > -30 else 0.0
            g = weight * (p - label)
            for k in shown:
                step = g + shares[k] * (weights[k] - start[k])
                squares[k] += step * step
                weights[k] -= rate * step / math.sqrt(squares[k])
    return dict(zip(clues, weights))


def judge(rows, weights, bias=0.0):
    found = {n for n, clues, _ in rows if sum(weights.get(c, 0) for c in clues) + bias > 0}
    starts = [n for n, _, label in rows if label == 1]
    hit = sum(1 for n in starts if n in found)
    extra = [n for n, _, label in rows if n in found and label == 0]
    return hit, len(starts), extra, [n for n in starts if n not in found]


def report(table):
    hits = sum(h for _, h, _, _ in table)
    of = sum(n for _, _, n, _ in table)
    extra = sum(x for _, _, _, x in table)
    for name, hit, n, x in table:
        print(f"{name[:44]:44} {hit:4}/{n:<4} +{x}")
    low = sum(1 for _, hit, n, _ in table if n and hit < n / 2)
    print(f"recall {hits / max(of, 1):.3f} precision {hits / max(hits + extra, 1):.3f}"
          f" under half: {low}")


def explain(docs, clues, name):
    """The lines of one document that are misjudged when it is left out, with the clues that weigh
    most."""
    weights = fit([d for d in docs if name not in d[0]], clues, PRIOR)
    for title, rows, _ in docs:
        if name not in title:
            continue
        _, _, extra, missing = judge(rows, weights)
        for number, shown, _ in rows:
            if number not in extra and number not in missing:
                continue
            parts = sorted(((weights[c], c) for c in shown), key=lambda p: -abs(p[0]))
            print(title[:20], number, "extra" if number in extra else "missing",
                  f"{sum(w for w, _ in parts):.1f}",
                  " ".join(f"{c}{w:+.1f}" for w, c in parts if abs(w) >= 0.15))


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    docs = documents(arguments[0], arguments[1:])
    plain = small(arguments[0])
    clues = sorted({c for _, rows, _ in docs + plain for _, shown, _ in rows for c in shown})
    if "--as-is" in options or "--prior" in options:
        weights = PRIOR if "--prior" in options else read_weights()
        report([(n, *(lambda j: (j[0], j[1], len(j[2])))(judge(r, weights))) for n, r, _ in docs])
        return
    pull = next((float(o.split("=")[1]) for o in options if o.startswith("--pull=")), 4.0)
    folds = next((int(o.split("=")[1]) for o in options if o.startswith("--folds=")), len(docs))
    table = {}
    for k in range(folds if folds > 1 else 0):
        out = [d for i, d in enumerate(docs) if i % folds == k]
        weights = fit([d for i, d in enumerate(docs) if i % folds != k] + plain, clues, PRIOR, pull=pull)
        for name, rows, _ in out:
            hit, n, extra, missing = judge(rows, weights)
            table[name] = (name, hit, n, len(extra))
            if "--show" in options:
                print(name, "missing", missing, "extra", extra)
    for option in options:
        if option.startswith("--why="):
            explain(docs, clues, option.removeprefix("--why="))
    if table:
        report(list(table.values()))
    if "--write" in options:
        weights = fit(docs + plain, clues, PRIOR, pull=pull)
        write_weights(weights)
        print("fitted on all:")
        weights = read_weights()
        report([(n, *(lambda j: (j[0], j[1], len(j[2])))(judge(r, weights))) for n, r, _ in plain])
        report([(n, *(lambda j: (j[0], j[1], len(j[2])))(judge(r, weights))) for n, r, _ in docs])


if __name__ == "__main__":
    main()
