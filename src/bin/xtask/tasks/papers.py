"""Compares what LibreOffice, openpyxl and python-docx find in the sample papers with the tables as separated text."""

import csv
import pathlib
import sys

import docx
import openpyxl

folder = pathlib.Path(sys.argv[1])


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def figure(text):
    """A figure as a number, in percent where it is a share; any other text as it is."""
    plain = str("" if text is None else text).replace(".", "") if is_grouped(text) else str("" if text is None else text)
    try:
        return round(float(plain.rstrip("%").replace(",", ".")), 2)
    except ValueError:
        return plain


def is_grouped(text):
    """1.318 on paper is a thousand and more."""
    head, _, tail = str(text).partition(".")
    return isinstance(text, str) and len(tail) == 3 and (head + tail).isdigit()


def compare(reader, tables):
    assert len(tables) == len(written), f"{reader}: {len(tables)} tables"
    for number, (table, expected) in enumerate(zip(tables, written), 1):
        for row, (found, wanted) in enumerate(zip(table, expected, strict=True), 1):
            found, wanted = [figure(cell) for cell in found], [figure(cell) for cell in wanted]
            assert found == wanted, f"{reader}, table {number}, row {row}: {found}, not {wanted}"
    print(f"{reader}: {sum(len(row) for table in tables for row in table)} cells as written")


def sheet(rows):
    return [[cell.value * 100 if cell.number_format == "0.00%" else cell.value for cell in row] for row in rows]


def word_row(row):
    """A cell of several columns comes once for each of them."""
    cells = list(row.cells)
    return ["" if place and cells[place - 1]._tc is cell._tc else cell.text for place, cell in enumerate(cells)]


written = [read(path) for path in sorted(folder.glob("table-*.csv"))]
workbook = openpyxl.load_workbook(folder / "report.xlsx")
names = workbook.sheetnames
compare("LibreOffice", [read(folder / f"report-{name}.csv") for name in names])
compare("openpyxl", [sheet(worksheet.rows) for worksheet in workbook.worksheets])

document = docx.Document(folder / "report.docx")
# Those without lines around their cells are the head and the signatures.
drawn = [table for table in document.tables if table._tbl.tblPr.xpath("w:tblBorders")]
compare("python-docx", [[word_row(row) for row in table.rows] for table in drawn])
