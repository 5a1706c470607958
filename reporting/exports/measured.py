"""Indicators that cities publish, their goals and their approved values."""

from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from indicators.models import AdoptedIndicator, Indicator, Measurement, Target
from reporting.exports.collection import Collection
from reporting.exports.columns import DATE, LANGUAGES, LIST, TEXTS, Column, in_languages, of_model
from reporting.exports.copying import Guarded, Plain, as_text, first_of
from reporting.public.results import published_values

UNITS = ("unit", *(f"indicator__unit_{code}" for code in LANGUAGES))


def _indicators():
    """The catalogue, and what public cities publish of their own."""
    used = AdoptedIndicator.objects.public().filter(indicator=OuterRef("pk"))
    return Indicator.objects.filter(Q(city=None, retired_at=None) | Exists(used)).select_related("category")


def _published_by(rows, code):
    """Those indicators that the city with this code publishes."""
    used = AdoptedIndicator.objects.public().filter(indicator=OuterRef("pk"), city__code__iexact=code)
    return rows.filter(Exists(used))


def texts(name, label):
    return Column(name, label, lambda record: in_languages(record, name), TEXTS)


INDICATORS = Collection(
    "indicators",
    _("Indicators"),
    _indicators,
    (
        *of_model(Indicator, "uuid", "code", "dimension"),
        *of_model(Indicator, "category", category=lambda record: record.category.code if record.category else ""),
        *of_model(Indicator, "level", "nature", "value_type", "direction", "hierarchy", "quality"),
        Column("periodicity", _("Periodicity"), lambda record: record.periodicities, LIST),
        texts("unit", _("Unit")),
        texts("name", _("Name")),
        texts("definition", _("Definition")),
        *of_model(Indicator, "source", "version"),
    ),
    city=_published_by,
    indicator="code",
)


def value_of(lookup):
    """Read one lookup of a row of values."""
    return lambda row: row[lookup]


def measured(*names):
    """Columns of a value, read by their own names."""
    readers = {name: value_of(name) for name in names}
    return of_model(Measurement, *names, **readers)


MEASUREMENTS = Collection(
    "measurements",
    _("Values of indicators"),
    published_values,
    (
        *of_model(
            Measurement,
            *("uuid", "city", "indicator", "period"),
            uuid=lambda row: str(row["uuid"]),
            city=value_of("city__code"),
            indicator=value_of("indicator__code"),
            period=value_of("period__code"),
        ),
        *measured("segment", "value", "numerator", "denominator", "text", "no_data_reason"),
        Column("unit", _("Unit"), lambda row: next(filter(None, map(row.get, UNITS)), "")),
        *measured("collected_on"),
        Column("source", _("Source"), value_of("source_text")),
        *measured("method", "note"),
        Column("status", _("Status"), lambda row: "approved"),
    ),
    indicator="indicator__code",
    days=("period__starts_on", "period__ends_on"),
    by_values=(
        *("uuid", "city__code", "indicator__code", "period__code", "segment", "value", "numerator", "denominator"),
        *("text", "no_data_reason", "collected_on", "source_text", "method", "note", *UNITS),
    ),
    in_sql=(
        *(as_text("uuid"), Guarded("city__code"), Guarded("indicator__code"), Guarded("period__code")),
        *(Guarded("segment"), Plain("value"), Plain("numerator"), Plain("denominator")),
        *(Guarded("text"), Guarded("no_data_reason"), first_of(*UNITS), as_text("collected_on")),
        *(Guarded("source_text"), Guarded("method"), Guarded("note"), Value("approved")),
    ),
)


def _targets():
    rows = Target.objects.filter(target_set__adoption__in=AdoptedIndicator.objects.public().values("pk"))
    return rows.select_related("target_set__adoption__city", "target_set__adoption__indicator", "period")


TARGETS = Collection(
    "targets",
    _("Targets"),
    _targets,
    (
        Column("uuid", _("Identifier"), lambda record: str(record.uuid)),
        Column("city", _("City"), lambda record: record.target_set.adoption.city.code),
        Column("indicator", _("Indicator"), lambda record: record.target_set.adoption.indicator.code),
        Column("period", _("Period"), lambda record: record.period.code),
        *of_model(Target, "value", "is_final"),
        Column("set", _("Original or adjusted"), lambda record: record.target_set.kind),
        Column("decided_on", _("Decided on"), lambda record: record.target_set.decided_on, DATE),
        Column("reason", _("Reason"), lambda record: record.target_set.reason),
    ),
    city="target_set__adoption__city__code",
    indicator="target_set__adoption__indicator__code",
    days=("period__starts_on", "period__ends_on"),
)
