"""The example's office: its posts and who held them, its norms, its places abroad and its money."""

from decimal import Decimal

from observatory.models import (
    BudgetLine,
    Department,
    ExchangeRate,
    InternationalOffice,
    LegalInstrument,
    OfficeAbroad,
    Source,
    StaffPosition,
)
from observatory.services.office import give_post
from reporting.demo.example.city import told
from reporting.demo.example.register import PLAN


def log(example):
    office = told("office")
    example.enter_all(InternationalOffice, office["offices"])
    example.enter_all(StaffPosition, office["posts"])
    for each in office["holders"]:
        _holder(example, each)
    for name, facts in office["departments"].items():
        Department.objects.of(example.city).filter(name=name).update(**facts, is_public=True)
    example.enter_all(OfficeAbroad, office["abroad"])
    example.enter_all(Source, office["sources"])
    example.enter_all(LegalInstrument, office["norms"])
    example.enter_all(BudgetLine, [{"currency": "COP", "strategy": PLAN} | each for each in office["lines"]])
    for each in office["rates"]:
        _rate(example.city, **each)


def _holder(example, each):
    give_post(
        example.find(StaffPosition, each["post"]),
        person=example.people[each["role"]],
        starts_on=each["from"],
        ends_on=each.get("until"),
        by=example.director,
    )


def _rate(city, *, currency, base, day, rate, source):
    ExchangeRate.objects.create(
        city=city, currency_id=currency, base_id=base, day=day, rate=Decimal(rate), source=source
    )
