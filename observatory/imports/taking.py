"""What becomes of a cell that says nothing, something in other words, nothing readable, or more of another."""

from observatory.resources.readers import web_address


def take_missing(row, our, text, missing):
    row.warn("missing-word", our.place, text)
    row.values.setdefault("missing", {})[our.name] = missing


def take_otherwise(row, our, text, value, meant):
    """A cell that says something in other words is taken for what it says, and told."""
    row.warn("read-as", our.place, text, meant=meant)
    row.values[our.name] = gathered(row.values.get(our.name), value)


def take_unreadable(row, our, code, text, params):
    """An unreadable cell refuses its row; a detail is only left out, and so is a link."""
    (row.warn if our.is_detail or our.read is web_address else row.refuse)(code, our.place, text, **params)


def gathered(known, read):
    """Add what a further column of the same field holds, where the field takes several."""
    if isinstance(known, list) and isinstance(read, list):
        return list(dict.fromkeys([*known, *read]))
    return read
