"""DOCX fixtures: one form, with every kind of mark that Word and other programs write."""
from docx_make import *
from forms import PERMIT, NO, YES, Question


def form(options, prompt=None, questions=PERMIT, answer=None, **more):
    """`options`: the content that shows the options of a question."""
    prompt = prompt or (lambda q: para(run(f"{q.number}. {q.prompt}")))
    answer = answer or (lambda q: para(run(q.answer)))
    body = ""
    for question in questions:
        body += prompt(question)
        if question.options:
            body += options(question)
        if question.answer:
            body += answer(question)
    return docx(body, **more)


def each(mark, after=False):
    """One paragraph per option: its mark and its label."""
    def options(question):
        return "".join(para(run(label + " ") + mark(on) if after else mark(on) + run(" " + label))
                       for label, on in question.options)
    return options


def one_line(mark):
    return lambda question: para("".join(mark(on) + run(f" {label}  ") for label, on in question.options))


def struck(look, chosen):
    """`look` is set on the options that are chosen, or on the others."""
    def options(question):
        runs = [run(label, look if on == chosen else "") for label, on in question.options]
        return para(run(" / ").join(runs))
    return options


def listed(make):
    def options(question):
        chosen = [label for label, on in question.options if on]
        return para(make([label for label, _ in question.options], chosen[0]))
    return options


def tracked(question):
    parts = [run(label) if on else f'<w:del w:id="1" w:author="A">{run(label).replace("w:t", "w:delText")}</w:del>'
             for label, on in question.options]
    return para(run(" / ").join(parts))


def single(questions):
    """The questions with no more than one option chosen."""
    return [q for q in questions if sum(on for _, on in q.options) <= 1]


def grid():
    """A table: one question per row, one column per option."""
    questions = [q for q in PERMIT if q.options and q.options[0][0] == YES]
    rows = [[run("No."), run("Question"), run(YES), run(NO)]]
    rows += [[run(q.number), run(q.prompt)] + [checkbox(on) for _, on in q.options] for q in questions]
    return docx(style(run("Checklist"), "H1") + table(rows, header=True)), questions


def cells():
    """A table laid out for the eye: number, question, and boxes in one cell."""
    rows = []
    for q in PERMIT:
        reply = "".join(para(legacy_box("<w:checked/>" if on else "") + run(" " + label))
                        for label, on in q.options) or para(run(q.answer))
        rows.append([run(q.number + "."), run(q.prompt), reply])
    return docx(table(rows))


def merged():
    """The same under a title that spans the table, and beside a cell merged down."""
    rows = [[(run("Part A"), '<w:gridSpan w:val="3"/>')]]
    for index, q in enumerate(PERMIT):
        merge = '<w:vMerge w:val="restart"/>' if index == 0 else "<w:vMerge/>"
        reply = "".join(para(checkbox(on) + run(" " + label)) for label, on in q.options) or para(run(q.answer))
        rows.append([(run("To be filled in") if index == 0 else "", merge),
                     run(f"{q.number}. {q.prompt}"), reply])
    return docx(table(rows))


def text_box(question):
    inner = "".join(para(checkbox(on) + run(" " + label)) for label, on in question.options)
    return para("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>"
                f"{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r>")


def cases():
    """Yields name, bytes, the questions in it, and what else is true."""
    word = checkbox
    yield "control", form(each(word)), PERMIT, {}
    yield "control-after", form(each(word, after=True)), PERMIT, {}
    yield "control-one-line", form(one_line(word)), PERMIT, {}
    yield "control-no-glyph", form(each(lambda on: checkbox(on, ""))), PERMIT, {}
    yield "control-tick", form(each(lambda on: sdt(checkbox_properties(on, "2611"), run("☑" if on else "☐")))), PERMIT, {}
    yield "control-block", form(lambda q: "".join(
        sdt(checkbox_properties(on), para(run("☒" if on else "☐") + run(" " + label)))
        for label, on in q.options)), PERMIT, {}
    yield "control-wingdings", form(each(lambda on: sdt(
        '<w14:checkbox><w14:checked w14:val="%d"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'
        '<w14:uncheckedState w14:val="00A8" w14:font="Wingdings"/></w14:checkbox>' % on,
        symbol("Wingdings", "FE" if on else "A8")))), PERMIT, {}
    yield "legacy", form(each(lambda on: legacy_box("<w:checked/>" if on else ""))), PERMIT, {}
    yield "legacy-values", form(each(lambda on: legacy_box(f'<w:default w:val="{int(not on)}"/><w:checked w:val="{int(on)}"/>'))), PERMIT, {}
    yield "legacy-words", form(each(lambda on: legacy_box('<w:checked w:val="%s"/>' % ("true" if on else "false")))), PERMIT, {}
    yield "legacy-default", form(each(lambda on: legacy_box(f'<w:default w:val="{int(on)}"/>'))), PERMIT, {}
    yield "legacy-glyph", form(each(lambda on: legacy_box("<w:checked/>" if on else "", run("☒" if on else "☐")))), PERMIT, {}
    yield "legacy-one-line", form(one_line(lambda on: legacy_box("<w:checked/>" if on else ""))), PERMIT, {}
    yield "symbol", form(each(lambda on: symbol("Wingdings", "FE" if on else "A8"))), PERMIT, {}
    yield "symbol-crossed", form(each(lambda on: symbol("Wingdings", "FD" if on else "6F"))), PERMIT, {}
    yield "symbol-two", form(each(lambda on: symbol("Wingdings 2", "52" if on else "A3"))), PERMIT, {}
    yield "symbol-font", form(each(lambda on: run("\u00fe" if on else "\u00a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'))), PERMIT, {}
    yield "glyph", form(each(lambda on: run("☒" if on else "☐"))), PERMIT, {}
    yield "brackets", form(each(lambda on: run("[x]" if on else "[ ]"))), PERMIT, {}
    yield "drop-down", form(listed(drop_down), questions=single(PERMIT)), single(PERMIT), {}
    yield "combo-box", form(listed(lambda items, on: drop_down(items, on, tag="comboBox")), questions=single(PERMIT)), single(PERMIT), {}
    yield "drop-down-untouched", form(lambda q: para(drop_down([label for label, _ in q.options], None)),
                                      questions=single(PERMIT)), [
        Question(q.number, q.prompt, [(label, False) for label, _ in q.options], q.answer)
        for q in single(PERMIT)], {"markup": ["Choose an item."]}
    yield "legacy-list", form(listed(lambda items, on: legacy_list(items, items.index(on))), questions=single(PERMIT)), single(PERMIT), {}
    yield "struck", form(struck("<w:strike/>", False), questions=single(PERMIT)), single(PERMIT), {}
    yield "highlighted", form(struck('<w:highlight w:val="yellow"/>', True), questions=single(PERMIT)), single(PERMIT), {}
    yield "struck-lines", form(lambda q: "".join(para(run(label, "" if on else "<w:strike/>"))
                               for label, on in q.options), questions=single(PERMIT)), single(PERMIT), {}
    yield "numbered", form(each(word), prompt=lambda q: numbered(run(q.prompt))), PERMIT, {}
    yield "numbered-style", form(each(word), prompt=lambda q: style(run(q.prompt), "Q")), PERMIT, {}
    yield "bullets", form(lambda q: "".join(numbered(word(on) + run(" " + label), num=2) for label, on in q.options)), PERMIT, {}
    yield "heading-style", form(each(word), prompt=lambda q: style(run(f"{q.number}. {q.prompt}"), "Frage")), PERMIT, {}
    yield "bold", form(each(word), prompt=lambda q: para(run(f"{q.number}. {q.prompt}", "<w:b/>"))), PERMIT, {}
    yield "text-fields", form(each(word), answer=lambda q: para(legacy_text(q.answer))), PERMIT, {}
    yield "text-controls", form(each(word), answer=lambda q: sdt("<w:text/>", para(run(q.answer)))), PERMIT, {}
    yield "split-runs", form(each(word), prompt=lambda q: para(run(q.number) + run(". ") + "".join(run(c) for c in q.prompt))), PERMIT, {}
    yield "tracked", form(each(word), prompt=lambda q: para(
        run(f"{q.number}. ") + '<w:del w:id="1" w:author="A"><w:r><w:delText>Old words </w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="A">{run(q.prompt)}</w:ins>')), PERMIT, {"codes": ["tracked-deletion"]}
    yield "text-box", form(text_box), PERMIT, {}
    table_form, table_questions = grid()
    yield "grid", table_form, table_questions, {}
    yield "cells", cells(), PERMIT, {}
    yield "merged-cells", merged(), PERMIT, {}
    yield "header", form(each(word), header=para(run("Form 27, 2024 edition"))), PERMIT, {
        "running_head": ["Form 27, 2024 edition"]}
    note = '<w:footnote w:id="2"><w:p>%s</w:p></w:footnote>' % run("See the Harbour Act 1985.")
    yield "footnote", form(each(word), answer=lambda q: para(run(q.answer) + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
                           footnotes=note), [
        Question(q.number, q.prompt, q.options, None) for q in PERMIT], {"texts": ["See the Harbour Act 1985."]}
    yield "macros", form(each(word), more={"word/vbaProject.bin": b"\x00"}), PERMIT, {"codes": ["macros"]}
    yield "conflict", form(lambda q: "".join(para(checkbox(on, "☐" if q.number == "2" else None) + run(" " + label))
                           for label, on in q.options)), PERMIT, {"conflict": ["2"], "codes": ["state-conflict"]}
    # Where two sources of a choice differ, neither counts; where they agree, both do.
    yield "drop-down-kept", form(listed(lambda items, on: drop_down(items, on, kept=items.index(on) + 1)), questions=single(PERMIT)), single(PERMIT), {}
    yield "drop-down-conflict", form(listed(lambda items, on: drop_down(
        items, on, kept=(items.index(on) + (items[0] == YES)) % len(items) + 1)), questions=single(PERMIT)), single(PERMIT), {
        "conflict": ["2", "4"], "codes": ["state-conflict"]}
    yield "legacy-list-conflict", form(listed(lambda items, on: legacy_list(
        items, items.index(on), items[items.index(on) - (items[0] == YES)])), questions=single(PERMIT)), single(PERMIT), {
        "conflict": ["2", "4"], "codes": ["state-conflict"]}
    
    # Nobody can tell the first entry from a list that nobody touched; another one that is shown was chosen.
    later = [q for q in single(PERMIT) if q.options and not q.options[0][1]]
    yield "legacy-list-shown", form(listed(lambda items, on: legacy_list(items, None, on)), questions=later), later, {}


def sample():
    """samples/harbour-boxes.docx."""
    return form(each(lambda on: legacy_box("<w:checked/>" if on else "")), questions=PERMIT[1:4])
