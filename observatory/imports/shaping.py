"""A table in the shape that a data set takes: one row for each record."""

from observatory.spreadsheets import (
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

    Only where no column and no constant says it; a column that a person mapped stays as it is.
    """
    if not dataset.unfolds:
        return table
    name, value = dataset.unfolds
    suggested = suggest_columns(table.headers, dataset.aliases)
    chosen = {header_key(header) for header in mapping.columns}
    named = {each.field for each in suggested} | set(mapping.constants) | set(mapping.columns.values())
    if name in named:
        return table
    free = [each.index for each in suggested if not each.field and header_key(each.header) not in chosen]
    if value in named:
        return named_by_sheet(table, name) if is_period(table.sheet.name) else table
    across = period_columns([table.headers[index] for index in free]) if value else marked_columns(table, free)
    places = [free[place] for place in across] if value else across
    return unfolded(table, places, name, value) if places else table
