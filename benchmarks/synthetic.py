"""Cities with indicators, values and a register, in any number, written by the database itself."""

import datetime

from django.core.management import call_command
from django.db import connection
from django.db.models import Max, Min
from django.utils import timezone

from benchmarks import bulk
from indicators.choices import State
from indicators.models import AdoptedIndicator, Indicator, Measurement, Period, Target, TargetSet
from indicators.services.periods import period_of
from observatory.choices import AgreementKind, CityKind
from observatory.models import Activity, Agreement, City, Country, Network, NetworkMembership

INDICATORS = 80
FIRST_YEAR, YEARS = 2016, 10
PER_CITY = INDICATORS * YEARS
NEW_UUID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
RECORDS = 20
NUMBERS = f"WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < {RECORDS - 1}) SELECT n FROM s"
SPREAD = "(c.id * 7 + i.id * 3 + p.id)"
VALUE = f"CASE i.value_type WHEN 'boolean' THEN {SPREAD} %% 2 WHEN 'ordinal3' THEN 1 ELSE {SPREAD} %% 25 END"
ADOPTED = ("count", "percent", "ratio", "amount", "hours", "index", "ordinal3", "boolean")


def first_city():
    """Make the catalogue, a territory, and one city that uses eighty indicators with targets and has ten years."""
    call_command("load_catalogue", verbosity=0)
    country = Country.objects.create(code="CO", alpha3="COL", name="Colombia")
    territory = City.objects.create(
        code="territory", name="Territory", name_key="territory", kind=CityKind.REGION, country=country, is_public=True
    )
    (city,) = cities(1, territory)
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        period_of(str(year))
    adopt(city)
    values_of(City.objects.filter(pk=city.pk))
    register_of(City.objects.filter(pk=city.pk))
    return city


def cities(number, territory):
    """Make public cities within a territory."""
    start = City.objects.count()
    names = [f"city-{start + n:05}" for n in range(number)]
    return City.objects.bulk_create(
        City(code=name, name=name, name_key=name, country=territory.country, parent=territory, is_public=True)
        for name in names
    )


def adopt(city):
    """Let a city use eighty indicators of the catalogue, each with a baseline and a target."""
    chosen = Indicator.objects.filter(city=None, value_type__in=ADOPTED).order_by("category__position", "position")
    baseline, aim = Period.objects.get(code=str(FIRST_YEAR)), period_of(str(FIRST_YEAR + YEARS))
    used = AdoptedIndicator.objects.bulk_create(
        AdoptedIndicator(
            city=city, indicator=indicator, baseline_value=0 if in_steps(indicator) else 5, baseline_period=baseline
        )
        for indicator in chosen[:INDICATORS]
    )
    sets = TargetSet.objects.bulk_create(TargetSet(adoption=adoption) for adoption in used)
    Target.objects.bulk_create(
        Target(target_set=each, period=aim, value=1 if in_steps(each.adoption.indicator) else 20) for each in sets
    )


def in_steps(indicator):
    """Whether an indicator has but a few values: levels, or yes and no."""
    return indicator.value_type in ("ordinal3", "boolean")


def grow_to(measurements, territory):
    """Add cities with values and a register until there are so many values."""
    more = measurements // PER_CITY - City.objects.filter(parent=territory).count()
    if more <= 0:
        return
    last = City.objects.order_by("-pk").values_list("pk", flat=True)[0]
    cities(more, territory)
    new = City.objects.filter(pk__gt=last)
    with bulk.loading(Measurement, Agreement, Activity):
        values_of(new)
        register_of(new)
    analyse()


def analyse():
    """Let the database know what it holds."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def values_of(chosen):
    """Write an approved value for each of these cities, each of the eighty indicators and each year."""
    ends = chosen.aggregate(first=Min("pk"), last=Max("pk"))
    used = AdoptedIndicator.objects.values_list("indicator", flat=True).distinct()
    copy(
        Measurement(state=State.APPROVED, approved_at=timezone.now()),
        {
            "city_id": "c.id",
            "indicator_id": "i.id",
            "period_id": "p.id",
            "value": VALUE,
            "uuid": NEW_UUID[connection.vendor],
        },
        f"{City._meta.db_table} c, {Indicator._meta.db_table} i, {Period._meta.db_table} p"
        f" WHERE c.id BETWEEN {ends['first']} AND {ends['last']}"
        f" AND i.id IN ({', '.join(map(str, used))}) AND p.ends_on < '{FIRST_YEAR + YEARS}-01-01'",
    )


def copy(pattern, varying, source):
    """Insert a row like the pattern for each row of the source, with these columns told by SQL."""
    fields = [field for field in pattern._meta.concrete_fields if not field.primary_key]
    told, given = [], []
    for field in fields:
        told.append(varying.get(field.column, "%s"))
        if field.column not in varying:
            given.append(field.get_db_prep_save(getattr(pattern, field.attname), connection))
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    sql = f"INSERT INTO {pattern._meta.db_table} ({columns}) SELECT {', '.join(told)} FROM {source}"
    with connection.cursor() as cursor:
        cursor.execute(sql, given)


def register_of(chosen):
    """Write twenty agreements, twenty activities and a membership for each of these cities."""
    ends, day = chosen.aggregate(first=Min("pk"), last=Max("pk")), datetime.date(2025, 3, 1)
    these = f"{City._meta.db_table} c WHERE c.id BETWEEN {ends['first']} AND {ends['last']}"
    numbered = these.replace(" c WHERE", f" c, ({NUMBERS}) n WHERE")
    told = {"city_id": "c.id", "uuid": NEW_UUID[connection.vendor]}
    agreement = Agreement(is_public=True, kind=AgreementKind.TWINNING, signed_on=day)
    copy(agreement, told | {"title": "'Agreement ' || n.n", "code": "'a' || n.n"}, numbered)
    activity = Activity(is_public=True, kind="meeting", starts_on=day, motivation="planned")
    copy(activity, told | {"title": "'Activity ' || n.n", "code": "'b' || n.n"}, numbered)
    network, _made = Network.objects.get_or_create(code="net", defaults={"name": "Network", "name_key": "network"})
    copy(NetworkMembership(network=network, is_public=True), told, these)
