"""The same form as text, Markdown and HTML, with marks: what every other format is compared with."""
from html import escape

from forms import PERMIT


def form(prompt, option, answer, end=""):
    out = ""
    for q in PERMIT:
        out += prompt(q) + "".join(option(label, on, q) for label, on in q.options)
        out += (answer(q.answer) if q.answer else "") + end
    return out.encode()


def page(body):
    return (f"<!DOCTYPE html><html><head><title>Permit</title><style>p {{ color: red }}</style></head><body>"
            f"<script>var a = '<p>7. Not a question?</p>';</script>{body.decode()}</body></html>").encode()


def cases():
    heading = lambda q: f"{q.number}. {q.prompt}\n\n"
    yield "text", form(heading, lambda label, on, q: f"{'☒' if on else '☐'} {label}\n", lambda a: a + "\n", "\n"), PERMIT, {}
    yield "markdown", form(lambda q: f"## {q.number}. {q.prompt}\n\n", lambda label, on, q: f"- [{'x' if on else ' '}] {label}\n",
                           lambda a: a + "\n", "\n"), PERMIT, {}
    yield "html-glyphs", page(form(lambda q: f"<p>{q.number}. {escape(q.prompt)}</p>",
                                   lambda label, on, q: f"<p>{'&#9746;' if on else '&#9744;'} {label}</p>",
                                   lambda a: f"<p>{a}</p>")), PERMIT, {}
    yield "html-inputs", page(form(lambda q: f"<p>{q.number}. {escape(q.prompt)}</p>",
                                   lambda label, on, q: f'<label><input type="checkbox"{" checked" if on else ""}> {label}</label><br>',
                                   lambda a: f"<p>{a}</p>")), PERMIT, {}
