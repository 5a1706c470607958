"""The reference data that the project ships in `fixtures/reference`, brought into the database, any number of times."""

import csv
import datetime
from dataclasses import dataclass
from decimal import Decimal

import yaml
from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from observatory.models import Country, Currency, ExchangeRate, Place, PracticeCriterion, Sdg
from observatory.spreadsheets.words import key

FOLDER = settings.ROOT / "fixtures" / "reference"
LANGUAGES = [code for code, name in settings.LANGUAGES]


@dataclass(frozen=True)
class Loaded:
    """What became of the rows of one file."""

    created: int
    updated: int
    unchanged: int


def load_reference(folder=FOLDER):
    """Bring what is the same for every city to the state of the files in `folder`; give a `Loaded` for each."""
    with transaction.atomic(), override(settings.MODELTRANSLATION_DEFAULT_LANGUAGE):
        return {
            "countries": merge(Country, "code", map(country, rows(folder / "countries.csv"))),
            "currencies": merge(Currency, "code", map(currency, rows(folder / "currencies.csv"))),
            "sdgs": load_sdgs(folder / "sdgs.csv"),
            "places": merge(Place, "geonameid", map(place, rows(folder / "places.csv"))),
            "rates": load_rates(folder / "rates.csv"),
            "criteria": merge(PracticeCriterion, "code", criteria(folder / "practice_criteria.yaml")),
        }


def load_sdgs(path):
    """Load the goals, then what belongs to them: each target under its goal."""
    listed = list(enumerate(rows(path), start=1))
    goals = merge(Sdg, "code", [sdg(position, row) for position, row in listed if not row["parent"]])
    pk_of = dict(Sdg.objects.filter(parent=None).values_list("code", "pk"))
    targets = [sdg(position, row) | {"parent_id": pk_of[row["parent"]]} for position, row in listed if row["parent"]]
    done = merge(Sdg, "code", targets)
    return Loaded(goals.created + done.created, goals.updated + done.updated, goals.unchanged + done.unchanged)


def load_rates(path):
    """Load the rates of the European Central Bank: a column for each currency, a row for each day."""
    shared = ExchangeRate.objects.filter(city=None, base="EUR")
    present = {(rate.currency_id, rate.day): rate for rate in shared}
    new, changed, unchanged = [], [], 0
    for row in rows(path):
        day = datetime.date.fromisoformat(row.pop("date"))
        for code, value in row.items():
            if not value:
                continue
            rate = present.get((code, day))
            if rate is None:
                new.append(ExchangeRate(currency_id=code, base_id="EUR", day=day, rate=Decimal(value), source="ECB"))
            elif rate.rate != Decimal(value):
                rate.rate = Decimal(value)
                changed.append(rate)
            else:
                unchanged += 1
    ExchangeRate.objects.bulk_create(new, batch_size=1000)
    ExchangeRate.objects.bulk_update(changed, ["rate"], batch_size=200)
    return Loaded(len(new), len(changed), unchanged)


def merge(model, identifier, wanted):
    """Create the rows that are missing and update those that differ.

    A row that is not wanted any more stays, since records may point at it.
    """
    wanted = {row[identifier]: row for row in wanted}
    fields = list(next(iter(wanted.values())))
    present = {row[identifier]: row for row in model.objects.values("pk", *fields)}
    new = [model(**row) for value, row in wanted.items() if value not in present]
    changed = [
        model(pk=present[value]["pk"], **row)
        for value, row in wanted.items()
        if value in present and any(present[value][field] != row[field] for field in fields)
    ]
    model.objects.bulk_create(new, batch_size=1000)
    if changed:
        model.objects.bulk_update(changed, [field for field in fields if field != identifier], batch_size=200)
    return Loaded(len(new), len(changed), len(wanted) - len(new) - len(changed))


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def country(row):
    return {
        "code": row["alpha2"],
        "alpha3": row["alpha3"],
        "numeric": row["numeric"],
        "region": row["region"],
        "is_eu": row["is_eu"] == "1",
        "latitude": degrees(row["latitude"]),
        "longitude": degrees(row["longitude"]),
        "aliases": several(row["aliases"]),
    } | in_each_language("name", row)


def currency(row):
    return {
        "code": row["alpha3"],
        "numeric": row["numeric"],
        "minor_units": int(row["minor_units"]),
    } | in_each_language("name", row)


def sdg(position, row):
    return (
        {
            "code": row["code"],
            "position": position,
            "color": row["color"],
        }
        | in_each_language("title", row)
        | in_each_language("short", row)
    )


def place(row):
    """Read a place; its other names are kept in the form by which names are matched (`words.key`)."""
    return {
        "geonameid": int(row["geonameid"]),
        "name": row["name"],
        "name_key": key(row["name"]),
        "country_id": row["country"],
        "latitude": degrees(row["latitude"]),
        "longitude": degrees(row["longitude"]),
        "population": int(row["population"]),
        "alternates": [key(name) for name in several(row["alternate_names"])],
    }


def in_each_language(field, row):
    return {f"{field}_{language}": row[f"{field}_{language}"] for language in LANGUAGES}


def criteria(path):
    """Read the questions that a good practice answers, in their order."""
    return [
        {"code": told["code"], "position": position, "source": told["source"]}
        | {f"{field}_{language}": told[field][language] for field in ("name", "question") for language in LANGUAGES}
        for position, told in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
    ]


def degrees(text):
    return Decimal(text) if text else None


def several(text):
    return text.split("|") if text else []
