"""Published data as rows and as JSON: the same names as the files that are brought in, so that they can come back."""

from django.conf import settings
from django.db.models import Count

from indicators import segments
from observatory.models import Agreement, NetworkMembership
from reporting.content.figures import plain
from reporting.exports.licence import licence_of
from reporting.public.results import published_values, values_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]
CHUNK = 500
VALUES = (
    *("city", "indicator", "period", "segment", "value", "numerator", "denominator", "text", "no_data_reason"),
    *("unit", "collected_on", "source", "method", "note", "status"),
)
OF_ONE_INDICATOR = (*VALUES, "parts_may_overlap")
AGREEMENTS = (
    *("code", "title", "kind", "city", "counterpart_city", "counterpart_country", "counterparts", "signed_on"),
    *("in_force_from", "ends_on", "is_open_ended", "status", "department", "objectives", "sdgs", "url", "source"),
)
MEMBERSHIPS = ("network", "city", "country", "joined_on", "left_on", "role", "source")


def value_rows(values):
    """Rows of these published values, whole and by segment."""
    columns = ("city__code", "indicator__code", "period__code", "segment", "value", "numerator", "denominator", "text")
    more = ("no_data_reason", "unit", "indicator__unit", "collected_on", "source_text", "method", "note")
    order = ("city__code", "indicator__position", "indicator__code", "period__ends_on", "period__code", "segment")
    for row in values.order_by(*order).values(*columns, *more).iterator():
        yield (
            *(row[name] for name in columns),
            row["no_data_reason"],
            row["unit"] or row["indicator__unit"],
            *(row[name] for name in ("collected_on", "source_text", "method", "note")),
            "approved",
        )


def rows_with_overlap(rows, breakdowns):
    """The rows of one indicator's values, with whether its parts may overlap: "" for the whole, or if nobody said."""
    declared = {each.name: "yes" if each.may_overlap else "no" for each in breakdowns}
    at = VALUES.index("segment")
    for row in rows:
        names = segments.parse(row[at]).keys()
        yield (*row, declared.get(next(iter(names)), "") if len(names) == 1 else "")


def agreement_rows(agreements):
    """Rows of these public agreements; departments, objectives and sources only where they are public too."""
    related = ("city", "counterpart_city", "counterpart_country", "department", "source")
    rows = agreements.select_related(*related).prefetch_related("objectives__strategy", "sdgs")
    for row in rows.iterator(chunk_size=CHUNK):
        yield (
            *(row.code, row.title, row.kind, row.city.code),
            row.counterpart_city.name if row.counterpart_city else "",
            row.counterpart_country_id or "",
            row.counterparts,
            day(row.signed_on, row.signed_on_precision),
            *(row.in_force_from, row.ends_on, row.is_open_ended, row.status),
            _public(row.department),
            "; ".join(each.code or each.title for each in row.objectives.all() if _is_told(each)),
            "; ".join(each.code for each in row.sdgs.all()),
            row.url,
            _public(row.source),
        )


def membership_rows(memberships):
    """Rows of these public memberships of networks."""
    rows = memberships.select_related("network", "city", "source")
    for row in rows.order_by("city__code", "network__name_key", "pk"):
        days = (day(row.joined_on, row.joined_on_precision), row.left_on)
        yield (row.network.name, row.city.name, row.city.country_id, *days, row.role, _public(row.source))


def _public(record):
    return str(record) if record and record.is_public and record.removed_at is None else ""


def _is_told(objective):
    return bool(_public(objective) and _public(objective.strategy))


def day(value, precision):
    """A date as exactly as it is known: 2019-05-02, 2019-05, 2019-Q2 or 2019."""
    if value is None:
        return ""
    return {
        "year": f"{value.year}",
        "quarter": f"{value.year}-Q{(value.month + 2) // 3}",
        "month": f"{value:%Y-%m}",
    }.get(precision, value.isoformat())


def indicator_json(page, address):
    """An indicator of a city with its values, goals and baseline; numbers are strings of exact decimals."""
    figure, indicator = page.figure, page.indicator
    return {
        "city": city_json(page.city),
        "indicator": {
            "code": indicator.code,
            **{
                field: {code: getattr(indicator, f"{field}_{code}") or "" for code in LANGUAGES}
                for field in ("name", "definition", "unit")
            },
            "dimension": indicator.dimension,
            "value_type": indicator.value_type,
            "direction": indicator.direction,
            "version": indicator.version,
        },
        "short_name": page.adoption.short_name,
        "decimals": figure.decimals,
        "state": {
            "is": figure.standing,
            "since": figure.standing_since.isoformat(),
            "reason": figure.standing_reason,
            "suspensions": [
                {"from": each.starts_on.isoformat(), "to": each.ends_on.isoformat(), "reason": each.reason}
                for each in page.adoption.suspensions.all()
            ],
        },
        "baseline": {"period": figure.baseline_period, "value": plain(figure.baseline)},
        "targets": [
            {"period": goal.period, "value": plain(goal.value), "original": plain(goal.original)}
            for goal in figure.goals
        ],
        "breakdowns": [
            {"name": each.name, "parts": each.parts, "may_overlap": each.may_overlap}
            for each in page.adoption.breakdowns.all()
        ],
        "values": values_json(values_of(page.city, indicator)),
        "licence": licence_of(page.city).name,
        "citation": page.city.cited_as,
        "address": address,
    }


def city_json(city):
    return {"code": city.code, "name": city.name, "country": city.country_id, "is_example": city.is_example}


def values_json(values):
    """These published values as a list of objects."""
    numbers = {"value", "numerator", "denominator"}
    return [
        {name: plain(cell) if name in numbers else cell for name, cell in zip(VALUES, row, strict=True)}
        for row in value_rows(values)
    ]


def counts_of(cities):
    """How many agreements, memberships and values each city offers to download: {what: {city: count}}."""
    offered = {
        "agreements": Agreement.objects.public(),
        "memberships": NetworkMembership.objects.public(),
        "values": published_values(),
    }
    return {what: _by_city(rows.filter(city__in=cities)) for what, rows in offered.items()}


def _by_city(rows):
    return dict(rows.order_by().values_list("city").annotate(n=Count("pk")))
