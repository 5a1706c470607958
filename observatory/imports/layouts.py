"""How a city's sheets were understood before: recognised again by their column names."""

import hashlib

from observatory.imports.mapping import ALL, Mapping
from observatory.models import ColumnLayout
from observatory.spreadsheets import Refused, find_table, layout_fingerprint


def layout_of(headers, *, city, dataset):
    """Give the layout that a city keeps for these column names, or None."""
    return ColumnLayout.objects.filter(city=city, dataset=dataset, fingerprint=digest_of(headers)).first()


def recognised(workbook, mapping, *, city, dataset):
    """Give the layout of a workbook's one sheet that is read, if the city knows it; None where no header is found."""
    if mapping.sheet == ALL:
        return None
    try:
        told = {"sheet": mapping.sheet or None, "header_row": mapping.header_row}
        table = find_table(workbook, dataset.aliases, **told)
    except Refused:
        return None
    return layout_of(table.headers, city=city, dataset=dataset.name)


def digest_of(headers):
    return hashlib.sha256(layout_fingerprint(headers).encode()).hexdigest()


def as_then(layout, mapping):
    """Give a mapping with the columns, constants and segments of a layout, on the sheet and row that it names itself.

    How figures are written belongs to each file, so it is found out anew.
    """
    kept = Mapping.of(layout.mapping)
    return Mapping(
        sheet=mapping.sheet,
        header_row=mapping.header_row,
        columns=kept.columns,
        constants=kept.constants | mapping.constants,
        segments=mapping.segments or kept.segments,
        dates=mapping.dates,
        decimal=mapping.decimal,
        multi=kept.multi | mapping.multi,
        repairs=mapping.repairs,
        unfold=mapping.unfold or kept.unfold,
        units=kept.units | mapping.units,
    )
