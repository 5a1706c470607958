"""A table in the shape that a data set takes: one row for each record."""

from observatory.resources import DATE
from observatory.spreadsheets import (
    Refused,
    dated_columns,
    header_key,
    is_period,
    marked_columns,
    named_by_sheet,
    period_columns,
    suggest_columns,
    unfolded,
)


def shaped(table, dataset, mapping):
    """Unfold a table with a column for each period, or for each network; take a period from the name of the sheet.

    Only where no column and no constant says it; a column that a person mapped stays as it is. What is told wins.
    """
    if mapping.unfold:
        table = _as_told(table, dataset, mapping.unfold)
    if not dataset.unfoldings or table.folded:
        return table
    name, value = dataset.unfoldings[0]
    suggested = suggest_columns(table.headers, dataset.aliases)
    chosen = {header_key(header) for header in mapping.columns}
    named = {each.field for each in suggested} | set(mapping.constants) | set(mapping.columns.values())
    if name in named:
        return table
    free = [each.index for each in suggested if not each.field and header_key(each.header) not in chosen]
    if value in named:
        return named_by_sheet(table, name) if is_period(table.sheet.name) else table
    if mapping.unfold:
        return table
    return _side_by_side(table, free, dataset)


def _side_by_side(table, free, dataset):
    """Unfold the columns that are named by periods, hold marks, or hold the days on which networks were joined."""
    usual = dataset.unfoldings[0]
    for name, value in dataset.unfoldings:
        kind, places = value and dataset.by_name[value].kind, []
        if not value:
            places = marked_columns(table, free)
        elif (name, value) == usual:
            places = [free[place] for place in period_columns([table.headers[index] for index in free])]
        elif kind == DATE:
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
    return unfolded(table, places, name, value) if places else table
