"""The ten documented cases of AL-LAs Notebook 8, each entered as the records it is made of."""

import datetime
from functools import cache

import yaml
from django.db import models, transaction

from actors.models import Actor, Relation
from observatory import history
from observatory.choices import Precision
from observatory.models import (
    Activity,
    Agreement,
    Channel,
    Department,
    GoodPractice,
    InternationalOffice,
    LegalInstrument,
    Network,
    NetworkMembership,
    NetworkRole,
    PlanningInstrument,
    Project,
    Record,
)
from observatory.spreadsheets.words import key
from reporting.demo.real import FOLDER, city, partner, source

MODELS = {
    "activity": Activity,
    "actor": Actor,
    "agreement": Agreement,
    "department": Department,
    "legal-instrument": LegalInstrument,
    "network": NetworkMembership,
    "network-role": NetworkRole,
    "office": InternationalOffice,
    "planning-instrument": PlanningInstrument,
    "practice": GoodPractice,
    "project": Project,
    "relation": Relation,
}
OF_THE_OFFICE = (Actor, Relation)  # nobody asked them whether they may be named in public
PARTS = (None, Precision.YEAR, Precision.MONTH, Precision.DAY)


@cache
def documented():
    """The file of the cases: what the Notebook is, and the ten of them."""
    return yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))


def practice_code(number):
    return f"caso-{number}"


def records_of(case):
    """What a case is made of, as (noun, code, facts), the practice that it tells first."""
    yield "practice", practice_code(case["number"]), case["practice"]
    for told in case["records"]:
        facts = dict(told)
        yield facts.pop("record"), facts.pop("code"), facts


def load_cases():
    """Enter the records of the ten cases; answer how many are new."""
    return sum(_case(case) for case in documented()["cases"])


@transaction.atomic
def _case(case):
    place = city(**case["place"])
    notebook = documented()["notebook"]
    cited = source(place, notebook | {"title": f"{notebook['title']}, {case['where']}"})
    return sum(_record(MODELS[noun], place, code, facts, cited) for noun, code, facts in records_of(case))


def _record(model, place, code, facts, cited):
    if _is_there(model, place, code):
        return 0
    facts = dict(facts)
    partners, countries = facts.pop("partners", []), facts.pop("countries", [])
    record = model(city=place, code=code, is_public=model not in OF_THE_OFFICE)
    for name, value in facts.items():
        _set(record, name, value)
    fields = {field.name for field in model._meta.get_fields()}
    if "source" in fields:
        record.source = cited
    if model is Actor:
        record.name_key = key(record.name)
    record.save()
    if "evidence" in {field.name for field in model._meta.many_to_many}:
        record.evidence.add(cited)
    if countries:
        record.countries.set(countries)
    for told in partners:
        told = dict(told)
        record.partners.create(country_id=told.pop("country", None), **told)
    history.note("created", record, by=None, after=history.snapshot(record), channel=Channel.COMMAND)
    return 1


def _is_there(model, place, code):
    """Whether the city has the record already, or an office of its own: a second one would take its place."""
    rows = model.objects.of(place)
    if model is InternationalOffice and rows.kept().exists():
        return True
    return rows.filter(code=code).exists()


def _set(record, name, value):
    """Write one fact into a record: a date as exactly as it is known, a country by its code, a record by its own."""
    field = record._meta.get_field(name)
    if isinstance(field, models.DateField):
        day, precision = dated(value)
        setattr(record, name, day)
        if hasattr(record, f"{name}_precision"):
            setattr(record, f"{name}_precision", precision)
    elif name == "network":
        record.network = _network(value)
    elif name == "counterpart_city":
        record.counterpart_city = partner(value["name"], value["country"])
    elif field.is_relation and issubclass(field.related_model, Record):
        setattr(record, name, field.related_model.objects.get(city=record.city, code=value))
    else:
        setattr(record, field.attname, value)


def dated(text):
    """The first day of a year, a month or a day, and how exactly it is known: "2008-06" → (1 June 2008, month)."""
    parts = [int(part) for part in text.split("-")]
    return datetime.date(*(parts + [1, 1])[:3]), PARTS[len(parts)]


def _network(told):
    known = Network.objects.filter(acronym=told["acronym"], brought_in_by=None).first()
    return known or Network.objects.create(**told, name_key=key(told["name"]))
