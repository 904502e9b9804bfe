#!/usr/bin/env python3
"""What hostile and broken office documents get: a message, no more memory or time than a bound
allows, and never another file's content.

    bounds.py QSIFT
"""
import io
import pathlib
import resource
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from docx_make import NS, docx, package, para, relationships, run as words
from sheet_make import sheet, xlsx

QSIFT = str(pathlib.Path(sys.argv[1]).resolve())
# Bytes of memory. AddressSanitizer maps more address space than any limit leaves.
MOST = resource.RLIM_INFINITY if b"__asan_init" in pathlib.Path(QSIFT).read_bytes() else 1 << 30


def extract(path):
    def bound():
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    return subprocess.run([QSIFT, "extract", "-q", "--to", "jsonl", str(path)], capture_output=True, text=True,
                          check=False, timeout=60, preexec_fn=bound)


def document(xml, more=None):
    parts = {"[Content_Types].xml": "<Types/>", "_rels/.rels": relationships([("r", "officeDocument", "word/document.xml")]),
             "word/document.xml": xml}
    parts.update(more or {})
    return package(parts)


def body(inner):
    return f"<w:document {NS}><w:body>{inner}</w:body></w:document>"


def nested(depth):
    """`depth` elements in all, one inside the other."""
    inside = depth - 5  # document, body, p, r, t
    return document(body("<w:ins>" * inside + para(words("1. Is it lit?")) + "</w:ins>" * inside))


def nested_cell(depth):
    """A cell whose value lies this deep below its row."""
    inside = depth - 3  # c, v, the innermost
    text = f'<c r="C2"><v>{"<a>" * inside}<t>lit?</t>{"</a>" * inside}</v></c>'
    return xlsx([("S", sheet([["ID", "Question", "Answer"], ["1", "Is it lit?"]]).replace(
        "</row></sheetData>", text + "</row></sheetData>"))])


def nested_lists(depth):
    """What stands after the rows, with a list of choices named so that it is looked at."""
    return xlsx([("S", sheet([["ID", "Question", "Answer"], ["1", "Is it lit?", "Yes"]],
                             after="<dataValidations/>" + "<ext>" * depth + "</ext>" * depth))])


def flat(size):
    return document(body(para(words("1. Is it lit?"))) + "<!--" + " " * size + "-->")


def many(entries):
    return document(body(para(words("1. Is it lit?"))), {f"word/x{i}": "" for i in range(entries - 3)})


LAUGHS = ('<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
          '<!ENTITY c SYSTEM "file:///etc/hostname">]>' + body(para(words("1. Is it lit?").replace("lit", "&b;&c; lit"))))


def truncated():
    return docx(para(words("1. Is it lit?")))[:-40]


def spoilt():
    data = bytearray(docx(para(words("1. Is it lit?")) * 50))
    at = data.find(b"word/document.xml") + 40
    for i in range(at, at + 30):
        data[i] ^= 0x55
    return bytes(data)


def ole(*streams):
    return b"\xd0\xcf\x11\xe0" + b"\0" * 512 + b"".join(s.encode("utf-16-le") for s in streams)


def locked_odt():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>")
        archive.writestr("content.xml", "x")
    return out.getvalue()


def climbing():
    """A part outside the archive that another one names."""
    return docx(para(words("1. Is it lit?")), more={
        "word/_rels/document.xml.rels": relationships([("r", "styles", "../../../../../../etc/passwd")])})


def malformed(mark):
    """Bytes that are not UTF-8, or a reference to what is not a character, inside a sentence that
    is kept."""
    return document(body(para(words("1. Is it @ lit?"))).encode().replace(b"@", mark))


def malformed_sheet(mark):
    rows = sheet([["ID", "Question", "Answer"], ["1", "Is it @ lit?", "Yes"]])
    return xlsx([("S", rows.encode().replace(b"@", mark))])


CASES = {
    # name: bytes, what the message says; None where it is read.
    "truncated": (truncated, "is a broken archive"), "spoilt": (spoilt, "broken archive"),
    "deep": (lambda: nested(250), None), "too-deep": (lambda: nested(300), "nests elements deeper than 256"),
    "deep-cell": (lambda: nested_cell(250), None), "too-deep-cell": (lambda: nested_cell(300), "nests elements deeper than 256"),
    "deep-lists": (lambda: nested_lists(250), None), "too-deep-lists": (lambda: nested_lists(300), "nests elements deeper than 256"),
    "crash-deep-cell": (lambda: nested_cell(100000), "nests elements deeper than 256"),
    "crash-deep-lists": (lambda: nested_lists(100000), "nests elements deeper than 256"),
    "ratio": (lambda: flat(3 << 20), None), "bomb": (lambda: flat(40 << 20), "unpacks to more than 250 times its size"),
    "entries": (lambda: many(10000), None), "too-many": (lambda: many(10001), "has 10001 entries and may have 10000"),
    "entities": (lambda: document(LAUGHS), None), "climbing": (climbing, None),
    "no-xml": (lambda: document("<w:document><w:body>"), "is no sound XML"),
    "malformed": (lambda: malformed(b"\xff>\xed"), None), "no-character": (lambda: malformed(b"&#xD800;"), None),
    "malformed-sheet": (lambda: malformed_sheet(b"\xff"), None),
    "no-character-sheet": (lambda: malformed_sheet(b"&#xD800;"), None),
    "doc": (lambda: ole("WordDocument"), "soffice --headless --convert-to docx"),
    "xls": (lambda: ole("Workbook"), "soffice --headless --convert-to xlsx"),
    "password": (lambda: ole("EncryptedPackage"), "is protected by a password"),
    "locked-odt": (locked_odt, "is protected by a password"),
    "zip": (lambda: package({"a.txt": "1. Is it lit?"}), "is no DOCX, ODT or XLSX; unpack it first"),
    "wide": (lambda: xlsx([("S", sheet([["ID", "Question", "Answer"], ["1", "Is it lit?", "Yes"]]).replace(
        'r="C2"', 'r="ZZZZZZZ2"'))]), None),
}


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, message) in CASES.items():
            path = pathlib.Path(folder) / name
            path.write_bytes(make())
            done = extract(path)
            told = done.returncode == 0 and "Is it" in done.stdout and "lit?" in done.stdout if message is None else (
                done.returncode == 2 and message in done.stderr and not done.stdout)
            # The name of the folder is made by chance, and may hold that of a host.
            shown = done.stdout.replace(folder, "")
            if not told or pathlib.Path("/etc/hostname").read_text().strip() in shown:
                failed += 1
                print(f"FAILED {name}: {done.returncode} {done.stderr[-300:]} {done.stdout[:200]}")
    print(f"bounds: {len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
