#!/usr/bin/env python3
"""Makes questionnaires of every style with their known truth, and measures what qsift finds.

    forms.py QSIFT [COUNT [SEED]] [--show]

Varied: numbering, section headings, marks (before or after the label, on one line or several, or
lost), language, wrapping of answers, page breaks with numbers and running heads, encoding, line
ends; and answers that look like structure. Fails under 0.99 for questions, selections and answers,
or if a value is observed where the marks were lost.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import textwrap

NUMBERS = ["{}. ", "{}) ", "({}) ", "Q{}. ", "Q{}: ", "{} - ", "{}.- ", "{:02d}. ", "{}.", "**{}.** ",
           "### {}. ", "1.{} ", "2.{}. ", "A{}. ", "**{}. ", "#### Q{} ", "{}: "]
SECTIONS = [lambda i, t: f"{'ABCD'[i]}. {t}", lambda i, t: f"## {t}", lambda i, t: f"== {t} ==",
            lambda i, t: f"{t}\n{'-' * len(t)}", lambda i, t: t.upper(),
            lambda i, t: f"{['I', 'II', 'III', 'IV'][i]}. {t}"]
MARKS = [("☒", "☐"), ("[x]", "[ ]"), ("(x)", "( )"), ("●", "○"), ("☑", "☐"), ("✓", ""),
         ("\uf0fe", "\uf0a8"), ("[X]", "[]"), ("◉", "◯"), ("🗹", "☐"), ("✔", "")]
# Yes, no, headings, closed prompts, open prompts, answers.
LANGUAGES = {
    "en": ("Yes", "No", ["General information", "Human resources", "Budget and control"],
           ["Is there a national plan for water?", "Does the agency publish its data?",
            "Have the results been audited?", "Are training courses offered to staff?"],
           ["How many people work in the unit?", "What is the name of the office?",
            "Which law governs the archive?", "When was the register founded?"],
           ["The Central Registry, since 2004.", "See Decision\nNo. 149 of 2019 and Article 4.1.2.",
            "1. First the form is filed.\n2. Then it is checked.\n3. At last it is signed.",
            "(1) The office does this. (2) The agency does that.",
            "We publish it every spring on the website of the office and in the official journal, "
            "which is free for everybody and can be read in every library of the country."]),
    "fr": ("Oui", "Non", ["Informations générales", "Ressources humaines", "Budget et contrôle"],
           ["Existe-t-il un plan national pour l'eau ?", "Avez-vous publié les données ?",
            "Les résultats ont-ils été vérifiés ?"],
           ["Combien de personnes travaillent dans le service ?", "Quel est le nom du bureau ?",
            "Quelle loi régit les archives ?"],
           ["Le registre central, depuis 2004.", "1. Le formulaire est déposé.\n2. Il est vérifié.",
            "Nous le publions chaque printemps sur le site du bureau et dans le journal officiel, "
            "qui est gratuit pour tous et peut être lu dans chaque bibliothèque du pays."]),
    "de": ("Ja", "Nein", ["Allgemeine Angaben", "Personal", "Haushalt und Kontrolle"],
           ["Gibt es einen nationalen Plan für Wasser?", "Wurden die Ergebnisse geprüft?",
            "Werden Kurse für das Personal angeboten?"],
           ["Wie viele Personen arbeiten in der Stelle?", "Wie heißt das Amt?",
            "Welches Gesetz gilt für das Archiv?"],
           ["Das Zentralregister, seit 2004.", "1. Der Antrag wird gestellt.\n2. Er wird geprüft.",
            "Wir veröffentlichen ihn jedes Frühjahr auf der Seite des Amtes und im Amtsblatt, das "
            "für alle frei ist und in jeder Bibliothek des Landes gelesen werden kann."]),
    "ru": ("Да", "Нет", ["Общие сведения", "Кадры", "Бюджет и контроль"],
           ["Есть ли национальный план по воде?", "Публикует ли агентство данные?"],
           ["Сколько человек работает в отделе?", "Как называется ведомство?"],
           ["Центральный реестр, с 2004 года.", "1. Подаётся заявление.\n2. Его проверяют.",
            "Мы публикуем его каждую весну на сайте ведомства и в официальной газете, которая "
            "доступна всем и есть в каждой библиотеке страны."]),
}


def wrap(text, width):
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.split("\n"))


def closed_question(rng, marks, lost, after, inline, dense, words):
    """The options as printed, and what they show."""
    chosen = rng.choice([0, 1, None])
    full, empty = marks
    if lost:
        labels, shown = list(words), []
    else:
        labels = []
        for k, word in enumerate(words):
            mark = full if chosen == k else empty
            labels.append((f"{word} {mark}" if after else f"{mark} {word}").strip())
        shown = [] if chosen is None else [("yes", "no")[chosen]]
    return ("    " if inline else "\n" if dense else "\n\n").join(labels), shown


def make(rng):
    language = rng.choice(list(LANGUAGES))
    yes, no, headings, closed, open_, answers = LANGUAGES[language]
    number, section, marks = rng.choice(NUMBERS), rng.choice(SECTIONS), rng.choice(MARKS)
    lost, dense, inline = rng.random() < .2, rng.random() < .3, rng.random() < .25
    after = marks[1] != "" and rng.random() < .25
    star, width = rng.random() < .3, rng.choice([None, 64, 76])
    paged = rng.random() < .3
    blocks, truth, count = [], [], 0
    for s in range(rng.randint(1, 3)):
        blocks.append(section(s, headings[s]))
        for _ in range(rng.randint(3, 6)):
            count += 1
            is_closed = rng.random() < .4
            prompt = rng.choice(closed if is_closed else open_)
            line = number.format(count) + prompt + (" *" if star else "")
            if line.startswith("**") and line.count("**") == 1:
                line += "**"
            if is_closed:
                body, shown = closed_question(rng, marks, lost, after, inline, dense, (yes, no))
                truth.append((prompt, shown, None))
            else:
                answer = rng.choice(answers)
                body = wrap(answer, width) if width else answer
                truth.append((prompt, None, answer))
            blocks.append(line + ("\n" if dense else "\n\n") + body)
            if paged and count % 2 == 0:
                blocks.append(f"- {count // 2} -\n\fRegister form 7")
    text = "\n\n".join(blocks) + "\n"
    style = (language, number, section(0, "T"), marks, lost, after, inline, dense, width, paged)
    return text, truth, style


def encode(rng, text, language):
    text = text.replace("\n", rng.choice(["\n", "\n", "\r\n", "\r"]))
    codec = rng.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"])
    if language in ("fr", "de") and rng.random() < .2:
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
            if answer is None:
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
    made = [make(rng) for _ in range(count)]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, (text, _, style) in enumerate(made):
            paths.append(pathlib.Path(folder) / f"{i:05}.txt")
            paths[-1].write_bytes(encode(rng, text, style[0]))
        done = subprocess.run([qsift, "extract", "-q", "-j", "0", "--to", "jsonl", *map(str, paths)],
                              capture_output=True, check=True)
        for line, (text, truth, style) in zip(done.stdout.decode().splitlines(), made, strict=True):
            errors = tally.compare(json.loads(line), truth, style[4])
            if errors and "--show" in sys.argv:
                print(style, *errors[:3], sep="\n   ")
    figures = {"recall": tally.found / tally.asked, "precision": tally.found / tally.reported,
               "selections": tally.right_selections / tally.selections,
               "answers": tally.right_answers / tally.answers}
    print(f"forms: {count} documents, {tally.asked} questions, " +
          ", ".join(f"{k} {v:.4f}" for k, v in figures.items()) +
          f", observed where marks were lost: {tally.false_certain}")
    return 1 if min(figures.values()) < 0.99 or tally.false_certain else 0


if __name__ == "__main__":
    sys.exit(main())
