"""What an ugly file is, and how one is made."""

import io
import zipfile
from dataclasses import dataclass

from openpyxl import Workbook

UGLY = {}
FIELDS = {
    "title": ["título", "acuerdo", "titre", "nombre"],
    "counterpart_city": ["ciudad contraparte", "ciudad hermana", "sister city", "ville partenaire", "cidade parceira"],
    "counterpart_country": ["país contraparte", "país", "country", "pays"],
    "signed_on": ["fecha de firma", "signed", "date de signature", "data de assinatura"],
    "cost": ["costo", "importe", "budget", "montant"],
}
HEADERS = ("Título", "Ciudad hermana", "País", "Fecha de firma")
A = ("Gemelos", "Oporto", "Portugal", "2009-05-14")
B = ("Agua limpia", "Lyon", "Francia", "2011-02-01")


@dataclass(frozen=True)
class Ugly:
    """A file, the headers of its table, its records as (row, *cells), and the codes told as (code, row)."""

    content: bytes
    filename: str
    rows: tuple
    headers: tuple = HEADERS
    told: tuple = ()
    fields: dict | None = None
    encoding: str = ""


def ugly(builder):
    """Put a file into the corpus, under the name of its ugliness."""
    UGLY[builder.__name__] = builder()
    return builder


def text(*lines, ending="\n", encoding="utf-8"):
    return ending.join(lines).encode(encoding)


def workbook(*rows, then=None, name="Hoja1"):
    """An XLSX of these rows; `then(sheet)` makes it ugly."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    if then:
        then(sheet)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def beside(row, **columns):
    """The cells of a row with some of them others: by letter."""
    cells = list(row)
    for letter, value in columns.items():
        cells[ord(letter) - 65] = value
    return tuple(cells)
