"""Makes one questionnaire with its known truth; used by forms.py."""
import textwrap

from forms_words import LANGUAGES

NUMBERS = ["{}. ", "{}) ", "({}) ", "Q{}. ", "Q{}: ", "{} - ", "{}.- ", "{:02d}. ", "{}.", "**{}.** ",
           "### {}. ", "1.{} ", "2.{}. ", "A{}. ", "**{}. ", "#### Q{} ", "{}: "]
SECTIONS = [lambda i, t: f"{'ABCD'[i]}. {t}", lambda i, t: f"## {t}", lambda i, t: f"== {t} ==",
            lambda i, t: f"{t}\n{'-' * 2 * len(t)}", lambda i, t: t.upper(),
            lambda i, t: f"{['I', 'II', 'III', 'IV'][i]}. {t}"]
# Selected, empty, and whether the two may stand after the label.
MARKS = [("☒", "☐", True), ("[x]", "[ ]", True), ("(x)", "( )", True), ("●", "○", True),
         ("☑", "☐", True), ("✓", "", False), ("\uf0fe", "\uf0a8", True), ("[X]", "[]", True),
         ("◉", "◯", True), ("🗹", "☐", True), ("✔", "", False), ("( X )", "(  )", True),
         ("_X_", "___", False), ("x", "o", False), ("4", "o", False), ("<x>", "< >", True), ("✓", "✗", False), ("✅", "❌", False),
         ("☑", "☒", True)]


def wrap(text, width):
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.split("\n"))


class Maker:
    """One document: `text`, and `truth` as (prompt, observed values or None, answer or None).

    A statement has its state in the place of the values, and an answer of several people is a list
    of (name, text)."""

    def __init__(self, rng):
        self.rng = rng
        self.code = rng.choice(list(LANGUAGES))
        self.words = LANGUAGES[self.code]
        self.truth, self.lost = [], False
        self.layout = rng.choice(["numbered"] * 8 + ["sub", "titles", "bold", "heading", "sentence",
                                                     "pipes", "columns", "grid", "tabs", "html",
                                                     "wiki", "inline", "shared", "deleted",
                                                     "statements", "respondents", "blank", "tight",
                                                     "mixture", "choices"])
        self.text = getattr(self, self.layout)()

    def ask(self, closed):
        self.asked = self.rng.choice(self.words.closed if closed else self.words.open)
        return self.asked

    def choose(self):
        """Which of yes and no is chosen: 0, 1 or None."""
        return self.rng.choice([0, 1, None])

    @staticmethod
    def shown(chosen):
        return [] if chosen is None else [("yes", "no")[chosen]]

    def plain_answer(self):
        """On one line; on the prompt's line it must not look like more of the prompt."""
        beside = self.layout in ("inline", "shared")
        return self.rng.choice([a for a in self.words.answers if "\n" not in a and
                                not (beside and ("?" in a or a.startswith("(")))])

    # The common layout, with everything varied.

    def numbered(self):
        rng, words = self.rng, self.words
        number, section, marks = rng.choice(NUMBERS), rng.choice(SECTIONS), rng.choice(MARKS)
        if self.code in ("zh", "ar") and section is SECTIONS[4]:
            section = SECTIONS[1]  # no capitals
        self.lost, dense = rng.random() < .2, rng.random() < .3
        place = rng.choice(["before", "before", "after", "inline", "own"])
        if not marks[2] and place in ("after", "inline", "own"):
            place = "before"
        star, width = rng.random() < .3, rng.choice([None, 64, 76])
        if self.code in ("zh", "ar"):
            width = None
        paged, follow = rng.random() < .3, rng.random() < .2
        self.style = (self.code, number, section(0, "T"), marks, self.lost, place, dense, width, paged)
        blocks, count = [], 0
        sections = rng.randint(2 if paged else 1, 3)  # a head that stands once is no running head
        for s in range(sections):
            blocks.append(section(s, words.headings[s]))
            for _ in range(rng.randint(3, 6)):
                count += 1
                closed = rng.random() < .4
                prompt = self.ask(closed)
                line = number.format(count) + prompt + (" *" if star else "")
                if line.startswith("**") and line.count("**") == 1:
                    line += "**"
                if closed:
                    chosen = self.choose()
                    body = self.options(chosen, marks, place, dense)
                    shown = [] if self.lost else self.shown(chosen)
                    self.truth.append((prompt, shown, None))
                else:
                    body = self.answer(width)
                blocks.append(line + ("\n" if dense else "\n\n") + body)
                if closed and follow:
                    count += 1
                    answer = self.plain_answer()
                    blocks.append(number.format(count) + words.follow + "\n\n" + answer)
                    self.truth.append((words.follow, None, answer))
                    if line.startswith("**") and "**" not in blocks[-1][2:]:
                        blocks[-1] = blocks[-1].replace("\n", "**\n", 1)
                if paged and count % 2 == 0:
                    blocks.append(f"- {count // 2} -\n\fRegister form 7")
        return "\n\n".join(blocks) + "\n"

    def answer(self, width):
        divided = self.words.divided
        if divided and self.rng.random() < .1:
            self.truth.append((self.asked, None, "".join(divided)))
            return divided[0] + self.rng.choice(["-\n", "\u00ad\n"]) + divided[1]
        answer = self.rng.choice(self.words.answers)
        self.truth.append((self.asked, None, answer))
        return wrap(answer, width) if width else answer

    def options(self, chosen, marks, place, dense):
        full, empty, _ = marks
        lines = []
        for k, word in enumerate((self.words.yes, self.words.no)):
            mark = "" if self.lost else full if chosen == k else empty
            if place == "own":
                lines.append(f"{mark}\n{word}".strip())
            else:
                lines.append((f"{word} {mark}" if place == "after" else f"{mark} {word}").strip())
        between = "    " if place == "inline" else "\n" if dense and place != "own" else "\n\n"
        return between.join(lines)

    # Layouts of their own.

    def mixed(self, write, least=4, most=8):
        """Calls `write(i, prompt, chosen, answer)` for this many questions; returns what it
        wrote."""
        out = []
        for i in range(self.rng.randint(least, most)):
            closed = i % 2 == 0
            prompt, chosen = self.ask(closed), self.choose()
            answer = None if closed else self.plain_answer()
            out.append(write(i + 1, prompt, chosen if closed else None, answer))
            self.truth.append((prompt, self.shown(chosen) if closed else None, answer))
        self.style = (self.code, self.layout)
        return out

    def boxes(self, chosen, between="\n"):
        marks = ["[x]" if chosen == k else "[ ]" for k in (0, 1)]
        return f"{marks[0]} {self.words.yes}{between}{marks[1]} {self.words.no}"

    def reply(self, chosen, answer):
        return self.boxes(chosen) if answer is None else answer

    def bold(self):
        return "\n\n".join(self.mixed(lambda i, p, c, a: f"**{p}**\n\n{self.reply(c, a)}")) + "\n"

    def heading(self):
        return "# Form\n\n" + "\n\n".join(
            self.mixed(lambda i, p, c, a: f"### {p}\n\n{self.reply(c, a)}")) + "\n"

    def sentence(self):
        return "\n\n".join(self.mixed(lambda i, p, c, a: f"{p}\n{self.reply(c, a)}")) + "\n"

    def pipes(self):
        number, asked, answer, remarks = (self.rng.choice(heads) for heads in self.words.heads)
        rows = self.mixed(lambda i, p, c, a: f"| {i} | {p} | {self.cell(c, a)} | |")
        self.style += (number, asked, answer, remarks)
        return (f"| {number} | {asked} | {answer} | {remarks} |\n|---|---|---|---|\n" +
                "\n".join(rows) + "\n")

    def cell(self, chosen, answer):
        if answer is not None:
            return answer
        return "" if chosen is None else (self.words.yes, self.words.no)[chosen]

    def columns(self):
        words, rows = self.words, []
        for i in range(self.rng.randint(3, 7)):
            prompt, chosen = self.ask(True), self.choose()
            if i < 2:
                chosen = i
            cells = ["X" if chosen == k else " " for k in (0, 1)]
            rows.append(f"| {i + 1} | {prompt} | {cells[0]} | {cells[1]} |")
            self.truth.append((prompt, self.shown(chosen), None))
        self.style = (self.code, self.layout)
        return (f"| # | Question | {words.yes} | {words.no} |\n|---|---|:-:|:-:|\n" +
                "\n".join(rows) + "\n")

    def grid(self):
        widths = (4, 30, 30)
        border = "+" + "+".join("-" * (w + 2) for w in widths) + "+\n"

        def row(*cells):
            columns = [textwrap.wrap(c, w) or [""] for c, w in zip(cells, widths)]
            lines = max(map(len, columns))
            return "".join("| " + " | ".join(
                (c[i] if i < len(c) else "").ljust(w) for c, w in zip(columns, widths)) + " |\n"
                for i in range(lines)) + border

        rows = self.mixed(lambda i, p, c, a: row(str(i), p, self.cell(c, a)))
        return border + row("No", "Question", "Answer").replace("-", "=") + "".join(rows)

    def tabs(self):
        rows = self.mixed(lambda i, p, c, a: f"{i}\t{p}\t{self.cell(c, a)}")
        return "ID\tQuestion\tAnswer\n" + "\n".join(rows) + "\n"

    def html(self):
        def box(chosen, k, word):
            return f"<li>{'&#9745;' if chosen == k else '&#9744;'} {word}</li>"

        def write(i, prompt, chosen, answer):
            body = f"<p>{answer}</p>" if answer is not None else (
                "<ul>" + box(chosen, 0, self.words.yes) + box(chosen, 1, self.words.no) + "</ul>")
            return f"<p><b>{i}.</b> {prompt}</p>\n{body}"

        return "<html><body>\n<h1>Form</h1>\n" + "\n".join(self.mixed(write)) + "\n</body></html>\n"

    def wiki(self):
        rows = self.mixed(lambda i, p, c, a: f"'''{i}. {p}'''\n\n{self.reply(c, a)}")
        return "== Form ==\n\n" + "\n\n".join(rows) + "\n"

    def inline(self):
        rows = self.mixed(lambda i, p, c, a: f"{i}. {p} {self.cell(c, a)}".strip(), 6, 9)
        return "\n".join(rows) + "\n"

    def shared(self):
        rows = self.mixed(lambda i, p, c, a: f"{i}. {p} {self.cell(c, a)}".strip(), 6, 8)
        rows[1:3] = [rows[1] + " " + rows[2]]
        rows[3:5] = [rows[3] + " " + rows[4]]
        return "\n".join(rows) + "\n"

    def deleted(self):
        """Options that do not apply are deleted; both are left where nothing was answered."""
        words = self.words

        def write(i, prompt, chosen, answer):
            left = (f"{words.yes} / {words.no}" if chosen is None
                    else (words.yes, words.no)[chosen])
            return f"{i}. {prompt}\n\n{answer if answer is not None else left}"

        return "\n\n".join(self.mixed(write)) + "\n"

    def statements(self):
        """Boxed statements, of which one at least is ticked."""
        full, empty = self.rng.choice([("- [x] ", "- [ ] "), ("[x] ", "[ ] "), ("☒ ", "☐ "),
                                       ("* [X] ", "* [ ] "), ("[x]: ", "[ ]: ")])
        states = [True] + [self.rng.random() < .5 for _ in self.words.statements[1:]]
        self.style = (self.code, self.layout, full)
        lines = []
        for state, said in zip(states, self.words.statements):
            lines.append((full if state else empty) + said)
            self.truth.append((said, "selected" if state else "unselected", None))
        return f"# {self.words.headings[0]}\n\n" + "\n".join(lines) + "\n"

    def respondents(self):
        """Replies of the same people under each question."""
        names = self.rng.sample(["Ann Miller", "Bo Chen", "Carla Rossi", "Omar Haddad"], 3)
        between = self.rng.choice(["\n", "\n\n"])
        out = []
        for i in range(self.rng.randint(3, 5)):
            prompt = self.ask(False)
            replies = [(name, self.plain_answer()) for name in names]
            out.append(f"{i + 1}. {prompt}\n\n" + between.join(f"{n}: {a}" for n, a in replies))
            self.truth.append((prompt, None, replies))
        self.style = (self.code, self.layout, between)
        return "\n\n".join(out) + "\n"

    def choices(self):
        """Options of which one or more are ticked, some of them lettered."""
        rng = self.rng
        full, empty = rng.choice([("[x] ", "[ ] "), ("☒ ", "☐ "), ("(X) ", "( ) "), ("● ", "○ "), ("☑ ", "☐ ")])
        letter = rng.choice(["", "", "{}) ", "{}. ", "- "])
        number, many = rng.choice(["{}. ", "{}) ", "Q{}. ", "**{}.** "]), rng.random() < .3
        between, after = rng.choice(["\n", "\n\n"]), rng.random() < .3
        out = []
        for i in range(rng.randint(3, 6)):
            prompt, labels = self.ask(False), [*self.words.headings, self.words.other]
            chosen = rng.sample(labels, rng.randint(0, 2 if many else 1))
            lines, shown = [], []
            for k, label in enumerate(labels):
                mark, first = full if label in chosen else empty, letter.format("abcd"[k])
                if label in chosen:
                    # What stands before the box is no part of the label.
                    named = first + label if after and first != "- " else label
                    shown.append("other" if label == self.words.other else named)
                lines.append(f"{first}{label} {mark}".strip() if after and first != "- " else first + mark + label)
            out.append(number.format(i + 1) + prompt + between + "\n".join(lines))
            self.truth.append((prompt, shown, None))
        self.style = (self.code, self.layout, full, letter, between, after)
        return "\n\n".join(out) + "\n"

    def blank(self):
        """A form that nobody filled in."""
        rows = self.mixed(lambda i, p, c, a: f"{i}. {p}\n\n{self.boxes(None) if a is None else '_' * 30}")
        self.truth = [(prompt, None if answer else [], None) for prompt, _, answer in self.truth]
        return "\n\n".join(rows) + "\n"

    def tight(self):
        """No blank line at all."""
        return "\n".join(self.mixed(lambda i, p, c, a: f"{i}. {p}\n{self.reply(c, a)}")) + "\n"

    def mixture(self):
        """Two layouts, each under a heading."""
        first, second = self.rng.sample(["pipes", "tight", "statements", "heading", "blank", "choices"], 2)
        text = ""
        made = self.truth
        for title, layout in zip(self.words.headings, (first, second)):
            self.truth = []
            text += f"# {title}\n\n" + getattr(self, layout)() + "\n"
            made += self.truth
        self.truth, self.style = made, (self.code, self.layout, first, second)
        return text

    def sub(self):
        """Lettered questions under numbered ones, or numbers that repeat their question's."""
        rng, style = self.rng, self.rng.choice(["({})", "{}.", "{}a"])
        out = []
        for i in range(rng.randint(2, 4)):
            prompt = self.ask(False)
            out.append(f"{i + 1}. {prompt}")
            self.truth.append((prompt, None, None))
            for k in range(rng.randint(2, 3)):
                number = {"({})": f"({'abc'[k]})", "{}.": f"{i + 1}.{k + 1}", "{}a": f"{i + 1}{'abc'[k]}."}
                inner, answer = self.ask(False), self.plain_answer()
                out.append(f"{number[style]} {inner}\n\n{answer}")
                self.truth.append((inner, None, answer))
        self.style = (self.code, self.layout, style)
        return "\n\n".join(out) + "\n"

    def titles(self):
        """Numbered titles over questions of another style."""
        titles = [t.upper() for t in self.words.headings]
        rows = self.mixed(lambda i, p, c, a: f"{i}) {p}\n\n{self.reply(c, a)}", 6, 9)
        out = [f"1. {titles[0]}", *rows[:3], f"2. {titles[1]}", *rows[3:]]
        return "\n\n".join(out) + "\n"
