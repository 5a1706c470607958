"""Every ugly file gives its very rows, and tells what it should."""

import pytest

from observatory.spreadsheets import MESSAGES, find_table, read_workbook
from tests.observatory.spreadsheets.corpus import UGLY
from tests.observatory.spreadsheets.corpus.making import FIELDS


def test_the_corpus_is_large():
    assert len(UGLY) >= 40


@pytest.mark.parametrize("name", UGLY)
def test_ugly_file_gives_its_very_rows_and_tells_what_it_should(name):
    ugly = UGLY[name]
    told = []

    book = read_workbook(ugly.content, ugly.filename)
    table = find_table(book, FIELDS if ugly.fields is None else ugly.fields)
    records = list(table.records(told.append))

    assert table.headers == ugly.headers
    assert tuple((row.number, *row.cells) for row in records) == ugly.rows
    assert book.encoding == (ugly.encoding or book.encoding)
    notes = [*told, *(note for row in records for note in row.notes)]
    heads = [note for note in table.notes if note.code in ("blank-header", "duplicate-header")]
    assert sorted((note.code, note.row) for note in (*notes, *heads)) == sorted(ugly.told)
    assert all(MESSAGES[note.code] % note.arguments for note in (*notes, *table.notes))
