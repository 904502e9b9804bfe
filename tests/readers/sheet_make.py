"""Writes XLSX workbooks, part by part, as Excel and other programs write them."""
from xml.sax.saxutils import escape

from docx_make import content_types, package, relationships

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
# The formats of cells: general, a date, a percentage, two decimals, a check box.
STYLES = (f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs>'
          '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="4"/><xf numFmtId="0"><extLst><ext>'
          '<xfpb:xfComplement xmlns:xfpb="x" i="0"/></ext></extLst></xf></cellXfs></styleSheet>')


def column(index):
    letters = ""
    while index >= 0:
        letters = chr(65 + index % 26) + letters
        index = index // 26 - 1
    return letters


class Shared(list):
    def __call__(self, text):
        if text not in self:
            self.append(text)
        return self.index(text)


def cell(place, value, shared):
    if value is None or value == "":
        return ""
    if isinstance(value, tuple):  # a number with a format
        return f'<c r="{place}" s="{value[1]}"{" t=" + chr(34) + "b" + chr(34) if value[1] == 4 else ""}><v>{value[0]}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    if shared is None:
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{place}" t="s"><v>{shared(value)}</v></c>'


class Extended(str):
    """A formula that Excel keeps in an extension, as those that name another sheet."""


def formula(labels):
    """Labels between commas, or a formula that names cells."""
    return escape(labels if isinstance(labels, str) else '"' + ",".join(label.replace('"', '""') for label in labels) + '"')


def sheet(rows, shared=None, choices=(), hidden_rows=(), hidden_columns=(), after=""):
    out = f'<?xml version="1.0"?><worksheet {MAIN}>'
    if hidden_columns:
        out += "<cols>" + "".join(f'<col min="{c}" max="{c}" hidden="1"/>' for c in hidden_columns) + "</cols>"
    out += "<sheetData>"
    for number, values in enumerate(rows, 1):
        hidden = ' hidden="1"' if number in hidden_rows else ""
        cells = "".join(cell(f"{column(i)}{number}", value, shared) for i, value in enumerate(values))
        out += f'<row r="{number}"{hidden}>{cells}</row>'
    out += "</sheetData>"
    plain = [choice for choice in choices if not isinstance(choice[1], Extended)]
    if plain:
        out += f'<dataValidations count="{len(plain)}">' + "".join(
            f'<dataValidation type="list" sqref="{ref}"><formula1>{formula(labels)}</formula1></dataValidation>'
            for ref, labels in plain) + "</dataValidations>"
    extended = [choice for choice in choices if isinstance(choice[1], Extended)]
    if extended:
        out += (f'<hyperlinks/><extLst><ext xmlns:x14="x"><x14:dataValidations count="{len(extended)}" xmlns:xm="y">' + "".join(
            f'<x14:dataValidation type="list"><x14:formula1><xm:f>{formula(labels)}</xm:f></x14:formula1>'
            f"<xm:sqref>{ref}</xm:sqref></x14:dataValidation>" for ref, labels in extended)
            + "</x14:dataValidations></ext></extLst>")
    return out + after + "</worksheet>"


def controls(boxes):
    """What a workbook of one sheet has for its form controls: the VML, the parts of their states, and
    the relationships of both. A box: the column and row of its cell from 0, its kind, label, state, the
    state of the other part ("" for none), and the cell that it is linked to."""
    shapes, parts, relations, elements = "", {}, [("vml", "vmlDrawing", "../drawings/vmlDrawing1.vml")], ""
    for number, (across, down, kind, label, checked, other, linked) in enumerate(boxes, 1025):
        # Drawn from a little above its cell to a little above the end of it.
        shapes += (f'<v:shape id="_x0000_s{number}" type="#_x0000_t201"><v:textbox><div style="text-align:left"><font face="Tahoma">'
                   f'{escape(label)}<br></font></div></v:textbox><x:ClientData ObjectType="{kind}">'
                   f"<x:Anchor>\n {across}, 3, {down - 1}, 18, {across + 1}, 10, {down}, 17</x:Anchor>"
                   + (f"<x:FmlaLink>{linked}</x:FmlaLink>" if linked else "") + ("<x:Checked>1</x:Checked>" if checked else "")
                   + "</x:ClientData></v:shape>")
        if other != "":
            relations.append((f"c{number}", "ctrlProp", f"../ctrlProps/ctrlProp{number}.xml"))
            parts[f"xl/ctrlProps/ctrlProp{number}.xml"] = (f'<formControlPr {MAIN} objectType="{kind}"'
                                                           + (' checked="Checked"' if other else "") + "/>")
            elements += f'<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="{number}" r:id="c{number}"/></mc:Choice></mc:AlternateContent>'
    parts["xl/drawings/vmlDrawing1.vml"] = f'<xml xmlns:v="v" xmlns:o="o" xmlns:x="x">{shapes}</xml>'
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(relations)
    after = f'<legacyDrawing {REL} r:id="vml"/><mc:AlternateContent {REL} xmlns:mc="mc"><mc:Choice Requires="x14"><controls>{elements}</controls></mc:Choice></mc:AlternateContent>'
    return after, parts


def xlsx(sheets, shared=None, states=None, more=None, names=()):
    """`sheets`: pairs of a name and its XML; `names`: of cells, with the index of their sheet or None."""
    states = states or {}
    book = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" r:id="s{i}"'
                   + (f' state="{states[name]}"' if name in states else "") + "/>"
                   for i, (name, _) in enumerate(sheets, 1))
    relations = [(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    relations += [("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]
    types = {f"/xl/{target}": f"{SHEET}.{kind}+xml" for _, kind, target in relations}
    types["/xl/workbook.xml"] = f"{SHEET}.sheet.main+xml"
    defined = "".join(f'<definedName name="{name}"' + ("" if index is None else f' localSheetId="{index}"') + f">{escape(cells)}</definedName>"
                      for name, index, cells in names)
    parts = {"[Content_Types].xml": content_types(types), "_rels/.rels": relationships([("r", "officeDocument", "xl/workbook.xml")]),
             "xl/workbook.xml": f"<workbook {MAIN} {REL}><sheets>{book}</sheets><definedNames>{defined}</definedNames></workbook>",
             "xl/_rels/workbook.xml.rels": relationships(relations), "xl/styles.xml": STYLES,
             "xl/sharedStrings.xml": f"<sst {MAIN}>" + "".join(f"<si><t>{escape(s)}</t></si>" for s in shared or ()) + "</sst>"}
    parts.update({f"xl/worksheets/sheet{i}.xml": xml for i, (_, xml) in enumerate(sheets, 1)})
    parts.update(more or {})
    return package(parts)
