import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.spreadsheets import Refused, delimited, read_workbook
from observatory.spreadsheets.delimited import MOST_COLUMNS
from observatory.spreadsheets.writing import csv_lines


def read(content, filename="x.csv"):
    book = read_workbook(content if isinstance(content, bytes) else content.encode(), filename)
    return book, [(row.number, row.cells) for row in book.sheets[0].rows()]


TEXT = "Ciudad;País\nSão Paulo;“Brasil”\nLeón;España\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(encoding, found):
    book, rows = read(TEXT.encode(encoding))

    assert book.encoding == found
    assert rows == [(1, ("Ciudad", "País")), (2, ("São Paulo", "“Brasil”")), (3, ("León", "España"))]


def test_bytes_that_windows_does_not_know_are_latin():
    book, rows = read("Año;x\x81\n".encode("latin-1"))

    assert book.encoding == "latin-1"
    assert rows == [(1, ("Año", "x\x81"))]


def test_letter_split_between_two_blocks_is_still_utf_8(monkeypatch):
    monkeypatch.setattr("observatory.spreadsheets.encodings._CHUNK", 7)

    assert read("año;ciudad\nñañaña;x\n")[0].encoding == "utf-8"


def test_wrong_byte_at_the_very_end_is_noticed():
    assert read(b"a;b\n1;\xc3")[0].encoding == "cp1252"


@pytest.mark.parametrize(
    ("text", "filename", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", "x.csv", ","),
        ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", "x.csv", ";"),
        ("a\tb\n1,5\t2,5\n", "x.tsv", "\t"),
        ("a|b\n1|2\n", "x.csv", "|"),
        ("nombre;texto\nx;uno, dos, tres\ny;cuatro\n", "x.csv", ";"),
        ('nombre,texto\nx,"uno; dos; tres"\ny,cuatro\n', "x.csv", ","),
        ("Informe 2019; datos, fuentes, notas\n\na;b\n1;2\n3;4\n", "x.csv", ";"),
        ("sep=;\na;b\n1,2;3\n", "x.csv", ";"),
        ("una sola columna\nx\n", "x.csv", ","),
        ("una sola columna\nx\n", "x.tsv", "\t"),
    ],
)
def test_delimiter_is_found(text, filename, delimiter):
    assert read(text, filename)[0].delimiter == delimiter


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_end(end):
    assert read(f"a;b{end}1;2{end}")[1] == [(1, ("a", "b")), (2, ("1", "2"))]


def test_quoted_line_breaks_are_one_row_and_blank_lines_count():
    text = 'a;b\r\n"x\ny";"p ""q"""\r\n\r\n;\r\n3;4\r\n'

    assert read(text)[1] == [(1, ("a", "b")), (2, ("x\ny", 'p "q"')), (5, ("3", "4"))]


def test_line_that_names_the_delimiter_is_a_row_a_person_sees():
    assert read("sep=;\r\na;b\r\n1;2\r\n")[1] == [(2, ("a", "b")), (3, ("1", "2"))]


def test_ragged_rows_come_as_they_are():
    assert read("a;b;c\n1;2;3\n4;5\n6;7;8;9\n")[1] == [
        (1, ("a", "b", "c")),
        (2, ("1", "2", "3")),
        (3, ("4", "5")),
        (4, ("6", "7", "8", "9")),
    ]


def flagged(text):
    book = read_workbook(text.encode(), "x.csv")
    return [(row.number, row.cells, [note.code for note in row.notes]) for row in book.sheets[0].rows()]


def test_stray_quote_does_not_swallow_the_rows_below():
    text = 'a;b;c\n1;2;3\n4;";5;6\n7;8;9\n10;";11;12\n13;14;15\n'

    assert flagged(text) == [
        (1, ("a", "b", "c"), []),
        (2, ("1", "2", "3"), []),
        (3, ("4", '"', "5", "6"), ["stray-quote"]),
        (4, ("7", "8", "9"), []),
        (5, ("10", '"', "11", "12"), ["stray-quote"]),
        (6, ("13", "14", "15"), []),
    ]


def test_quote_that_is_never_closed_costs_one_row_only():
    assert flagged('a;b\n1;"x\n2;y\n3;z\n') == [
        (1, ("a", "b"), []),
        (2, ("1", '"x'), ["stray-quote"]),
        (3, ("2", "y"), []),
        (4, ("3", "z"), []),
    ]


def test_quote_that_is_never_closed_in_a_long_file_costs_one_row_only():
    rows = flagged('a;b\n1;"x\n' + "2;y\n" * 1000)

    assert len(rows) == 1002
    assert [row[0] for row in rows if row[2]] == [2]


def test_unescaped_quotes_inside_a_quoted_cell_are_kept():
    assert flagged('a;b\n"dice "hola" y va";2\n3;4\n')[1] == (2, ('dice "hola" y va', "2"), ["stray-quote"])


def test_cell_that_is_longer_than_any_is_refused():
    with pytest.raises(Refused) as refusal:
        flagged("a;b\n1;2\n" + "x" * 200_000 + ";1\n")

    assert refusal.value.code == "cell-too-long"


def test_note_of_a_broken_row_names_its_sheet_and_text():
    book = read_workbook(b'a;b\n1;"x\n2;y\n', "viajes.csv")

    (note,) = [note for row in book.sheets[0].rows() for note in row.notes]

    assert (note.sheet, note.row, note.value) == ("viajes", 2, '1;"x')


def test_apostrophe_that_guards_against_formulas_is_taken_off():
    assert read("a;b\n'=1+1;'tis\n")[1][1] == (2, ("=1+1", "'tis"))


def test_binary_file_with_the_name_of_a_table_is_refused():
    with pytest.raises(Refused) as refusal:
        read_workbook(b"ciudad;pais\n" * 3 + b"\0\1\2", "x.csv")

    assert (refusal.value.code, refusal.value.arguments["position"]) == ("not-text", 36)


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbfa;b\n1;\xe9\n", "a;b\n1;2".encode("utf-16") + b"\0", b"\xff\xfea\0\x00\xd8b\0"]
)
def test_text_that_breaks_with_its_own_mark_is_refused(content):
    with pytest.raises(Refused) as refusal:
        read_workbook(content, "x.csv")

    assert refusal.value.code == "mixed-encodings"


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).filter(
    str.strip
)
tables = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6)
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(table=tables)
def test_csv_that_was_written_is_read_back(delimiter, table):
    headers = [f"columna {place}" for place in range(len(table[0]))]
    text = "".join(csv_lines(headers, table, delimiter=delimiter))
    name = "x.tsv" if delimiter == "\t" else "x.csv"

    book, rows = read(f"sep={delimiter}\n{text}", name)

    assert book.delimiter == delimiter
    assert [row for _, row in rows[1:]] == [tuple(row) for row in table]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n" + b"," * MOST_COLUMNS, "too-many-columns"),
        (b"a\n" + b"1\n" * 20, "too-many-rows"),
        (b"a,b\n" + b'"x"y,z\n' * 15, "broken-quotes"),
    ],
)
def test_what_nobody_could_mean_as_a_sheet_is_refused_at_once(content, code, monkeypatch):
    monkeypatch.setattr(delimited, "MOST_ROWS", 20)
    monkeypatch.setattr(delimited, "MOST_BROKEN", 10)

    with pytest.raises(Refused) as refused:
        list(delimited.DelimitedText(content).rows())

    assert refused.value.code == code
