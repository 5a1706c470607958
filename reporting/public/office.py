"""What a city publishes of its international office: its place, who does what, by which norms, with what money."""

from dataclasses import dataclass
from itertools import groupby

from observatory.models import (
    BudgetLine,
    Department,
    InternationalOffice,
    LegalInstrument,
    NetworkProposal,
    NetworkRole,
    OfficeAbroad,
    StaffPosition,
)
from observatory.services.spending import sums_of
from reporting.public.register import shown


@dataclass(frozen=True)
class OfficePage:
    """The office of a city with what everybody may know of it."""

    office: InternationalOffice | None
    within: Department | None
    posts: list
    departments: list
    norms: list
    abroad: list
    money: list

    @property
    def is_empty(self):
        return not (self.office or self.posts or self.departments or self.norms or self.abroad or self.money)


def tells_of_office(city):
    """Whether a city publishes anything of its office: the office itself, an area, a norm, a post, money."""
    told = (InternationalOffice, Department, LegalInstrument, OfficeAbroad, StaffPosition, BudgetLine)
    return any(model.objects.public().of(city).exists() for model in told)


def office_page(city):
    """Gather what is public of a city's office, in as many queries for much as for little."""
    office = InternationalOffice.objects.public().of(city).select_related("department").first()
    return OfficePage(
        office=office,
        within=shown(office.department) if office else None,
        posts=list(StaffPosition.objects.public().of(city)),
        departments=list(Department.objects.public().of(city)),
        norms=list(LegalInstrument.objects.public().of(city).select_related("source")),
        abroad=list(OfficeAbroad.objects.public().of(city).select_related("country")),
        money=_money(city),
    )


def _money(city):
    """The published lines of each year, the last first: (year, sums apart for each currency, the lines)."""
    lines = BudgetLine.objects.public().of(city).select_related("currency", "source").order_by("-year", "title", "pk")
    years = [(year, list(own)) for year, own in groupby(lines, key=lambda line: line.year)]
    return [(year, sums_of(own), own) for year, own in years]


def seats_of(city):
    """The published seats of a city in networks of which it publishes that it belongs to them."""
    return _in_networks(NetworkRole, city)


def proposals_of(city):
    """The published proposals of a city to networks of which it publishes that it belongs to them."""
    return _in_networks(NetworkProposal, city)


def _in_networks(model, city):
    rows = model.objects.public().of(city).filter(membership__is_public=True, membership__removed_at=None)
    return list(rows.select_related("membership__network"))
