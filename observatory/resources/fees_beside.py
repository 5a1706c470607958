"""Fees of several years in a list of memberships, in columns of years or in one cell: each becomes a fee of its own."""

import re

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from observatory.models import NetworkFee
from observatory.resources.dataset import NUMBER, Field
from observatory.resources.readers import Priced, money
from observatory.services.codes import LENGTH
from observatory.spreadsheets import Unreadable, decide_decimal, split_values, text_of

_OF_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[:=\u2013-]\s*(?P<amount>.+)")


def fees_of_column(cell, at):
    """The fee of the year that the name of its column says, [(year, amount)]; raises `Unreadable`."""
    if not at.year:
        raise Unreadable("not-a-year", text_of(cell))
    return [(int(at.year), money(cell, at))]


def fees_in_cell(cell, at):
    """The fees that a cell tells year by year, 2019: 500 €; 2020: 600 €; raises `Unreadable`."""
    parts = [_OF_YEAR.fullmatch(part) for part in split_values(text_of(cell), "|;")]
    if not parts or None in parts:
        raise Unreadable("no-fees-by-year", text_of(cell))
    amounts = [part["amount"] for part in parts]
    decimal = decide_decimal(amounts)
    at = at._replace(decimal=decimal)
    return [(int(part["year"]), money(part["amount"], at)) for part in parts]


fees_of_column.is_money = fees_in_cell.is_money = True


_TOLD = {"is_of_record": False, "is_detail": True, "is_gathered": True}
FIELDS = (
    Field("fees", fees_of_column, _("Fee of the year in the column name"), kind=NUMBER, **_TOLD),
    Field("fees_by_year", fees_in_cell, _("Fees year by year"), **_TOLD),
)


def gather(row):
    """Put the fees of a row together, {year: amount}; the latest is the yearly fee, where nothing else is said."""
    told = dict([*row.values.pop("fees", ()), *row.values.pop("fees_by_year", ())])
    for year, paid in list(told.items()):
        if paid.amount < 0:
            row.warn("negative", "fees", paid)
            del told[year]
    if told:
        row.values["fees_of_years"] = told
        row.values.setdefault("fee", told[max(told)])


def add_up(row):
    """Say beside a membership which fees it has, those that are stored and those that are new."""
    told = row.values.get("fees_of_years")
    if not told:
        return
    usual = row.stored.get("currency") or row.city.currency
    new = {year: Priced(paid.amount, paid.currency or usual) for year, paid in told.items() if paid.currency or usual}
    if len(new) < len(told):
        row.warn("fees-without-currency", "fees")
    row.values["fees_of_years"] = new
    row.beside["fees"] = written(new.items())
    if new:
        row.warn("fees-told", "fees", row.beside["fees"])


def written(fees):
    """Fees as they stand in one cell: 2019: 500.00 EUR; 2020: 600.00 EUR."""
    return "; ".join(f"{year}: {paid.amount:.2f} {paid.currency.pk}" for year, paid in sorted(fees))


def stored(membership):
    """The fees that a membership has, in the same words."""
    kept = (fee for fee in membership.fees.all() if fee.removed_at is None)
    return written((fee.year, Priced(fee.amount, fee.currency)) for fee in kept)


def with_those_stored(row):
    """Let a row say the fees that its membership has already; one that stands otherwise stays, and is told."""
    told, known = row.values.get("fees_of_years") or {}, {}
    for fee in row.record.fees.all():
        if fee.removed_at is None:
            known[fee.year] = Priced(fee.amount, fee.currency)
    for year in sorted(told.keys() & known.keys()):
        if (told[year].amount, told[year].currency) != known[year]:
            row.warn("fee-stands", "fees", told[year], year=str(year), amount=known[year])
        del told[year]
    row.beside["fees"] = written((told | known).items())


def new_fees(rows):
    """Make the fees that rows tell and their memberships lack, each with its row; not saved yet."""
    cities = {row.record.city_id for row in rows if row.values.get("fees_of_years")}
    taken = set(NetworkFee.objects.filter(city__in=cities).values_list("city", "code")) if cities else set()
    for row in rows:
        for year, paid in sorted((row.values.get("fees_of_years") or {}).items()):
            code = free_code(f"{row.record.network} {year}", row.record.city_id, taken)
            fee = NetworkFee(city=row.record.city, membership=row.record, year=year, amount=paid.amount)
            fee.currency, fee.code = paid.currency, code
            yield fee, row


def free_code(text, city, taken):
    """Give a code that no other fee of the city has, and keep it."""
    stem = slugify(text)[:LENGTH].strip("-") or "fee"
    number, code = 1, stem
    while (city, code) in taken:
        number += 1
        code = f"{stem}-{number}"
    taken.add((city, code))
    return code
