"""Several files at once."""

from tests.observatory.spreadsheets.corpus.making import HEADERS, A, Ugly, text, ugly, workbook, zipped

TABLE = text(";".join(HEADERS), ";".join(A))


@ugly
def archive_with_what_a_mac_adds():
    content = zipped({"convenios.csv": TABLE, "__MACOSX/._convenios.csv": b"\0\1", ".DS_Store": b"\0"})
    return Ugly(content, "a.zip", ((2, *A),))


@ugly
def archive_with_a_workbook_in_a_folder():
    return Ugly(zipped({"2019/convenios.xlsx": workbook(HEADERS, A), "leer.pdf": b"%PDF"}), "a.zip", ((2, *A),))
