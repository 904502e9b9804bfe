#!/usr/bin/env python3
"""One act's facts, written in every language that has words for the grammar, must be read alike.

    citations.py QSIFT RULES [--show]

Each language says the facts in a few shapes that are made of its own words: head, mark, number,
date and pinpoint in the orders that its pack gives. They are read twice: by all rules, and with the
patterns of every language taken out, so that words alone are left. The table shows how many shapes
there are, and how many of them are found whole and right. Fails if a language falls below its
share.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

QSIFT, RULES = sys.argv[1], pathlib.Path(sys.argv[2])
SHOW = "--show" in sys.argv[3:]
NUMBER, YEAR, LABEL, DAY = "57", 2011, "14", 3
LEAST = 0.75  # of the shapes of one language
LEAST_ALL = 0.95


def plain(words):
    """The first of the words that is written as it stands, else the first stem."""
    words = [str(word) for word in words]
    return next((word for word in words if "*" not in word), words[0].strip("*") if words else None)


def named(word):
    return word[:1].upper() + word[1:]


def mark_of(words):
    mark = plain(words.get("number_marks", [])) or "no"
    short = mark.isalpha() and len(mark) <= 4 and mark.isascii()
    return mark + "." if short and not words.get("number_marks", [""])[0] == "số" else mark


def shapes(lang, words, vocabulary):
    """(shape, citation, it has a label) of a language."""
    law = plain(words["instruments"]["law"])
    names = words.get("names", ["before"])
    head = named(law)
    mark = mark_of(words)
    units = vocabulary.get("units", {})
    unit = plain(units.get("article", [])) or plain(units.get("section", []))
    of = plain(words.get("of", [""])) or ""
    labels = words.get("labels", ["after"])
    month = plain(vocabulary.get("months", {}).get("6", []))
    numbered = f"{head} {mark} {NUMBER}/{YEAR}"
    yield "numbered", numbered, False
    yield "split number", f"{head} {NUMBER}/{YEAR}", False
    if "marks_after" in words:
        numbered = f"{NUMBER} {words['marks_after'][0]} {head}"
        yield "mark after", numbered, False
    if unit and "after" in labels:
        yield "pinpoint before", " ".join(f"{unit} {LABEL} {of} {head} {mark} {NUMBER}/{YEAR}".split()), True
    if unit and "before" in labels and "after" not in labels:
        yield "pinpoint after", f"{head} {mark} {NUMBER}/{YEAR} {LABEL}. {unit}", True
    lead = plain(words.get("date_leads", []))
    if month and lead and "words-before" not in names:
        yield "dated", f"{head} {mark} {NUMBER} {lead} {DAY} {month} {YEAR}", False
    elif month and "words-before" in names:
        yield "dated", f"{YEAR}. {month} {DAY} {head} {mark} {NUMBER}", False
    yield "gazette", f"{head} (Xyz, {mark} {NUMBER}/{YEAR})", False


def languages():
    for folder in sorted(RULES.iterdir()):
        words, vocabulary, stopwords = None, {}, []
        for file in folder.glob("*.yaml"):
            data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) or {}
            words = data.get("citation_words", words) if folder.name != "core" else None
            vocabulary = data.get("citation_vocabulary", vocabulary)
            stopwords = data.get("stopwords", stopwords)
        if words and "instruments" in words:
            yield folder.name, words, vocabulary, [str(word) for word in stopwords[:6]]


def read(rows, *options):
    lines = "".join(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n"
                    for i, text in enumerate(rows))
    done = subprocess.run([QSIFT, "scan", "-q", "--from", "jsonl", "--to", "jsonl", *options],
                          input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line)["citations"] for line in done.stdout.decode().splitlines()]


def is_right(citation, found, labelled):
    if len(found) != 1 or found[0]["text"].rstrip(".") != citation.rstrip("."):
        return False
    labels = [label for pinpoint in found[0]["pinpoints"] for label in pinpoint["path"]]
    year = found[0]["year"] == YEAR or str(YEAR) not in citation
    return found[0]["number"] == NUMBER and year and (LABEL in labels) == labelled


def words_alone(folder):
    """A copy of the packs in which no language has patterns."""
    for pack in RULES.iterdir():
        if pack.name in ("core", "checks"):
            continue
        shutil.copytree(pack, folder / pack.name)
        for file in (folder / pack.name).glob("*.yaml"):
            data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) or {}
            for topic in ("citations", "citation_joins", "citation_tokens"):
                data.pop(topic, None)
            if data:
                file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
            else:
                file.unlink()


def main():
    rows, texts = [], []
    for lang, words, vocabulary, stopwords in languages():
        for shape, citation, labelled in shapes(lang, words, vocabulary):
            rows.append((lang, shape, citation, labelled))
            texts.append(f"{' '.join(stopwords)}.\n\n– {citation}.\n\n{' '.join(stopwords)}.")
    with tempfile.TemporaryDirectory() as folder:
        words_alone(pathlib.Path(folder))
        readings = {"all rules": read(texts), "words alone": read(texts, "--rules", folder)}
    failed, tally = [], {}
    for name, found in readings.items():
        for (lang, shape, citation, labelled), citations in zip(rows, found):
            right = is_right(citation, citations, labelled)
            counts = tally.setdefault(lang, {}).setdefault(name, [0, 0])
            counts[0] += right
            counts[1] += 1
            if SHOW and not right:
                print(f"  {name}: {lang} {shape}: {citation} ->",
                      [(c["text"], c["number"], c["year"], [p["path"] for p in c["pinpoints"]])
                       for c in citations])
    print(f"{'':4}" + "".join(f"{name:>14}" for name in readings))
    for lang, by_reading in sorted(tally.items()):
        print(f"{lang:4}" + "".join(f"{right:>11}/{of}" for right, of in by_reading.values()))
        failed += [f"{lang}: {right} of {of} by {name}" for name, (right, of) in by_reading.items()
                   if right < LEAST * of]
    for name in readings:
        right = sum(counts[name][0] for counts in tally.values())
        of = sum(counts[name][1] for counts in tally.values())
        print(f"{name}: {right} of {of}")
        if right < LEAST_ALL * of:
            failed.append(f"{name}: {right} of {of} over all languages")
    if failed:
        sys.exit("citations: " + "; ".join(failed))


if __name__ == "__main__":
    main()
