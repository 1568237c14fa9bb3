"""Looks at the files of a report with readers that are not ours: openpyxl, python-docx, jsonschema, poppler, qpdf, pdfua, Python's
own parsers.

python3 scripts/check_report.py FOLDER: FOLDER holds report.pdf, report.xlsx, report.docx, report.json, report.html and report.csv of one theme,
council.docx and council.xlsx of the same, and year.docx, year.xlsx, year.json and year.csv of the fiscal year in which it closed.
"""

import csv
import datetime
import html.parser
import io
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

import docx
import jsonschema
import openpyxl
import pdfua

ROOT = pathlib.Path(__file__).resolve().parent.parent
VOID = {"meta", "br", "line", "rect"}
A4 = "9"


def must(what, says):
    if not what:
        sys.exit(f"check_report.py: {says}")


def parts_are_xml(file):
    """Gives the parts by their names; a workbook within is looked at likewise."""
    with zipfile.ZipFile(io.BytesIO(file)) as zipped:
        must(zipped.testzip() is None, "a damaged part")
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    for name, part in parts.items():
        if name.endswith(".xlsx"):
            must(len(openpyxl.load_workbook(io.BytesIO(part)).worksheets) == 1, f"{name}: no sheet")
        else:
            xml.etree.ElementTree.fromstring(part)
    return parts


def workbook(bytes_, report):
    parts = parts_are_xml(bytes_)
    drawings = [part.decode() for name, part in parts.items() if name.startswith("xl/drawings/drawing")]
    must(drawings and all(' descr="' in part for part in drawings), "a chart without an alternative text")
    book = openpyxl.load_workbook(io.BytesIO(bytes_))
    first, *sheets = book.worksheets
    must(len(first._charts) == 2, f"{len(first._charts)} charts")
    for sheet in book.worksheets:
        must(sheet.page_setup.paperSize == A4 or sheet.page_setup.paperSize == 9, f"{sheet.title}: no A4")
        formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        must(not formulas, f"{sheet.title}: a formula")
    for sheet in sheets:
        must(sheet.freeze_panes == "A2", f"{sheet.title}: heads do not stay")
        must(sheet.auto_filter.ref, f"{sheet.title}: no filter")
        must(sheet.print_title_rows == "$1:$1", f"{sheet.title}: heads are not repeated")
    rows = list(sheets[0].iter_rows(min_row=2, values_only=True))
    notes = report["notes"]
    must(len(rows) == len(notes), f"{len(rows)} rows of {len(notes)} notes")
    for row, note in zip(rows, notes):
        must(type(row[0]) is int and type(row[3]) is int, f"{row}: numbers are texts")
        is_ = (row[0], row[1], row[2], row[3])
        says = (note["rank"], report["prompts"][note["prompt"]]["name"], note["text"], note["stickers"])
        must(is_ == says, f"{is_} in the workbook, {says} in the JSON")
    days = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.is_date]
    must(days and all(isinstance(cell.value, datetime.datetime) for cell in days), "days are texts")
    made = report["made_on"]
    must(str(book.properties.created).startswith(made), f"made on {book.properties.created}, not {made}")


def document(bytes_, report):
    parts = parts_are_xml(bytes_)
    text = parts["word/document.xml"].decode()
    drawn = docx.Document(io.BytesIO(bytes_))
    must(len([name for name in parts if name.startswith("word/charts/chart")]) == 2, "two charts")
    must(text.count("<wp:docPr ") == 2 and text.count(' descr="') == 2, "a chart without an alternative text")
    ids = re.findall(r'<wp:docPr id="(\d+)"', text) + re.findall(r'<w:bookmarkStart w:id="(\d+)"', text)
    names = re.findall(r'w:name="(\w+)"', text)
    must(len(set(ids[:2])) == 2 and len(set(ids[2:])) == len(ids) - 2 == len(set(names)), "an id twice")
    must('w:eastAsia="ja-JP"' in parts["word/styles.xml"].decode(), "no language")
    heads = [table for table in drawn.tables if "<w:tblHeader/>" in table.rows[0]._tr.xml.replace(" ", "")]
    ranking = [table for table in heads if [cell.text for cell in table.rows[0].cells][:2] == ["順位", "付箋"]]
    must(len(ranking) == 1, f"{len(ranking)} rankings")
    liked = [note for note in report["notes"] if note["stickers"]]
    for row, note in zip(ranking[0].rows[1:], liked, strict=True):
        cells = [cell.text for cell in row.cells]
        must(cells[0].startswith(str(note["rank"])) and cells[1] == note["text"], f"{cells}, not {note}")
        must(int(re.match(r"\d+", cells[3])[0]) == note["stickers"], f"{cells}, not {note}")
    listed = [one.text for one in drawn.paragraphs if one._p.pPr is not None and one._p.pPr.numPr is not None]
    must(len(listed) == len(report["notes"]), f"{len(listed)} notes in the annex")
    anchors = set(re.findall(r'w:anchor="(\w+)"', text))
    must(anchors and anchors <= set(names), "a number leads to no note")
    must(drawn.core_properties.title.startswith(report["theme"]["title"]), "another title")


def table(bytes_, report):
    rows = list(csv.reader(io.StringIO(bytes_.decode("utf-8-sig"), newline=""), strict=True))
    must({len(row) for row in rows} == {len(rows[0])}, "lines of different lengths")
    stickers = sum(int(row[3]) for row in rows[1:] if row[0])
    must(stickers == report["totals"]["stickers"], f"{stickers} likes in the table")


class Nesting(html.parser.HTMLParser):
    """Every tag ends where it must, ids are there once, and nothing is fetched or run."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links = [], set(), set()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        must(tag != "script" and not any(name.startswith("on") for name in attrs), f"a script: {tag}")
        must("src" not in attrs and attrs.get("href", "#").startswith("#"), f"{tag} fetches something")
        if "href" in attrs:
            self.links.add(attrs["href"][1:])
        name = attrs.get("id")
        must(name is None or name not in self.ids, f"{name} is there twice")
        self.ids.add(name)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            must(self.open and self.open.pop() == tag, f"</{tag}> ends another")


def page(bytes_, report):
    text = bytes_.decode()
    nesting = Nesting()
    nesting.feed(text)
    nesting.close()
    must(not nesting.open, f"{nesting.open} never end")
    numbers = {note["number"] for note in report["notes"]}
    must(numbers <= nesting.ids and nesting.links <= nesting.ids, "a number leads nowhere")
    must({note["number"] for note in report["notes"] if note["stickers"]} <= nesting.links, "a figure leads to no note")
    must("@import" not in text and "url(" not in text, "a style fetches something")
    for note in report["notes"]:
        line = html.escape(note["text"]).replace("&#x27;", "'").replace("\n", "<br>")
        must(line in text, f"{note['text']} is not in the page")


def plain_rows(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def valid(report, name):
    """It is as docs/NAME.schema.json says."""
    schema = json.loads((ROOT / f"docs/{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)


def year(read, theme):
    """The report on a fiscal year: its themes in Word and in the workbook are those of the JSON."""
    report = json.loads(read("json"))
    must(report["themes"], "no theme in the year")
    valid(report, "annual")
    must(theme["slug"] in [one["slug"] for one in report["themes"]], "the theme is in another year")
    is_ = [(one["title"], one["notes"], one["stickers"]) for one in report["themes"]]
    for name in ("xlsx", "docx"):
        parts_are_xml(read(name))
    book = openpyxl.load_workbook(io.BytesIO(read("xlsx")))
    charts = 1 if report["answers"] else 0
    must(len(book.worksheets[0]._charts) == charts, "not one chart of the answers, where there are any")
    rows = list(book["テーマごと"].iter_rows(min_row=2, values_only=True))
    must([(row[0], row[3], row[4]) for row in rows[:-1]] == is_, "other themes in the workbook")
    must(rows[-1][3] == report["figures"]["notes"], "another sum in the workbook")
    must(all(isinstance(row[1], datetime.datetime) for row in rows[:-1]), "days are texts")
    drawn = docx.Document(io.BytesIO(read("docx")))
    heads = [plain_rows(table) for table in drawn.tables]
    themes = [rows for rows in heads if rows[0][0] == "テーマ" and rows[0][3] == "付箋"]
    must(len(themes) == 1, f"{len(themes)} tables of themes")
    # Of stickers on paper and on the screen the sum comes first.
    says = [(row[0], int(row[3]), int(re.match(r"\d+", row[4])[0])) for row in themes[0][1:-1]]
    must(says == is_, f"{says} in Word, {is_} in the JSON")
    lines = list(csv.reader(io.StringIO(read("csv").decode("utf-8-sig"), newline=""), strict=True))
    must([line[0] for line in lines[1:]] == [one[0] for one in is_], "other themes in the CSV")
    return len(report["themes"])


def council(read, report):
    """Every answer is in the council set, and no note that has none."""
    parts = parts_are_xml(read("docx"))
    text = re.sub(r"<[^>]+>", "", parts["word/document.xml"].decode())
    for item in report["answers"]:
        must(html.escape(item["name"].split("\n")[0], quote=False) in text, f"{item['name']} is not in the council set")
    told = [item["name"] for item in report["answers"]]
    others = [note["text"] for note in report["notes"] if note["status"] is None and note["text"] not in told]
    must(others and not any(html.escape(note, quote=False) in text for note in others), "a note without an answer")
    book = openpyxl.load_workbook(io.BytesIO(read("xlsx")))
    must(len(book.worksheets) == 2, f"{book.sheetnames}")


def said_by(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, errors="replace")
    must(done.returncode == 0, f"{program}: {done.stdout}{done.stderr}")
    return done.stdout


def well_formed(folder):
    """Every part of every office file is XML for a parser that is not Python's."""
    for file in sorted([*folder.glob("*.docx"), *folder.glob("*.xlsx")]):
        for name, part in parts_are_xml(file.read_bytes()).items():
            if name.endswith((".xml", ".rels")):
                done = subprocess.run(["xmllint", "--noout", "--nonet", "-"], input=part, capture_output=True)
                must(done.returncode == 0 and not done.stderr, f"{file.name}, {name}: {done.stderr.decode()}")


def in_libre_office(folder, report):
    """LibreOffice opens the document and the workbook without a word, and every note is to be read in what it shows."""
    squeeze = lambda text: "".join(text.split())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for file in [folder / "report.docx", folder / "report.xlsx"]:
        out = folder / f"from-{file.suffix[1:]}"
        done = subprocess.run(
            ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", out, file],
            capture_output=True,
            text=True,
        )
        must(done.returncode == 0, f"soffice: {done.stdout}{done.stderr}")
        # That it looks for Java, which no file here needs, is no word about the file.
        words = [line for line in done.stderr.splitlines() if line.strip() and "javaldx" not in line]
        must(not words, f"soffice says {words}")
        text = squeeze(said_by("pdftotext", "-raw", out / "report.pdf", "-"))
        missing = [note["text"] for note in report["notes"] if squeeze(note["text"]) not in text]
        must(not missing, f"{file.name} in LibreOffice: {missing} are not to be read")


def pages(file, report):
    """A PDF with every note in reading order, its fonts within, tagged, and without a fault that other programs see."""
    said_by("qpdf", "--check", file)
    squeeze = lambda text: "".join(text.split())
    text = squeeze(said_by("pdftotext", "-raw", file, "-"))
    place = text.rindex("付録：すべての付箋")
    for prompt in range(len(report["prompts"])):
        for note in report["notes"]:
            if note["prompt"] == prompt:
                place = text.find(squeeze(note["text"]) + f"いいね{note['stickers']}", place) + 1
                must(place > 0, f"{note['text']} is not where it is to be read")
    fonts = said_by("pdffonts", file).splitlines()[2:]
    must(len(fonts) == 2, f"{len(fonts)} fonts: {fonts}")
    for font in fonts:
        must("BIZUDPGothic" in font and re.search(r" yes +yes +yes ", font), f"not embedded, whole or without letters: {font}")
    info = said_by("pdfinfo", file)
    for line in [f"Title: +{re.escape(report['theme']['title'])}", "Tagged: +yes", r"Page size: .*\(A4\)", "JavaScript: +no"]:
        must(re.search(line, info), f"no {line} in {info}")
    made = report["made_on"]
    must(f"<xmp:CreateDate>{made}T00:00:00" in said_by("pdfinfo", "-meta", file), f"not made on {made}")
    structure = said_by("pdfinfo", "-struct", file)
    for tag in ["H1", "H2", "H3", "P ", "L ", "LI", "Lbl", "LBody", "Table", "THead", "TH", "TD", "Figure"]:
        must(re.search(rf"^ *{tag}", structure, re.M), f"no {tag}")
    checked = pdfua.validate(str(file))
    must(not checked.findings, f"PDF/UA: {[finding.message for finding in checked.findings]}")


def main(folder):
    of = lambda name: lambda ext: (pathlib.Path(folder) / f"{name}.{ext}").read_bytes()
    read = of("report")
    report = json.loads(read("json"))
    valid(report, "report")
    workbook(read("xlsx"), report)
    document(read("docx"), report)
    table(read("csv"), report)
    page(read("html"), report)
    pages(pathlib.Path(folder) / "report.pdf", report)
    well_formed(pathlib.Path(folder))
    in_libre_office(pathlib.Path(folder), report)
    council(of("council"), report)
    themes = year(of("year"), report["theme"])
    print(f"{themes} themes in the year")
    print(f"{len(report['notes'])} notes, {report['totals']['stickers']} likes in every file")


if __name__ == "__main__":
    main(*sys.argv[1:])
