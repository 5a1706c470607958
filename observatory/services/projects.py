"""Projects with their partners and investments."""

from functools import partial

from observatory.services import partner_names
from observatory.services.rows import save_with_rows


def partner_in_words(partner):
    """A partner as the log and a spreadsheet name it: "Rosario (AR, lead)"."""
    return partner_names.written(partner.name, partner.place, partner.country_id or "", partner.role)


def investment_in_words(investment):
    """An investment as the log keeps it: "foreign-direct 2025: 2000000 COP, 40"."""
    amount = f"{investment.amount.normalize():f} {investment.currency_id}" if investment.amount is not None else ""
    told = ", ".join(filter(None, [amount, "" if investment.jobs is None else str(investment.jobs)]))
    return f"{investment.kind} {investment.year}: {told}"


save_project = partial(save_with_rows, words={"partners": partner_in_words, "investments": investment_in_words})
