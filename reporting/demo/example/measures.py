"""What the example measures: targets, values collected and counted, handed in and approved."""

import datetime
from decimal import Decimal

from indicators.choices import Frequency, State, TargetKind
from indicators.derived import derive
from indicators.models import AdoptedIndicator, Indicator, Measurement
from indicators.periods import parse
from indicators.services import adoption, measuring, review, targets
from indicators.services.periods import period_of
from observatory.models import Channel, Source, StaffPosition
from reporting.demo.example.register import UNDER_WAY, YEARS

# The posts of the example's office that answer for its indicators, by dimension.
ANSWERS = {"institutional": "cooperacion", "political": "direccion", "territorial": "redes"}
DEPUTY = "inversion"


def measure(example):
    codes = {
        *example.told["targets"],
        *example.told["collected"],
        "INS-TYP-12",
        "POL-MES-01",
        "POL-MES-08",
        "INS-TYP-02",
    }
    indicators = Indicator.objects.catalogue().filter(code__in=codes)
    adoption.adopt(city=example.city, indicators=list(indicators), by=example.director, channel=Channel.COMMAND)
    example.adopted = {
        each.indicator.code: each
        for each in AdoptedIndicator.objects.filter(city=example.city).select_related("indicator", "city")
    }
    for each in example.adopted.values():
        _answer_for(example, each)
    for code, tied in example.told["tells_about"].items():
        example.objectives[code].adopted_indicators.set(example.adopted[each] for each in tied)
    for code, told in example.told["targets"].items():
        _targets(example, example.adopted[code], dict(told))
    for code, told in example.told["collected"].items():
        _collected(example, example.adopted[code].indicator, dict(told))
    for year in YEARS:
        derive(example.city, period_of(parse(str(year))), by=example.staff, channel=Channel.COMMAND)
    approve_all(example)
    derive(example.city, period_of(parse(str(UNDER_WAY))), by=example.staff, channel=Channel.COMMAND)
    _hand_in(example, "TER-INC-01", "POL-MES-02", "INS-EXC-01")
    for code in example.told["targets"]:
        _baseline(example, example.adopted[code])


def _answer_for(example, adopted):
    """The office measures once a year, and each indicator has a post that answers for it and a deputy."""
    adopted.frequency = Frequency.YEAR
    adopted.save(update_fields=["frequency"])
    posts = {
        "owner_post": example.find(StaffPosition, ANSWERS[adopted.indicator.dimension]),
        "deputy_post": example.find(StaffPosition, DEPUTY),
    }
    adoption.set_posts(adoption=adopted, by=example.director, version=adopted.version, **posts)


def _targets(example, adopted, told):
    adjusted = {name: told.pop(name, None) for name in ("adjusted", "reason", "decided", "because_of")}
    document = _document(example, told.pop("document", None))
    values = {period: Decimal(value) for period, value in told.items()}
    last = max(values)
    act = {"adoption": adopted, "by": example.director, "channel": Channel.COMMAND}
    decided = {"decided_on": datetime.date(2024, 3, 15), "document": document}
    targets.set_targets(kind=TargetKind.ORIGINAL, **decided, **_apart(values, last), **act)
    if adjusted["adjusted"]:
        values = {period: Decimal(value) for period, value in adjusted["adjusted"].items()}
        targets.set_targets(
            kind=TargetKind.ADJUSTED,
            **_apart(values, last),
            reason=adjusted["reason"],
            decided_on=adjusted["decided"],
            document=_document(example, adjusted["because_of"]),
            **act,
        )


def _document(example, code):
    return example.find(Source, code) if code else None


def _apart(values, last):
    """The targets of the periods, and apart from them the final one."""
    others = {period: value for period, value in values.items() if period != last}
    return {"targets": others, "final": (last, values[last]) if last in values else None}


def _collected(example, indicator, told):
    source = told.pop("source")
    for year, value in told.items():
        measuring.record(
            city=example.city,
            indicator=indicator,
            period=parse(year),
            by=example.staff,
            source_text=source,
            channel=Channel.COMMAND,
            **given_as(value),
        )


def given_as(told):
    """A value as the file tells it: a number, a part and its whole, or the word for why there is none."""
    if isinstance(told, str):
        return {"no_data_reason": told}
    if isinstance(told, list):
        return {"numerator": Decimal(told[0]), "denominator": Decimal(told[1])}
    return {"value": Decimal(told)}


def approve_all(example, **those):
    """Hand in and approve values, each; the parts that the register counted go with their whole."""
    for state, verb, person in (
        (State.DRAFT, review.submit, example.staff),
        (State.SUBMITTED, review.approve, example.director),
    ):
        rows = Measurement.objects.current().filter(**{"city": example.city} | those)
        for pk in list(rows.order_by("segment", "pk").values_list("pk", flat=True)):
            measurement = rows.select_related("indicator", "city").get(pk=pk)
            if measurement.state == state:
                verb(measurement=measurement, by=person, version=measurement.version)


def _hand_in(example, *codes):
    """Hand in some values of the running year, so that the director finds something to review."""
    running = Measurement.objects.current().headline().filter(city=example.city, period__code=str(UNDER_WAY))
    for measurement in running.filter(indicator__code__in=codes).select_related("indicator", "city"):
        review.submit(measurement=measurement, by=example.staff, version=measurement.version)


def _baseline(example, adopted):
    first = Measurement.objects.headline().filter(city=example.city, indicator=adopted.indicator, value__isnull=False)
    if found := first.order_by("period__starts_on").select_related("period").first():
        adopted.refresh_from_db()
        adoption.set_baseline(
            adoption=adopted,
            by=example.director,
            version=adopted.version,
            value=found.value,
            period=found.period,
            channel=Channel.COMMAND,
        )
