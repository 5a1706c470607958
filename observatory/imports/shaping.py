"""A table in the shape that a data set takes: one row for each record."""

import re

from observatory.resources import DATE, NUMBER
from observatory.resources.readers import currency
from observatory.spreadsheets import (
    Refused,
    clean,
    dated_columns,
    header_key,
    key,
    marked_columns,
    named_by,
    numbered_columns,
    period_in,
    periods_beside,
    suggest_columns,
    text_of,
    unfolded,
    unfolded_by,
)
from observatory.spreadsheets.unfolding import FEWEST_COLUMNS

CURRENCY = re.compile(r"[A-Z]{3}")
PERIODS = frozenset(("period", "year"))
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
GENERIC = re.compile(
    r"(?:hoja|sheet|feuil|feuille|plan|planilha|folha|tabla|table|tabela|datos|data|dados|list)[ a-z]*\d*$"
)


def shaped(table, dataset, mapping, *, is_one_of_several=False):
    """Unfold a table with a column for each period, or for each network; take what its sheet or title says of all rows.

    Only where no column and no constant says it; a column that a person mapped stays as it is. What is told wins.
    """
    if mapping.unfold:
        table = _as_told(table, dataset, mapping.unfold)
    if not dataset.unfoldings or table.folded:
        return table
    name, value = dataset.unfoldings[0]
    chosen = {header_key(header) for header in mapping.columns}
    beside = {} if mapping.unfold or name not in PERIODS else _periods(table.headers, chosen, dataset, value)
    places = {place for found in beside.values() for place in found.values()}
    suggested = suggest_columns(
        [each for place, each in enumerate(table.headers) if place not in places], dataset.aliases
    )
    told = set(mapping.constants) | set(mapping.columns.values())
    if name in told | {each.field for each in suggested}:
        return table if beside or mapping.unfold else _of_numbers(table, dataset, suggested, told, chosen)
    if beside:
        return unfolded_by(table, _values_of(beside, dataset, value), name)
    suggested = suggest_columns(table.headers, dataset.aliases)
    named = told | {each.field for each in suggested}
    free = [each.index for each in suggested if not each.field and header_key(each.header) not in chosen]
    if name in PERIODS and any(each in named for _name, each in dataset.unfoldings if each):
        return _named(table, name)
    if mapping.unfold:
        return table
    found = _side_by_side(table, free, dataset)
    is_named = name == "network" and is_one_of_several and not found.folded and not GENERIC.match(key(table.sheet.name))
    return named_by(table, name, clean(table.sheet.name), "named-by-sheet") if is_named else found


def _of_numbers(table, dataset, suggested, told, chosen):
    """Unfold columns of nothing but numbers: each an indicator, or a network, of which a row has the period."""
    named, required = told | {each.field for each in suggested}, {each.name for each in dataset.required}
    free = [each.index for each in suggested if not each.field and header_key(each.header) not in chosen]
    for name, value in dataset.unfoldings:
        is_open = name in required and not {name, value} & named and value and dataset.by_name[value].kind == NUMBER
        if is_open and (places := numbered_columns(table, free)):
            return unfolded(table, places, name, value)
    return table


def _periods(headers, chosen, dataset, usual):
    """The columns that stand for periods, but for those that a person said something of."""
    found = _pooled(periods_beside(headers, fewest=1), dataset, usual)
    kept = {
        words: {said: place for said, place in places.items() if header_key(headers[place]) not in chosen}
        for words, places in found.items()
    }
    return {words: places for words, places in kept.items() if len(places) >= FEWEST_COLUMNS}


def _pooled(found, dataset, usual):
    """Put columns of one meaning together, however each says it: Cible intermédiaire 2025, Cible finale 2027.

    Columns of nothing but a period are of the `usual` field: 2023, 2024 and Baseline 2019 are all values.
    """
    numbers = {each.name for each in dataset.fields if each.kind == NUMBER}
    first, pooled = {}, {}
    for words, places in sorted(found.items(), key=lambda each: -len(each[1])):
        ways = (words, words.partition(" ")[0])
        suggested = [suggest_columns([way], dataset.aliases)[0].field for way in ways if way]
        meant = next((field for field in suggested if field in numbers), None if words else usual)
        mine = pooled.get(first.get(meant))
        if meant and mine is not None and len(places) == 1 and not places.keys() & mine.keys():
            mine |= places
        else:
            pooled[words] = dict(places)
            first.setdefault(meant, words)
    return pooled


def _values_of(beside, dataset, usual):
    """Say which field the columns of each kind are, {field: {period: place}}: by their words, or else the usual one."""
    numbers = [each.name for each in dataset.fields if each.kind == NUMBER]
    known = {each.header: each.field for each in suggest_columns([words for words in beside if words], dataset.aliases)}
    found = {known.get(words): places for words, places in beside.items() if known.get(words) in numbers}
    if not found:
        first = "" if "" in beside else next(iter(beside))
        return {usual: beside[first]}
    return found


def _named(table, name):
    """Let the name of the sheet say the period, or else the one year of the title or of the headers."""
    if name not in PERIODS:
        return table
    if period := period_in(clean(table.sheet.name))[1]:
        return named_by(table, name, period, "named-by-sheet")
    year = one_year(table)
    return named_by(table, name, year, "named-by-title") if year else table


def one_year(table):
    """The one year that the lines above a table tell, or else its column names; empty where they tell several."""
    above = " ".join(text_of(cell) for row in table.above for cell in row.cells if cell is not None)
    years = set(YEAR.findall(above)) or set(YEAR.findall(" ".join(table.headers)))
    return years.pop() if len(years) == 1 else ""


def _side_by_side(table, free, dataset):
    """Unfold the columns that hold marks, the days on which networks were joined, or the rates of currencies."""
    for name, value in dataset.unfoldings:
        places = []
        if dataset.by_name[name].read is currency:
            places = [place for place in free if CURRENCY.fullmatch(table.headers[place])]
            return unfolded(table, places, name, value, skips_missing=True) if places else table
        if not value:
            places = marked_columns(table, free)
        elif dataset.by_name[value].kind == DATE:
            places = dated_columns(table, free)
        if places:
            return unfolded(table, places, name, value)
    return table


def _as_told(table, dataset, told):
    """Unfold the columns that a person named, those of them that this sheet has. Raises `Refused`."""
    name, value = told.get("name", ""), told.get("value", "")
    for field in filter(None, (name, value)):
        if field not in dataset.by_name:
            raise Refused("mapping-unknown-field", place=field, fields=", ".join(dataset.by_name))
    asked = {header_key(header) for header in told["columns"]}
    places = [index for index, header in enumerate(table.headers) if header_key(header) in asked]
    if not places:
        return table
    beside = periods_beside([table.headers[index] for index in places])
    if name in PERIODS and value and sum(map(len, beside.values())) == len(places):
        by_words = {words: {said: places[at] for said, at in found.items()} for words, found in beside.items()}
        values = _values_of(by_words, dataset, value)
        if sum(map(len, values.values())) == len(places):
            return unfolded_by(table, values if len(values) > 1 else {value: next(iter(values.values()))}, name)
    return unfolded(table, places, name, value)
