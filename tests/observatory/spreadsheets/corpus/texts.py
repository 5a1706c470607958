"""CSV and TSV as programs of four decades write them."""

from tests.observatory.spreadsheets.corpus.making import HEADERS, A, B, Ugly, text, ugly

ROWS = ((2, *A), (3, *B))


def lines(separator):
    return [separator.join(row) for row in (HEADERS, A, B)]


@ugly
def semicolons_of_a_spanish_excel():
    return Ugly(text(*lines(";"), encoding="cp1252", ending="\r\n"), "a.csv", ROWS, encoding="cp1252")


@ugly
def tabs_and_utf_16_of_unicode_text():
    return Ugly(text(*lines("\t"), encoding="utf-16"), "a.txt", ROWS, encoding="utf-16")


@ugly
def utf_16_without_a_mark():
    return Ugly(text(*lines(";"), encoding="utf-16-le"), "a.csv", ROWS, encoding="utf-16-le")


@ugly
def letters_of_an_old_mac_with_its_line_ends():
    return Ugly(text(*lines(";"), encoding="mac_roman", ending="\r"), "a.csv", ROWS, encoding="mac_roman")


@ugly
def letters_of_dos():
    return Ugly(text(*lines(";"), encoding="cp850", ending="\r\n"), "a.csv", ROWS, encoding="cp850")


@ugly
def mark_before_utf_8():
    return Ugly(text(*lines(","), encoding="utf-8-sig"), "a.csv", ROWS, encoding="utf-8-sig")


@ugly
def pipes():
    return Ugly(text(*lines("|")), "a.txt", ROWS)


@ugly
def line_that_names_the_separator():
    rows = tuple((number + 1, *cells) for number, *cells in ROWS)
    return Ugly(text("sep=;", *lines(";")), "a.csv", rows)


@ugly
def cells_pasted_from_a_sheet():
    return Ugly(text(*lines("\t"), ""), "pasted.tsv", ROWS)


@ugly
def some_lines_in_another_encoding():
    head, first = text(*lines(";")[:2], ""), text("Señales;Málaga;España;2012-01-01", encoding="cp1252")
    third = (3, "Señales", "Málaga", "España", "2012-01-01")
    return Ugly(
        head + first, "a.csv", ((2, *A), third), encoding="utf-8",
        told=(("mixed-encoding", 3), ("mixed-encoding", 3), ("mixed-encoding", 3)),
    )  # fmt: skip


@ugly
def quotation_mark_that_is_never_closed():
    broken = ('Proyecto "Agua', "Lyon", "Francia", "2011-02-01")
    return Ugly(text(";".join(HEADERS), ";".join(broken), ";".join(A)), "a.csv", ((2, *broken), (3, *A)))


@ugly
def quotation_mark_that_opens_a_line_and_never_closes():
    lines = [";".join(HEADERS), '"Agua;Lyon;Francia;2011-02-01', ";".join(A)]
    rows = ((2, '"Agua', "Lyon", "Francia", "2011-02-01"), (3, *A))
    return Ugly(text(*lines), "a.csv", rows, told=(("stray-quote", 2),))


@ugly
def line_breaks_within_cells():
    lines = [";".join(HEADERS), '"Agua\nlimpia";Lyon;Francia;2011', ";".join(A)]
    return Ugly(text(*lines), "a.csv", ((2, "Agua\nlimpia", "Lyon", "Francia", "2011"), (3, *A)))


@ugly
def blank_lines_in_between():
    lines = [";".join(HEADERS), "", ";".join(A), ";;;", "", ";".join(B)]
    return Ugly(text(*lines), "a.csv", ((3, *A), (6, *B)), told=(("blank-rows", 2), ("blank-rows", 4)))


@ugly
def lines_too_short_and_too_long():
    lines = [";".join(HEADERS), "Gemelos;Oporto", ";".join((*B, "sobra"))]
    rows = ((2, "Gemelos", "Oporto", None, None), (3, *B))
    return Ugly(text(*lines), "a.csv", rows, told=(("missing-cell", 2), ("extra-cell", 3)))


@ugly
def separator_after_the_last_cell():
    return Ugly(text(*(f"{line};" for line in lines(";"))), "a.csv", ROWS)


@ugly
def garbled_letters():
    lines = [";".join(HEADERS), "Gemelos;MedellÃ\xadn;EspaÃ±a;2009"]
    rows = ((2, "Gemelos", "MedellÃ\xadn", "EspaÃ±a", "2009"),)
    return Ugly(text(*lines), "a.csv", rows, told=(("mojibake", 2), ("mojibake", 2)))


@ugly
def texts_guarded_against_formulas():
    lines = [";".join(HEADERS), "'=Agua;Lyon;Francia;2011", "'-;Lyon;Francia;2012"]
    return Ugly(text(*lines), "a.csv", ((2, "=Agua", "Lyon", "Francia", "2011"), (3, "-", "Lyon", "Francia", "2012")))


@ugly
def titles_above_and_notes_below_a_text():
    lines = ["Ayuntamiento de León;;;", "Convenios al 31/12/2019;;;", "", *[";".join(row) for row in (HEADERS, A, B)]]
    lines += ["Total;;;2", "", "Fuente: Oficina de Relaciones Internacionales;;;", "(*) Datos provisionales;;;"]
    told = (("total-row", 7), ("blank-rows", 8), ("footnote-row", 9), ("footnote-row", 10))
    return Ugly(text(*lines), "a.csv", ((5, *A), (6, *B)), told=told)


@ugly
def header_of_a_portal_in_camel_case():
    lines = ["title,counterpartCity,COUNTERPART_COUNTRY,Signed On", ",".join(A)]
    headers = ("title", "counterpartCity", "COUNTERPART_COUNTRY", "Signed On")
    return Ugly(text(*lines), "a.csv", ((2, *A),), headers=headers)
