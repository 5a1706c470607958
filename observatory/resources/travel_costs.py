"""What a journey cost, where a sheet tells it in parts: fares, rooms, those who came along, what was paid back."""

from django.utils.translation import gettext_lazy as _

from observatory.resources.dataset import NUMBER, Field
from observatory.resources.readers import Priced, money
from observatory.resources.rows import RowRefused


def _part(name, label):
    told = {"kind": NUMBER, "is_of_record": False, "is_detail": True, "is_gathered": True}
    return Field(name, money, label, **told)


FIELDS = (
    _part("cost_parts", _("Part of the cost")),
    _part("companions_cost", _("Cost of those who came along")),
    _part("paid_back", _("What was paid back")),
)


def add_up(row):
    """Put the cost of a row together, and tell it. Raises `RowRefused` where its parts are in several currencies."""
    cost, parts, companions, back = (
        row.values.get(name) for name in ("cost", "cost_parts", "companions_cost", "paid_back")
    )
    whole = parts if cost is None else cost
    if companions:
        whole = companions if whole is None else sum_of(whole, companions)
    if back and whole is not None:
        whole = sum_of(whole, back._replace(amount=-back.amount))
    if whole is not None and whole != cost:
        row.values["cost"] = whole
        row.warn("cost-added", "cost", whole)


def add_travellers(first, others):
    """Let the cost of the first traveller be that of all of them."""
    told = [row.values["cost"] for row in (first, *others) if row.values.get("cost")]
    if not told or not any(row.values.get("cost") for row in others):
        return
    whole = told[0]
    for each in told[1:]:
        whole = sum_of(whole, each)
    first.values["cost"] = whole
    for row in (first, *others):
        row.warnings = [said for said in row.warnings if said[0] != "cost-added"]
    first.warn("cost-added", "cost", whole)


def sum_of(one, other):
    """Add two amounts of one currency. Raises `RowRefused`."""
    if None not in (one.currency, other.currency) and one.currency != other.currency:
        raise RowRefused("other-currency", "cost", other.amount, currency=str(one.currency))
    return Priced(one.amount + other.amount, one.currency or other.currency)
