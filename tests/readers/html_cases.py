"""HTML as a form: the controls of browsers, and those that form services draw with scripts."""
from html import escape

from forms import PERMIT, Question


def page(make, questions=PERMIT):
    body = "".join(make(q) for q in questions)
    return ("<!DOCTYPE html><html><head><title>Permit</title><style>p { color: red }</style></head><body><form>"
            f"<script>var a = '<p>7. Not a question?</p>';</script>{body}"
            '<input type="hidden" name="token" value="secret"><input type="submit" value="Send"></form></body></html>').encode()


def kind(q):
    return "checkbox" if "all that apply" in q.prompt else "radio"


def prompt(q):
    return f"<p>{q.number}. {escape(q.prompt)}</p>"


def answer(q):
    return f'<p><textarea name="q{q.number}" rows="2">{escape(q.answer)}</textarea></p>' if q.answer else ""


def inputs(make):
    return lambda q: prompt(q) + "".join(make(q, i, label, on) for i, (label, on) in enumerate(q.options)) + answer(q)


def box(q, i, on, more=""):
    return f'<input type="{kind(q)}" name="q{q.number}" value="{i}"{" checked" if on else ""}{more}>'


def fieldset(q):
    controls = "".join(f"<label>{box(q, i, on)} {label}</label><br>" for i, (label, on) in enumerate(q.options))
    return f"<fieldset><legend>{q.number}. {escape(q.prompt)}</legend>{controls}</fieldset>{answer(q)}"


def drawn(q, i, label, on):
    return (f'<div><div role="{kind(q)}" aria-checked="{str(on).lower()}" aria-label="{label}" tabindex="0"><div></div></div>'
            f"<div><span>{label}</span></div></div>")


def select(q, untouched=False):
    items = "".join(f"<option{' selected' if on and not untouched else ''}>{label}</option>" for label, on in q.options)
    return prompt(q) + (f'<select{" multiple" if kind(q) == "checkbox" else ""}>{items}</select>' if q.options else "") + answer(q)


def cases():
    yield "labels-around", page(inputs(lambda q, i, label, on: f"<label>{box(q, i, on)} {label}</label><br>")), PERMIT, {}
    yield "labels-after", page(inputs(lambda q, i, label, on:
                               f'<div>{box(q, i, on, f" id={chr(34)}a{q.number}{i}{chr(34)}")}<label for="a{q.number}{i}">{label}</label></div>')), PERMIT, {}
    yield "labels-before", page(inputs(lambda q, i, label, on:
                                f'<div><label for="a{q.number}{i}">{label}</label>{box(q, i, on, f" id=a{q.number}{i}")}</div>')), PERMIT, {}
    yield "one-line", page(lambda q: prompt(q) + ("<p>" + " ".join(box(q, i, on) + " " + label for i, (label, on)
                                                               in enumerate(q.options)) + "</p>" if q.options else "") + answer(q)), PERMIT, {}
    yield "list", page(lambda q: prompt(q) + "<ul>" + "".join(f"<li>{box(q, i, on)}{label}</li>" for i, (label, on)
                                                          in enumerate(q.options)) + "</ul>" + answer(q)), PERMIT, {}
    yield "fieldsets", page(fieldset), PERMIT, {}
    yield "aria", page(inputs(drawn)), PERMIT, {}
    yield "aria-labels", page(inputs(lambda q, i, label, on:
                              f'<div role="{kind(q)}" aria-checked="{str(on).lower()}" aria-label="{label}"></div>')), PERMIT, {}
    yield "select", page(select), PERMIT, {}
    yield "select-untouched", page(lambda q: select(q, True)), [
        Question(q.number, q.prompt, [(label, False) for label, _ in q.options], q.answer) for q in PERMIT], {}
    yield "text-inputs", page(lambda q: prompt(q) + "".join(f"<label>{box(q, i, on)} {label}</label><br>" for i, (label, on)
                              in enumerate(q.options)) + (f'<input type="text" value="{escape(q.answer)}">' if q.answer else "")), PERMIT, {}
    yield "definitions", page(lambda q: f"<dl><dt>{q.number}. {escape(q.prompt)}</dt>" + "".join(
        f"<dd>{box(q, i, on)} {label}</dd>" for i, (label, on) in enumerate(q.options))
        + (f"<dd>{escape(q.answer)}</dd>" if q.answer else "") + "</dl>"), PERMIT, {}
    yield "details", page(lambda q: f"<details><summary>{q.number}. {escape(q.prompt)}</summary>" + "".join(
        f"<p>{box(q, i, on)} {label}</p>" for i, (label, on) in enumerate(q.options))
        + (f"<p>{escape(q.answer)}</p>" if q.answer else "") + "</details>"), PERMIT, {}
    # Where two sources of a choice differ, neither counts; where they agree, both do.
    agree = lambda on: f' aria-checked="{str(on).lower()}"'
    yield "aria-agrees", page(inputs(lambda q, i, label, on: f"<label>{box(q, i, on, agree(on))} {label}</label><br>")), PERMIT, {}
    yield "aria-over-inputs", page(inputs(lambda q, i, label, on: f'<div role="{kind(q)}"{agree(on)}>{box(q, i, on)}<span>{label}</span></div>')), PERMIT, {}
    yield "aria-over-plain-inputs", page(inputs(lambda q, i, label, on: f'<div role="{kind(q)}"{agree(on)}>{box(q, i, False)}<span>{label}</span></div>')), PERMIT, {}
    conflict = {"codes": ["state-conflict"]}
    yield "aria-differs", page(inputs(lambda q, i, label, on:
                               f"<label>{box(q, i, on, agree(on != (q.number == '2' and i == 1)))} {label}</label><br>")), PERMIT, {
        "conflict": ["2"], **conflict}
    yield "aria-differs-inside", page(inputs(lambda q, i, label, on: f'<div role="{kind(q)}"{agree(on and q.number != "2")}>{box(q, i, on)}'
                                             f"<span>{label}</span></div>")), PERMIT, {"conflict": ["2"], **conflict}
    yield "radio-several", page(inputs(lambda q, i, label, on: f"<label>{box(q, i, on or q.number == '5')} {label}</label><br>")), PERMIT, {
        "conflict": ["5"], **conflict}
    yield "radio-several-labels", page(inputs(lambda q, i, label, on:
                                       f'<label for="a{q.number}{i}">{label}</label>{box(q, i, on or q.number == "5", f" id=a{q.number}{i}")}<br>')), PERMIT, {
        "conflict": ["5"], **conflict}
    yield "aria-several", page(lambda q: f"{prompt(q)}<div role=radiogroup>" + "".join(
        drawn(q, i, label, on or q.number == "5") for i, (label, on) in enumerate(q.options)) + "</div>" + answer(q)), PERMIT, {
        "conflict": ["5"], **conflict}
    twice = lambda q: select(q).replace("<option>", "<option selected>") if q.number == "5" else select(q)
    yield "select-several", page(twice), PERMIT, {"conflict": ["5"], **conflict}
    # Many pages leave the entry that asks to choose selected beside the one that was chosen.
    yield "select-asked", page(lambda q: select(q).replace("<select>", '<select><option value="" selected>Please choose</option>')), [
        Question(q.number, q.prompt, ([("Please choose", False)] if q.options and kind(q) == "radio" else []) + q.options, q.answer)
        for q in PERMIT], {}
