"""The decimal mark, the order of day and month, and the unit of a column: told, or decided for the whole of it."""

import re

from observatory.resources import DATE, NUMBER
from observatory.resources.readers import count, money, whole
from observatory.spreadsheets import (
    AMBIGUOUS,
    DAY_FIRST,
    MONTH_FIRST,
    Unreadable,
    decide_decimal,
    decide_order,
    decimal_evidence,
    header_key,
    read_amount,
    read_unit,
    speaks_of_order,
    unit_above,
    unit_of_header,
)

ORDER_SAID = re.compile(r"\bdd?\s*[/.-]\s*mm?\b|\bmm?\s*[/.-]\s*dd?\b|\bjj\s*[/.-]\s*mm\b", re.IGNORECASE)
WHOLE = (count, whole)


def marks_of(name, header, table, dataset, mapping):
    """The decimal mark and the order of day and month, told or decided for the whole column."""
    kind = dataset.by_name[name].kind if name else ""
    decimal = order = ""
    if kind == NUMBER:
        decimal = mapping.decimal or decided_decimal(table, header, dataset.by_name[name].read in WHOLE)
    if kind == DATE:
        order = mapping.dates or decided_order(table, header)
    return decimal, order


def unit_of(header, name, table, dataset, mapping):
    """The unit of a column of figures: told, in its header, in a row of units, or of all sums above the table."""
    if not name or dataset.by_name[name].kind != NUMBER:
        return ""
    told = {header_key(each): unit for each, unit in mapping.units.items()}
    if header_key(header) in told:
        return told[header_key(header)]
    beside = table.units.get(header, "")
    above = unit_above(table.above) if dataset.by_name[name].read is money else ""
    return unit_of_header(header) or (beside if read_unit(beside) else "") or above


def implied_currency(columns, dataset, known):
    """The currency that the columns of sums name, where they agree, among those that are known: Costo (USD)."""
    units = {read_unit(column.unit) for column in columns} - {None}
    codes = {unit.currency for unit in units}.intersection(known)
    return {"currency": codes.pop()} if len(codes) == 1 and "currency" in dataset.by_name else {}


def decided_decimal(table, header, is_whole=False):
    """The decimal mark of a column; nothing where no cell of it speaks for either. Whole numbers are only grouped.

    Where its own cells read both ways, the other columns of the sheet tell, if they agree.
    """
    texts = {*table.column(header)}
    found = decimal_evidence(texts)
    marks = {mark for mark in ".," if any(mark in text for text in found.values())}
    if is_whole and set(found) == {AMBIGUOUS} and len(marks) == 1:
        return "," if marks == {"."} else "."
    mark = decide_decimal(texts) if found else ""
    if mark != AMBIGUOUS:
        return mark
    elsewhere = _only(map(_mark_of, _others(table, header)), AMBIGUOUS)
    return (
        elsewhere if elsewhere != AMBIGUOUS and all(_reads(text, elsewhere) for text in found.values()) else AMBIGUOUS
    )


def _reads(text, mark):
    try:
        read_amount(text, mark)
    except Unreadable:
        return False
    return True


def _mark_of(cells):
    """The decimal mark for which the cells of a column speak, if they are numbers."""
    texts = {*cells}
    return decide_decimal(texts) if decimal_evidence(texts) else AMBIGUOUS


def _others(table, header):
    return (table.column(each) for each in table.headers if each != header)


def _only(found, otherwise):
    """What the other columns of a sheet tell, where they agree."""
    told = set(found) - {AMBIGUOUS}
    return told.pop() if len(told) == 1 else otherwise


def decided_order(table, header):
    """Whether the day or the month comes first in a column: as its name says, its cells, or the rest of the sheet."""
    if said := ORDER_SAID.search(header):
        return MONTH_FIRST if said[0].casefold().startswith("m") else DAY_FIRST
    order = decide_order(table.column(header))
    if order != AMBIGUOUS:
        return order
    others = (list(cells) for cells in _others(table, header))
    return _only((decide_order(cells) for cells in others if speaks_of_order(cells)), AMBIGUOUS)
