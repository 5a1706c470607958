"""The sums of an edition, stored as texts, as numbers. Pure."""

from reporting.article.stored import number

SUMS = ("planned", "executed", "city_total")


def years_of(money):
    """Budget years with their sums, and the share of the city's whole budget in per cent."""
    return [year | {name: number(year[name]) for name in SUMS} | {"share": _share(year)} for year in money["years"]]


def spent_of(money):
    """What activities cost, by currency, and missions among it."""
    return [each | {"total": number(each["total"])} for each in money["spent"]]


def _share(year):
    part, whole = number(year["executed"]), number(year["city_total"])
    return part * 100 / whole if part is not None and whole else None
