"""What a whole table speaks of, where its sheet, its title or its file name a thing that is known already."""

import re
from pathlib import Path
from typing import NamedTuple

from observatory.spreadsheets import clean, key, named_by, suggest_columns, text_of

FEWEST_LETTERS = 4


class Known(NamedTuple):
    """What is known beforehand: how the one city of the import is called, what its data set knows, what the file is."""

    own: tuple | set = ()
    names: dict = {}
    filename: str = ""


def named_by_known(table, dataset, mapping, known):
    """Give the table with a column that says what the whole of it speaks of, where no column and no constant does.

    Only one thing that is known already may be named; where several are, a person must say.
    """
    for name, names in known.names.items():
        told = {*mapping.constants, *mapping.columns.values()}
        if name in told or name in {each.field for each in suggest_columns(table.headers, dataset.aliases)}:
            continue
        for code, texts in _texts(table, known.filename):
            found = set().union(*(mentioned(text, names) for text in texts))
            if len(found) == 1:
                table = named_by(table, name, found.pop(), code)
                break
            if found:
                break
    return table


def title_of(table):
    """What is written over a table, in one line: the name of its sheet, and the lines above it."""
    return " | ".join(" ".join(texts) for _code, texts in _texts(table, ""))


def _texts(table, filename):
    """What is written over a table: the name of its sheet, the lines above it, the name of its file."""
    above = [text_of(cell) for row in table.above for cell in row.cells if cell is not None]
    return (
        ("named-by-sheet", [table.sheet.name]),
        ("named-by-known", above),
        ("named-by-known", [Path(filename).stem]),
    )


def mentioned(text, names):
    """Give what a text names of the known, {name}; of a name within a longer one only the longer."""
    said = f" {key(clean(text))} "
    found = {name for name in names if is_telling(name) and f" {name} " in said}
    return {names[name] for name in found if not any(f" {name} " in f" {other} " for other in found - {name})}


def is_telling(name):
    """Whether a name is none of the short words that stand in any title."""
    return len(name) >= FEWEST_LETTERS or bool(re.search(r"\d", name))
