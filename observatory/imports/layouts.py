"""How a city's sheets were understood before: recognised again by their column names."""

import hashlib

from observatory.imports.mapping import Mapping
from observatory.models import ColumnLayout
from observatory.spreadsheets import layout_fingerprint


def layout_of(headers, *, city, dataset):
    """Give the layout that a city keeps for these column names, or None."""
    return ColumnLayout.objects.filter(city=city, dataset=dataset, fingerprint=digest_of(headers)).first()


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
        constants=kept.constants,
        segments=kept.segments,
        multi=kept.multi,
        repairs=mapping.repairs,
    )
