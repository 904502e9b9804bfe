"""Writes DOCX documents, part by part, as Word and other programs write them."""
import io
import zipfile
from xml.sax.saxutils import escape

NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
      'xmlns:v="urn:schemas-microsoft-com:vml" '
      'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text, look=""):
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(inner, properties=""):
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{properties}{inner}</w:p>"


def numbered(inner, level=0, num=1):
    return para(inner, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def style(inner, name):
    return para(inner, f'<w:pStyle w:val="{name}"/>')


def sdt(properties, content):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def checkbox_properties(on, on_sign="2612", off_sign="2610"):
    return (f'<w14:checkbox><w14:checked w14:val="{int(on)}"/>'
            f'<w14:checkedState w14:val="{on_sign}" w14:font="MS Gothic"/>'
            f'<w14:uncheckedState w14:val="{off_sign}" w14:font="MS Gothic"/></w14:checkbox>')


def checkbox(on, glyph=None):
    glyph = ("☒" if on else "☐") if glyph is None else glyph
    return sdt(checkbox_properties(on), run(glyph) if glyph else "")


def field(data, result="", instruction=" FORM "):
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    middle = f'<w:r><w:instrText>{instruction}</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return begin + middle + separate + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def legacy_box(state, result=""):
    """`state`: the elements that tell it."""
    return field(f'<w:ffData><w:name w:val="C"/><w:enabled/><w:checkBox><w:sizeAuto/>{state}'
                 '</w:checkBox></w:ffData>', result, " FORMCHECKBOX ")


def legacy_list(entries, result, shown=None):
    chosen = "" if result is None else f'<w:result w:val="{result}"/>'
    items = "".join(f'<w:listEntry w:val="{escape(entry)}"/>' for entry in entries)
    shown = run(entries[result or 0] if shown is None else shown)
    return field(f"<w:ffData><w:ddList>{chosen}{items}</w:ddList></w:ffData>", shown, " FORMDROPDOWN ")


def legacy_text(text):
    return field("<w:ffData><w:textInput/></w:ffData>", run(text), " FORMTEXT ")


def drop_down(items, chosen, prompt="Choose an item.", tag="dropDownList", kept=""):
    listed = f'<w:listItem w:displayText="{prompt}" w:value=""/>' + "".join(
        f'<w:listItem w:displayText="{escape(item)}" w:value="{index}"/>'
        for index, item in enumerate(items, 1))
    placeholder = "<w:showingPlcHdr/>" if chosen is None else ""
    last = f' w:lastValue="{kept}"' if kept else ""
    return sdt(f"{placeholder}<w:{tag}{last}>{listed}</w:{tag}>", run(prompt if chosen is None else chosen))


def symbol(font, code):
    return f'<w:r><w:sym w:font="{font}" w:char="F0{code}"/></w:r>'


def table(rows, header=False):
    """`rows`: lists of cells; a cell is its content, or a pair of that and its properties."""
    out = "<w:tbl><w:tblPr/><w:tblGrid/>"
    for index, cells in enumerate(rows):
        repeat = "<w:trPr><w:tblHeader/></w:trPr>" if header and index == 0 else ""
        out += f"<w:tr>{repeat}"
        for cell in cells:
            content, properties = cell if isinstance(cell, tuple) else (cell, "")
            if "<w:p>" not in content:
                content = para(content)
            out += f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
        out += "</w:tr>"
    return out + "</w:tbl>"


def level(index, fmt, text, start=1, font=""):
    font = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return (f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
            f'<w:lvlText w:val="{text}"/>{font}</w:lvl>')


# 1: "1.", "a)"; 2: bullets; 3: empty boxes; 4: "1.1"; 5: goes on with 1 from 5.
LISTS = (f'<w:numbering {NS}>'
         f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}</w:abstractNum>'
         f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "•")}</w:abstractNum>'
         f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", chr(0xF06F), font="Wingdings")}</w:abstractNum>'
         f'<w:abstractNum w:abstractNumId="3">{level(0, "upperRoman", "Part %1")}{level(1, "decimal", "%1.%2")}</w:abstractNum>'
         + "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(4))
         + '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
           '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>')
STYLES = (f'<w:styles {NS}>'
          '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="Frage"><w:name w:val="Frage"/><w:basedOn w:val="H2"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Question"/><w:pPr><w:numPr>'
          '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>')


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body, footnotes="", header="", links=(), more=None):
    relations = [("rS", "styles", "styles.xml"), ("rN", "numbering", "numbering.xml")]
    parts = {
        "_rels/.rels": relationships([("r1", "officeDocument", "word/document.xml")]),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {NS}><w:body>{body}'
                             "<w:sectPr/></w:body></w:document>",
        "word/styles.xml": STYLES, "word/numbering.xml": LISTS,
    }
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {NS}>{footnotes}</w:footnotes>"
        relations.append(("rF", "footnotes", "footnotes.xml"))
    if header:
        parts["word/header1.xml"] = f"<w:hdr {NS}>{header}</w:hdr>"
        relations.append(("rH", "header", "header1.xml"))
    parts["word/_rels/document.xml.rels"] = relationships(relations, links)
    types = {f"/word/{target}": f"{WORD}.{kind}+xml" for _, kind, target in relations}
    types["/word/document.xml"] = f"{WORD}.document.main+xml"
    return package({"[Content_Types].xml": content_types(types), **parts, **(more or {})})


def content_types(types):
    """What each part is: programs open no package that does not say so."""
    return ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items()) + "</Types>")


def relationships(inside, outside=()):
    out = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    for key, kind, target in inside:
        out += f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    for key, target in outside:
        out += (f'<Relationship Id="{key}" Type="{OFFICE}/hyperlink" Target="{escape(target)}" '
                'TargetMode="External"/>')
    return out + "</Relationships>"
