"""ODT fixtures: the same form, with the marks that LibreOffice writes."""
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from forms import PERMIT, Question

NS = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("form", "form"),
    ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("field", "field"))) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xml2="x" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"')
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
STYLES = """<office:automatic-styles>
<style:style style:name="Struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Lit" style:family="text"><style:text-properties fo:background-color="#ffff00"/></style:style>
<style:style style:name="Bold" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Wing" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
</text:list-style><text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="&#8226;"/></text:list-style>
</office:automatic-styles>"""


def odt(body, forms="", styles=""):
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NS}>{STYLES}<office:body><office:text>'
               f"<office:forms>{forms}</office:forms>{body}</office:text></office:body></office:document-content>")
    manifest = f'<manifest:manifest xmlns:manifest="{MANIFEST}" manifest:version="1.2">' + "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in (
            ("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    ) + "</manifest:manifest>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest)
        archive.writestr(zipfile.ZipInfo("content.xml"), content)
        archive.writestr(zipfile.ZipInfo("styles.xml"), f"<office:document-styles {NS}>{styles}</office:document-styles>")
    return out.getvalue()


def p(inner, style="Standard"):
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def form(options, prompt=None, questions=PERMIT, **more):
    prompt = prompt or (lambda q: p(escape(f"{q.number}. {q.prompt}")))
    body = ""
    for q in questions:
        body += prompt(q) + (options(q) if q.options else "") + (p(escape(q.answer)) if q.answer else "")
    return odt(body, **more)


def each(mark):
    return lambda q: "".join(p(mark(on) + escape(" " + label)) for label, on in q.options)


def single():
    return [q for q in PERMIT if sum(on for _, on in q.options) <= 1]


def control(on, sign=None):
    sign = ("☒" if on else "☐") if sign is None else sign
    return (f'<loext:content-control loext:checkbox="true" loext:checked="{str(on).lower()}">{sign}'
            "</loext:content-control>")


def field_mark(on):
    return ('<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"><field:param '
            f'field:name="Checkbox_Checked" field:value="{str(on).lower()}"/></field:fieldmark>')


def in_form(kind, both=""):
    """Controls of a form, shown in the text by their ids; their labels are theirs. `both`: the
    question whose buttons are all set."""
    controls, body = "", ""
    for q in PERMIT:
        body += p(escape(f"{q.number}. {q.prompt}"))
        for index, (label, on) in enumerate(q.options):
            key = f"c{q.number}-{index}"
            on |= q.number == both
            state = (f'form:current-state="{"checked" if on else "unchecked"}"' if kind == "checkbox"
                     else f'form:current-selected="{str(on).lower()}"')
            named = f' form:name="q{q.number}"' if kind == "radio" and "all that apply" not in q.prompt else ""
            controls += f'<form:{kind} form:id="{key}"{named} form:label={quoteattr(label)} {state}/>'
            body += p(f'<draw:control draw:control="{key}"/>')
        if q.answer:
            controls += f'<form:textarea form:id="t{q.number}" form:current-value={quoteattr(q.answer)}/>'
            body += p(f'<draw:control draw:control="t{q.number}"/>')
    return odt(body, f"<form:form>{controls}</form:form>")


def list_box(both=""):
    controls, body = "", ""
    for q in single():
        body += p(escape(f"{q.number}. {q.prompt}"))
        if q.options:
            items = "".join(f'<form:option form:label={quoteattr(label)}' + (' form:current-selected="true"' if on or q.number == both else "")
                            + "/>" for label, on in q.options)
            controls += f'<form:listbox form:id="l{q.number}">{items}</form:listbox>'
            body += p(f'<draw:control draw:control="l{q.number}"/>')
        else:
            body += p(escape(q.answer))
    return odt(body, f"<form:form>{controls}</form:form>")


def drop_down(chosen_only):
    def options(q):
        items = "".join(f'<loext:list-item loext:display-text={quoteattr(label)} loext:value={quoteattr(label)}/>'
                        for label, _ in q.options)
        chosen = [label for label, on in q.options if on]
        if not chosen_only:
            return p(f'<loext:content-control loext:dropdown="true" loext:showing-place-holder="true">{items}'
                     "Choose an item</loext:content-control>")
        return p(f'<loext:content-control loext:dropdown="true">{items}{escape(chosen[0])}</loext:content-control>')
    return options


def input_list(q, first=""):
    items = "".join(f'<text:label text:value={quoteattr(label)}' + (' text:current-selected="true"' if on else "") + "/>"
                    for label, on in q.options)
    shown = q.options[0][0] if q.number == first else [label for label, on in q.options if on][0]
    return p(f'<text:drop-down text:name="x">{items}{escape(shown)}</text:drop-down>')


def typed(style, chosen):
    def options(q):
        return p(" / ".join(f'<text:span text:style-name="{style}">{escape(label)}</text:span>' if on == chosen
                            else escape(label) for label, on in q.options))
    return options


def table(rows):
    out = "<table:table>"
    for row in rows:
        out += "<table:table-row>" + "".join(
            f"<table:table-cell>{cell if cell.startswith('<text:p') else p(cell)}</table:table-cell>" for cell in row
        ) + "</table:table-row>"
    return out + "</table:table>"


def cases():
    yield "control", form(each(control)), PERMIT, {}
    yield "control-no-glyph", form(each(lambda on: control(on, ""))), PERMIT, {}
    yield "field-mark", form(each(field_mark)), PERMIT, {}
    yield "check-boxes", in_form("checkbox"), PERMIT, {}
    yield "radio-buttons", in_form("radio"), PERMIT, {}
    yield "list-box", list_box(), single(), {}
    yield "drop-down", form(drop_down(True), questions=single()), single(), {}
    yield "drop-down-untouched", form(drop_down(False), questions=single()), [
        Question(q.number, q.prompt, [(label, False) for label, _ in q.options], q.answer) for q in single()], {
        "markup": ["Choose an item"]}
    yield "input-list", form(input_list, questions=single()), single(), {}
    yield "glyph", form(each(lambda on: "☒" if on else "☐")), PERMIT, {}
    yield "wingdings", form(each(lambda on: '<text:span text:style-name="Wing">%s</text:span>' % ("\uf0fe" if on else "\uf0a8"))), PERMIT, {}
    yield "struck", form(typed("Struck", False), questions=single()), single(), {}
    yield "highlighted", form(typed("Lit", True), questions=single()), single(), {}
    yield "numbered", form(each(control), prompt=lambda q: '<text:list text:style-name="Numbers" text:continue-numbering="true">'
                           f"<text:list-item>{p(escape(q.prompt))}</text:list-item></text:list>"), PERMIT, {}
    yield "bullets", form(lambda q: '<text:list text:style-name="Dots">' + "".join(
        f"<text:list-item>{p(control(on) + escape(' ' + label))}</text:list-item>" for label, on in q.options)
        + "</text:list>"), PERMIT, {}
    yield "headings", form(each(control), prompt=lambda q:
                           f'<text:h text:outline-level="2">{escape(f"{q.number}. {q.prompt}")}</text:h>'), PERMIT, {}
    yield "cells", odt(table([[q.number + ".", escape(q.prompt), "".join(
        p(control(on) + escape(" " + label)) for label, on in q.options) or p(escape(q.answer))] for q in PERMIT])), PERMIT, {}
    rows = [["No.", "Question", "Yes", "No"]] + [
        [q.number, escape(q.prompt)] + [control(on) for _, on in q.options] for q in PERMIT if len(q.options) == 2]
    yield "grid", odt(table(rows)), [q for q in PERMIT if len(q.options) == 2], {}
    yield "header", form(each(control), styles="<office:master-styles><style:master-page><style:header>"
                         f"{p('Form 27')}</style:header></style:master-page></office:master-styles>"), PERMIT, {
        "running_head": ["Form 27"]}
    yield "tracked", odt(
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>" + "".join(
            p(escape(f"{q.number}. {q.prompt}")) + "".join(p(control(on) + " " + escape(label)) for label, on in q.options)
            + (p(escape(q.answer)) if q.answer else "") for q in PERMIT)), PERMIT, {"codes": ["tracked-deletion"]}
    yield "conflict", form(lambda q: "".join(p(control(on, "☐" if q.number == "2" else None) + escape(" " + label))
                           for label, on in q.options)), PERMIT, {"conflict": ["2"], "codes": ["state-conflict"]}
    conflict = {"codes": ["state-conflict"]}
    yield "radio-buttons-conflict", in_form("radio", "5"), PERMIT, {"conflict": ["5"], **conflict}
    yield "list-box-conflict", list_box("5"), single(), {"conflict": ["5"], **conflict}
    yield "input-list-conflict", form(lambda q: input_list(q, "4"), questions=single()), single(), {"conflict": ["4"], **conflict}
