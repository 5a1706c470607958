"""Where each stored value came from: file, sheet, cell, and the text that stood there."""

from observatory.imports.repairs import Repairs
from observatory.resources import data_sets
from observatory.spreadsheets import column_letter, period_in


def cells_behind(row):
    """Give each cell of an imported row: its address, its column, what it was read as, its text, and any correction.

    `row` has `batch`, `sheet`, `row` and `raw`; batches of earlier versions do not know in which order columns stood.
    """
    headers = row.batch.report.get("headers", {}).get(row.sheet, [])
    fields = row.batch.report.get("columns", {})
    repairs = Repairs(row.batch.mapping.get("repairs", ()))
    places = {header: place for place, header in enumerate(headers)}
    places |= places_unfolded(row, places, fields)
    for header in sorted(row.raw, key=lambda header: places.get(header, len(places))):
        yield {
            "address": f"{column_letter(places[header])}{row.row}" if header in places else "",
            "header": header,
            "label": label_of(row.batch.dataset, fields.get(header)),
            "text": row.raw[header],
            "instead": repairs.instead(row.sheet, row.row, header, row.raw[header]),
        }


def places_unfolded(row, places, fields):
    """Give the place of what stood in a column that became a row: one called so, or by its period."""
    told = row.batch.mapping.get("unfold") or {}
    dataset = data_sets().get(row.batch.dataset)
    usual = dataset.unfoldings[0] if dataset and dataset.unfoldings else ()
    names = (told["name"], told.get("value", "")) if told.get("name") else usual
    said = row.raw.get(names[0], "") if names else ""
    if said in places:
        return {name: places[said] for name in names if name and name not in places}
    of_period = {fields[each]: at for each, at in places.items() if fields.get(each) and period_in(each)[1] == said}
    return {name: place for name, place in of_period.items() if said and name in row.raw}


def label_of(dataset, name):
    """What one of our fields is called; nothing for a column that was not used."""
    field = data_sets()[dataset].by_name.get(name) if dataset in data_sets() else None
    return field.label if field else ""
