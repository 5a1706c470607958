"""The real part of the demonstration: open data and cited facts."""

import csv
import datetime
import hashlib
from decimal import Decimal

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from indicators.choices import Nature, State
from indicators.models import AdoptedIndicator, Indicator, Measurement
from indicators.periods import parse
from indicators.services.adoption import adopt
from indicators.services.periods import period_of
from observatory import history
from observatory.choices import BatchState, CityKind, RowFate
from observatory.imports import Mapping, bring_in
from observatory.models import (
    Agreement,
    Channel,
    City,
    Country,
    ImportBatch,
    Network,
    NetworkMembership,
    Place,
    Source,
)
from observatory.services.cities import add_city
from observatory.spreadsheets.words import key

FOLDER = settings.ROOT / "fixtures" / "demo"
WIKIDATA = {
    "title": "Wikidata, property P190 (twinned administrative body)",
    "publisher": "Wikidata, collected in rogorido/sistercities",
    "published_on": datetime.date(2019, 1, 1),
    "licence": "CC0 1.0",
    "url": "https://github.com/rogorido/sistercities",
}
ETMUN = {
    "title": "ETMUN data base, P. Gourdon 2021",
    "publisher": "P. Gourdon",
    "published_on": datetime.date(2021, 1, 1),
    "licence": "Facts, with attribution",
    "url": "https://github.com/pgourdongeo",
}
OPEN_SDG_LA = {
    "title": "Los Angeles Open SDG",
    "publisher": "City of Los Angeles",
    "published_on": datetime.date(2024, 10, 9),
    "licence": "MIT",
    "url": "https://github.com/CityOfLosAngeles/open-sdg-data-starter",
}
TWINNINGS = {
    "columns": {
        "origincityLabel": "city",
        "originlat": "city_latitude",
        "originlong": "city_longitude",
        "originpopulation": "city_population",
        "sistercityLabel": "counterpart_city",
        "destination_countryLabel": "counterpart_country",
        "destinationlat": "counterpart_latitude",
        "destinationlong": "counterpart_longitude",
    },
    "constants": {"kind": "twinning", "is_public": "yes"},
}
TERRITORIES = (
    ("espana", "Municipios de España", "ES", "es_ES", "spain.tsv"),
    ("portugal", "Municípios de Portugal", "PT", "pt_PT", "portugal.tsv"),
)


def city(code, name, country, locale, **fields):
    """The public city of this code, made if it is missing."""
    found = City.objects.with_code(code).first()
    if found:
        return found
    made = City(
        code=code,
        name=name,
        country=Country.objects.get(code=country),
        locale=locale,
        languages=[locale[:2]],
        is_public=True,
        **fields,
    )
    return add_city(made, by=None, channel=Channel.COMMAND)


def source(place, facts):
    """The source of these facts within a city, made if it is missing."""
    found = Source.objects.filter(city=place, title=facts["title"]).first()
    return found or Source.objects.create(city=place, is_public=True, **facts)


def already_in(place, content):
    """Whether this very file was brought into the city before, and not taken back."""
    digest = hashlib.sha256(content).hexdigest()
    return ImportBatch.objects.filter(city=place, sha256=digest, state=BatchState.APPLIED).exists()


def load_twinnings():
    """Bring in the Spanish and Portuguese twinnings through the importer; answer how many are new."""
    return sum(_twinnings(*territory) for territory in TERRITORIES)


@transaction.atomic
def _twinnings(code, name, country, locale, file):
    territory = city(code, name, country, locale, kind=CityKind.ASSOCIATION)
    content = (FOLDER / "twinnings" / file).read_bytes()
    if already_in(territory, content):
        return 0
    plan, _batch = bring_in(
        content=content,
        filename=file,
        dataset="agreements",
        city=territory,
        mapping=Mapping.of(TWINNINGS),
        create_cities=True,
        set_aside=False,
    )
    wikidata = source(territory, WIKIDATA)
    Agreement.objects.filter(city__parent=territory, source=None).update(source=wikidata)
    return plan.counts[RowFate.CREATED]


@transaction.atomic
def load_memberships():
    """Note which of the cities shown belong to which network; answer how many memberships are new."""
    networks = {row["acronym"]: _network(row) for row in _rows("networks.csv")}
    return sum(_membership(networks[row["network"]], row) for row in _rows("memberships.csv"))


def _rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _network(row):
    known, _made = Network.objects.get_or_create(
        acronym=row["acronym"],
        brought_in_by=None,
        defaults={"name": row["name"], "name_key": key(row["name"]), "country_id": row["country"]},
    )
    return known


def _membership(network, row):
    member = City.objects.observed().filter(name_key=key(row["city"]), country=row["country"], is_example=False).first()
    if member is None or NetworkMembership.objects.filter(city=member, network=network).exists():
        return 0
    made = NetworkMembership.objects.create(city=member, network=network, is_public=True, source=source(member, ETMUN))
    history.note("created", made, by=None, after=history.snapshot(made), channel=Channel.COMMAND)
    return 1


def load_los_angeles():
    """Bring in six series of Los Angeles through the importer; answer how many values are new."""
    place = city("los-angeles", "Los Angeles", "US", "en_US", accent="#1F5A4C")
    told = yaml.safe_load((FOLDER / "los-angeles" / "indicators.yaml").read_text(encoding="utf-8"))
    return sum(_series(place, facts) for facts in told)


@transaction.atomic
def _series(place, facts):
    indicator = own_indicator(place, facts)
    content = (FOLDER / "los-angeles" / facts["file"]).read_bytes()
    if already_in(place, content):
        return 0
    columns = {"Year": "period", "Value": "value"} | ({"Units": "unit"} if b"Units" in content[:200] else {})
    plan, _batch = bring_in(
        content=content,
        filename=facts["file"],
        dataset="measurements",
        city=place,
        mapping=Mapping.of(
            {
                "columns": columns,
                "segments": "*",
                "constants": {
                    "indicator": indicator.code,
                    "status": "approved",
                    "source": f"{facts['source']}; {OPEN_SDG_LA['title']}",
                },
            }
        ),
        create_cities=False,
        set_aside=False,
    )
    source(place, OPEN_SDG_LA)
    return plan.counts[RowFate.CREATED]


def own_indicator(place, facts):
    """A city's own indicator with its texts in four languages, adopted and published."""
    texts = {
        f"{field}_{language}": text
        for field in ("name", "unit", "definition")
        for language, text in facts.get(field, {}).items()
    }
    indicator = Indicator.objects.filter(city=place, code=facts["code"]).first()
    if indicator is None:
        indicator = Indicator.objects.create(
            city=place,
            code=facts["code"],
            dimension=facts.get("dimension", "institutional"),
            value_type=facts.get("value_type", "index"),
            nature=Nature.QUANTITATIVE,
            direction=facts.get("direction", "none"),
            level=facts.get("level", "impact"),
            source=facts.get("source", ""),
            **texts,
        )
        history.note("created", indicator, by=None, after=history.snapshot(indicator), channel=Channel.COMMAND)
    if not AdoptedIndicator.objects.filter(city=place, indicator=indicator).exists():
        adopt(city=place, indicators=[indicator], by=None, channel=Channel.COMMAND)
    return indicator


@transaction.atomic
def load_notebooks():
    """Enter the facts that Notebook 8 states about its cities; answer how many are new."""
    told = yaml.safe_load((FOLDER / "notebooks.yaml").read_text(encoding="utf-8"))
    return sum(_facts(facts) for facts in told)


def _facts(facts):
    place = city(facts["code"], facts["name"], facts["country"], facts["locale"])
    return sum(_stated_value(place, each) for each in facts["measurements"])


def _stated_value(place, facts):
    indicator = own_indicator(place, facts | {"level": "input"})
    period = period_of(parse(facts["period"]))
    if Measurement.objects.filter(city=place, indicator=indicator, period=period).exists():
        return 0
    value = Measurement.objects.create(
        city=place,
        indicator=indicator,
        period=period,
        value=Decimal(facts["value"]),
        note=facts["note"],
        source_text=facts["source"],
        state=State.APPROVED,
        approved_at=timezone.now(),
    )
    history.note("created", value, by=None, after=history.snapshot(value), channel=Channel.COMMAND)
    return 1


def partner(name, country):
    """A city the deployment knows already, or one of the gazetteer as a shared partner."""
    rows = City.objects.filter(name_key=key(name), country=country, is_example=False)
    known = rows.filter(is_public=True).first() or rows.filter(is_observed=False, brought_in_by=None).first()
    if known:
        return known
    place = Place.objects.filter(name_key=key(name), country=country).order_by("-population").first()
    return place and City.objects.create(
        code=f"{country.lower()}-{key(name).replace(' ', '-')}",
        name=place.name,
        name_key=place.name_key,
        country_id=country,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
        is_observed=False,
    )
