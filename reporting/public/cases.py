"""The ten documented cases of AL-LAs Notebook 8 as pages: what each shows, and the public records it is made of."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from observatory import formats
from observatory.models import City, GoodPractice
from observatory.services.codes import key_of
from reporting.demo.cases import MODELS, documented, practice_code, records_of

SHOWN = {
    "activity": ("kind", "starts_on", "participants", "note"),
    "agreement": ("kind", "counterpart_city", "counterpart_country", "why_signed", "note"),
    "department": ("part_in_action", "focal_point"),
    "legal-instrument": ("kind", "number", "adopted_on", "allows"),
    "network": ("network",),
    "network-role": ("membership", "kind", "held_by"),
    "office": ("place", "department"),
    "planning-instrument": ("kind", "starts_on", "ends_on"),
    "project": ("starts_on", "countries", "aims", "results"),
}
PAGES = {
    "department": ("city-office", "#departments"),
    "legal-instrument": ("city-office", "#norms"),
    "network": ("city-networks", ""),
    "network-role": ("city-networks", ""),
    "office": ("city-office", ""),
}


@dataclass(frozen=True)
class Case:
    """A case in the reader's language: what it shows, its city and its practice."""

    number: int
    shows: str
    city: City
    practice: GoodPractice
    cited: str


@dataclass(frozen=True)
class Entry:
    """A public record of a case: what it is, its facts as (label, value, in the city's words), where it can be read."""

    noun: str
    title: str
    facts: list
    href: str


def cases(language):
    """The cases whose records everybody may read, in the Notebook's order; none where the demo is not loaded."""
    told = documented()["cases"]
    wanted = Q()
    for case in told:
        wanted |= Q(city__code=case["place"]["code"], code=practice_code(case["number"]))
    rows = GoodPractice.objects.public().filter(wanted).select_related("city__country")
    found = {row.code: row for row in rows}
    return [
        _case(case, found[practice_code(case["number"])], language)
        for case in told
        if practice_code(case["number"]) in found
    ]


def _case(case, practice, language):
    return Case(case["number"], case["shows"][language], practice.city, practice, case["where"])


def entries(case, locale):
    """The public records of a case beside its practice, in the order of the file."""
    told = next(each for each in documented()["cases"] if each["number"] == case.number)
    wanted = [(noun, code) for noun, code, _facts in records_of(told) if noun in SHOWN]
    found = {noun: _public(noun, case.city, [code for each, code in wanted if each == noun]) for noun, _code in wanted}
    rows = [(noun, found[noun].get(code)) for noun, code in wanted]
    return [_entry(noun, row, locale) for noun, row in rows if row]


def _public(noun, city, codes):
    rows = MODELS[noun].objects.public().of(city).filter(code__in=codes)
    return {row.code: row for row in rows}


def _entry(noun, row, locale):
    facts = [fact for name in SHOWN[noun] if (fact := _fact(row, name, locale))[1]]
    return Entry(capfirst(row._meta.verbose_name), str(row), facts, _href(noun, row))


def _fact(row, name, locale):
    """A field of a record as (label, value, whether the value is in the city's own words)."""
    field = row._meta.get_field(name)
    value = getattr(row, name)
    label = capfirst(field.verbose_name)
    if field.many_to_many:
        return label, ", ".join(str(each) for each in value.all()), False
    if field.choices:
        return label, getattr(row, f"get_{name}_display")(), False
    if isinstance(field, models.DateField):
        return label, value and formats.date(value, locale, getattr(row, f"{name}_precision", "day")), False
    if isinstance(field, models.ForeignKey):
        return label, _named(value), False
    if isinstance(value, int):
        return label, formats.number(value, locale), False
    return label, value, True


def _named(value):
    """The name of a record that another points to, unless it is one of its city's that is not public."""
    hidden = value is None or (hasattr(value, "removed_at") and not (value.is_public and value.removed_at is None))
    return "" if hidden else str(value)


def _href(noun, row):
    if noun == "agreement":
        return reverse("city-agreement", args=[row.city.code, key_of(row)])
    name, anchor = PAGES.get(noun, ("", ""))
    return reverse(name, args=[row.city.code]) + anchor if name else ""
