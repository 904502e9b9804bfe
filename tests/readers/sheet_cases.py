"""XLSX, CSV and TSV fixtures: question rows, and one respondent a row as form services export them."""
import csv
import io

from forms import NO, PERMIT, YES, Question
from sheet_make import Extended, Shared, column, controls, sheet, xlsx

GOODS = ["Grain", "Timber", "Gravel", "Scrap metal"]


def joined(rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def replied(question):
    return question.answer or "; ".join(label for label, on in question.options if on)


def as_text(questions):
    """Question rows without lists: what is chosen stands in the reply."""
    return [Question(q.number, q.prompt, answer=replied(q)) for q in questions]


def question_rows(questions=PERMIT, head=("ID", "Question", "Answer")):
    return [list(head)] + [[q.number, q.prompt, replied(q)] for q in questions]


SINGLE = [q for q in PERMIT if sum(on for _, on in q.options) <= 1]


def listed_rows():
    """The lists of what a cell may hold are its options."""
    rows = [["Permit 2024"], [], ["ID", "Question", "Answer", "Comment"]] + [
        [q.number, q.prompt, replied(q)] for q in SINGLE]
    choices = [(f"C{4 + i}:C{4 + i}", [label for label, _ in q.options]) for i, q in enumerate(SINGLE) if q.options]
    return rows, choices


def lists_in_cells(place, **more):
    """The labels stand in cells: `place` says what the formula of the list in a row is, by its row
    on the sheet of lists. Each has the labels of one question."""
    rows, choices = listed_rows()
    lists = [labels for _, labels in choices]
    named = [(ref, place(i, chr(64 + len(labels)))) for i, (ref, labels) in enumerate(choices, 1)]
    return xlsx([("Permit", sheet(rows, choices=named)), ("The lists", sheet(lists))], states={"The lists": "hidden"}, **more)


def grid_rows(yes, no=""):
    questions = [q for q in PERMIT if len(q.options) == 2]
    return [["ID", "Question", YES, NO]] + [
        [q.number, q.prompt] + [yes if on else no for _, on in q.options] for q in questions], questions


def controlled(both=True, linked=False):
    """Check boxes over the cells of the answers, each with its label."""
    questions = [q for q in PERMIT if q.options]
    rows = [["ID", "Question", "Answer"]] + [[q.number, q.prompt] for q in questions]
    boxes = [(2 + k, row, "Checkbox", label, on, on if both else "", f"${column(2 + k)}${row + 1}" if linked else "")
             for row, q in enumerate(questions, 1) for k, (label, on) in enumerate(q.options)]
    if linked:
        for (_, row, *_), on in ((box, box[4]) for box in boxes):
            rows[row].append(on)
    after, parts = controls(boxes)
    return xlsx([("Permit", sheet(rows, after=after))], more=parts), questions


def with_sections():
    rows = question_rows()
    rows.insert(4, ["Safety"])
    return rows


# One respondent a row: two of them.
ANSWERS = [{"name": "Port of Ulm", "lit": YES, "goods": {"Grain", "Gravel"}, "plan": "A second crane, and a quay."},
           {"name": "Port of Riga", "lit": NO, "goods": {"Timber"}, "plan": ""}]
NAME, LIT, WHICH, PLAN = ("What is the name of the harbour?", "Is the quay lit at night?", "Which goods are handled?",
                          "What is planned for next year?")


def truth(which=WHICH, labels=GOODS, only_chosen=False, prompts=(NAME, LIT, PLAN)):
    """A list of questions for each respondent."""
    documents = []
    for answer in ANSWERS:
        options = [(label, good in answer["goods"]) for good, label in zip(GOODS, labels)]
        if only_chosen:
            options = [(label, on) for label, on in options if on]
        documents.append([
            Question(None, prompts[0], answer=answer["name"]), Question(None, prompts[1], answer=answer["lit"]),
            Question(None, which, options), Question(None, prompts[2], answer=answer["plan"] or None)])
    return documents


def rows_of(head, make):
    return [head] + [make(index, answer) for index, answer in enumerate(ANSWERS, 1)]


def crosses(answer, yes, no=""):
    return [yes if good in answer["goods"] else no for good in GOODS]


def google(form):
    return rows_of(["Timestamp", NAME, LIT, WHICH, PLAN], lambda i, a: [
        f"2024/03/0{i} 9:30:00 AM", a["name"], a["lit"], ", ".join(g for g in GOODS if g in a["goods"]), a["plan"]])


def microsoft():
    return rows_of(["ID", "Start time", "Completion time", "Email", "Name", NAME, LIT, WHICH, PLAN], lambda i, a: [
        i, "3/1/24 9:30", "3/1/24 9:40", "anonymous", "", a["name"], a["lit"],
        "".join(g + ";" for g in GOODS if g in a["goods"]), a["plan"]])


def monkey():
    head = [["Respondent ID", "Collector ID", NAME, LIT, WHICH, "", "", "", PLAN],
            ["", "", "Open-Ended Response", "Response"] + GOODS + ["Open-Ended Response"]]
    return head + [[f"900{i}", "77", a["name"], a["lit"]] + [g if g in a["goods"] else "" for g in GOODS] + [a["plan"]]
                   for i, a in enumerate(ANSWERS, 1)]


def lime():
    return rows_of(["Response ID", "Date submitted", "Last page", NAME, LIT] + [f"{WHICH} [{g}]" for g in GOODS] + [PLAN],
                   lambda i, a: [i, "2024-03-01", 3, a["name"], a["lit"]] + crosses(a, "Yes", "No") + [a["plan"]])


def qualtrics():
    tail = [f"{WHICH} - Selected Choice - {g}" for g in GOODS]
    head = [["StartDate", "EndDate", "ResponseId", "Q1", "Q2", "Q3_1", "Q3_2", "Q3_3", "Q3_4", "Q4"],
            ["Start Date", "End Date", "Response ID", NAME, LIT] + tail + [PLAN],
            ['{"ImportId":"startDate"}', '{"ImportId":"endDate"}', '{"ImportId":"_recordId"}'] + ['{"ImportId":"QID1"}'] * 7]
    return head + [["2024-03-01", "2024-03-01", f"R_{i}", a["name"], a["lit"]]
                   + [g if g in a["goods"] else "" for g in GOODS] + [a["plan"]] for i, a in enumerate(ANSWERS, 1)]


def without_ids(rows):
    """Qualtrics leaves its row of ids out where it is told to."""
    return rows[:2] + rows[3:]


def lime_codes():
    return rows_of(["id", "submitdate", "lastpage", "startlanguage", "seed", "NAME", "LIT"] + [f"GOODS[SQ00{i}]" for i in range(1, 5)] + ["PLAN"],
                   lambda i, a: [i, "2024-03-01", 3, "en", 7, a["name"], a["lit"]] + crosses(a, "Y", "") + [a["plan"]])


def other_and_grid():
    """SurveyMonkey: an option with a field of its own, and a grid, whose rows are no options."""
    head = [["Respondent ID", "Collector ID", WHICH, "", "", "What is the state of the works?", ""],
            ["", "", "Grain", "Timber", "Other (please specify)", "Crane", "Quay"]]
    rows = [["1", "7", "Grain", "", "Peat", "Good", "Poor"], ["2", "7", "", "Timber", "", "", "Good"]]
    state = "What is the state of the works?"
    truths = [[Question(None, WHICH, [(label, bool(cell)) for label, cell in zip(head[1][2:5], row[2:5])], row[4] or None),
               Question(None, state, answer=row[5] or None), Question(None, state, answer=row[6] or None)] for row in rows]
    return head + rows, truths


def kobo():
    return rows_of(["start", "end", "harbour/name", "harbour/lit", "goods"] + [f"goods/{g.lower()[:5]}" for g in GOODS]
                   + ["plan", "_id", "_uuid", "_submission_time"], lambda i, a: [
        "t", "t", a["name"], a["lit"], " ".join(g for g in GOODS if g in a["goods"])] + crosses(a, 1, 0)
        + [a["plan"], 100 + i, f"u{i}", "t"])


def redcap():
    return rows_of(["record_id", "harbour_name", "lit"] + [f"goods___{i}" for i in range(1, 5)] + ["plan"],
                   lambda i, a: [i, a["name"], a["lit"]] + crosses(a, 1, 0) + [a["plan"]])


def redcap_labels():
    return rows_of(["Record ID", "Survey Identifier", NAME, LIT] + [f"{WHICH} (choice={g})" for g in GOODS] + [PLAN],
                   lambda i, a: [i, "", a["name"], a["lit"]] + crosses(a, "Checked", "Unchecked") + [a["plan"]])


def plain():
    return rows_of([NAME, LIT] + [f"{WHICH} [{g}]" for g in GOODS] + [PLAN],
                   lambda i, a: [a["name"], a["lit"]] + crosses(a, "X") + [a["plan"]])


def padded(rows):
    width = max(map(len, rows))
    return [list(row) + [""] * (width - len(row)) for row in rows]


def cases():
    shared = Shared()
    yield "rows", xlsx([("Permit", sheet(question_rows()))]), as_text(PERMIT), {}
    rows = sheet(question_rows(), shared)
    yield "rows-shared", xlsx([("Permit", rows)], shared), as_text(PERMIT), {}
    rows, choices = listed_rows()
    yield "rows-lists", xlsx([("Permit", sheet(rows, choices=choices))]), SINGLE, {"texts": ["Permit 2024", '"cell": "B4"']}
    blank = [row[:2] if len(row) > 2 and row[0].isdigit() else row for row in rows]
    yield "rows-lists-blank", xlsx([("Permit", sheet(blank, choices=choices))]), [
        Question(q.number, q.prompt, [(label, False) for label, _ in q.options]) for q in SINGLE], {}
    cells = "'The lists'!$A${0}:${1}${0}"
    hidden = {"codes": ["hidden-sheet"]}
    yield "lists-range", lists_in_cells(lambda i, last: cells.format(i, last)), SINGLE, hidden
    yield "lists-extended", lists_in_cells(lambda i, last: Extended(cells.format(i, last))), SINGLE, hidden
    yield "lists-both", lists_in_cells(lambda i, last: Extended(cells.format(i, last)) if i % 2 else cells.format(i, last)), SINGLE, hidden
    # The name of a sheet counts before that of the workbook; names know no capitals.
    names = [("List.1", None, cells.format(3, "C")), ("list.1", 0, cells.format(1, "B")), ("LIST.2", None, cells.format(2, "B")),
             ("list.3", None, cells.format(3, "C")), ("list.3", 1, cells.format(1, "B"))]
    yield "lists-named", lists_in_cells(lambda i, last: f"list.{i}", names=names), SINGLE, hidden
    yield "lists-computed", lists_in_cells(lambda i, last: f"INDIRECT($Z${i})"), as_text(SINGLE), {"codes": ["unread-list"]}
    own, choices = listed_rows()
    below = [[""] * 5 + [label] for q in SINGLE for label, _ in q.options]
    at, ranges = len(own), []
    for ref, labels in choices:
        ranges.append((ref, f"$F${at + 1}:$F${at + len(labels)}"))
        at += len(labels)
    yield "lists-own-sheet", xlsx([("Permit", sheet(own + below, choices=ranges, hidden_rows=range(len(own) + 1, at + 1)))]), SINGLE, {
        "codes": ["hidden-rows"]}
    quoted = [["ID", "Question", "Answer"], ["1", "What is the state of the quay?", 'so-called "good"'], ["2", "Where does it lie?", ""]]
    labels = ['so-called "good"', "bad"]
    yield "lists-quoted", xlsx([("A", sheet(quoted, choices=[("C2 C3", labels)]))]), [
        Question("1", quoted[1][1], [(labels[0], True), (labels[1], False)]),
        Question("2", quoted[2][1], [(label, False) for label in labels])], {}
    rows, questions = grid_rows("X")
    yield "rows-crosses", xlsx([("Permit", sheet(rows))]), questions, {}
    rows, questions = grid_rows((1, 4), (0, 4))
    yield "rows-boxes", xlsx([("Permit", sheet(rows))]), questions, {}
    yield "rows-controls", *controlled(), {}
    yield "rows-controls-old", *controlled(both=False), {}
    yield "rows-controls-linked", *controlled(linked=True), {}
    # Boxes in a row of their own, an option button, a drop-down that is told, and two states of one box.
    rows = [["ID", "Question", "Answer"], ["1", "Is the quay lit at night?"], [], ["2", "Is there a fire plan?"]]
    after, parts = controls([(2, 1, "Radio", YES, True, True, ""), (2, 1, "Radio", NO, False, False, ""),
                             (2, 3, "Checkbox", YES, True, False, ""), (2, 3, "Checkbox", NO, False, False, ""),
                             (3, 1, "Drop", "", False, "", ""), (2147483647, 2, "Checkbox", YES, True, "", "")])
    yield "controls-conflict", xlsx([("Permit", sheet(rows, after=after))], more=parts), [
        Question("1", rows[1][1], [(YES, True), (NO, False)]),
        Question("2", rows[3][1], answer="Yes \u2610 No")], {"codes": ["state-conflict", "unread-controls"]}
    # Boxes that were typed into the cells, several in one.
    questions = [q for q in PERMIT if q.options]
    for name, on, off in (("signs", "\u2612", "\u2610"), ("brackets", "[x]", "[ ]")):
        rows = [["ID", "Question", "Answer"]] + [
            [q.number, q.prompt, " ".join(f"{on if chosen else off} {label}" for label, chosen in q.options)] for q in questions]
        yield f"rows-typed-{name}", xlsx([("Permit", sheet(rows))]), questions, {}
        yield f"rows-typed-{name}-csv", joined(rows), questions, {}
    yield "rows-sections", xlsx([("Permit", sheet(with_sections()))]), as_text(PERMIT), {"texts": ["Safety"]}
    extra = [["1", "When was the quay built?", (45356, 1)], ["2", "How much of it is lit?", (0.255, 2)],
             ["3", "How long is it?", (1234.5, 3)], ["4", "How many cranes?", 3], ["5", "Is it dredged?", True]]
    yield "numbers", xlsx([("A", sheet([["ID", "Question", "Answer"]] + extra))]), [
        Question("1", "When was the quay built?", answer="2024-03-05"),
        Question("2", "How much of it is lit?", answer="25.50%"), Question("3", "How long is it?", answer="1,234.50"),
        Question("4", "How many cranes?", answer="3"), Question("5", "Is it dredged?", answer="TRUE")], {}
    hidden = question_rows() + [["7", "Hidden question?", "x"]]
    yield "hidden", xlsx([("Permit", sheet(hidden, hidden_rows=[8], hidden_columns=[5])), ("Lists", sheet([["a"]]))],
                         states={"Lists": "hidden"}), as_text(PERMIT), {
        "codes": ["hidden-sheet", "hidden-rows", "hidden-columns"]}
    yield "macros", xlsx([("Permit", sheet(question_rows()))], more={"xl/vbaProject.bin": "x"}), as_text(PERMIT), {
        "codes": ["macros"]}
    for name, rows, expected in (
            ("google", google(0), None), ("microsoft", microsoft(), truth(only_chosen=True)), ("surveymonkey", monkey(), truth()),
            ("limesurvey", lime(), truth()), ("qualtrics", qualtrics(), truth()),
            ("limesurvey-codes", lime_codes(), truth("GOODS", ["SQ001", "SQ002", "SQ003", "SQ004"], prompts=("NAME", "LIT", "PLAN"))),
            ("qualtrics-no-ids", without_ids(qualtrics()), truth()), ("surveymonkey-grid", *other_and_grid()),
            ("kobo", kobo(), truth("goods", ["grain", "timbe", "grave", "scrap"], prompts=("harbour/name", "harbour/lit", "plan"))),
            ("redcap", redcap(), truth("goods", ["1", "2", "3", "4"], prompts=("harbour_name", "lit", "plan"))),
            ("redcap-labels", redcap_labels(), truth()), ("one-hot", plain(), truth())):
        if expected is None:
            expected = [[Question(None, NAME, answer=a["name"]), Question(None, LIT, answer=a["lit"]),
                         Question(None, WHICH, answer=", ".join(g for g in GOODS if g in a["goods"])),
                         Question(None, PLAN, answer=a["plan"] or None)] for a in ANSWERS]
        yield name, xlsx([("Replies", sheet(rows))]), expected, {}
        yield name + "-csv", joined(padded(rows)), expected, {}
    # A list for a whole column, as those who make a form for others set it up.
    expected = truth()
    for documents in expected:
        documents[1].options = [(label, documents[1].answer == label) for label in (YES, NO)]
        documents[1].answer = None
    yield "one-hot-lists", xlsx([("Replies", sheet(plain(), choices=[("B2:B1048576", [YES, NO])]))]), expected, {}
    yield "rows-csv", joined(question_rows()), as_text(PERMIT), {}
    yield "rows-semicolons", joined(question_rows(), ";"), as_text(PERMIT), {}
    yield "rows-tsv", joined(question_rows(), "\t"), as_text(PERMIT), {}
    yield "rows-utf-16", joined(question_rows(), "\t", "utf-16"), as_text(PERMIT), {}
    lines = [list(row) for row in question_rows()]
    lines[1][2] = "Port of Ulm,\n\"the old one\""
    expected = as_text(PERMIT)
    expected[0].answer = lines[1][2]
    yield "rows-quotes", joined(lines), expected, {}
