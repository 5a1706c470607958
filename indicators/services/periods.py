"""The rows of the periods that values speak of."""

from indicators import periods
from indicators.models import Period


def period_of(period):
    """Give the row of a period, made when it is the first of its kind.

    Takes a `PeriodSpec` or a code as people write it; raises `NotAPeriod` when the code names none.
    """
    spec = period if isinstance(period, periods.PeriodSpec) else periods.parse(period)
    row, _made = Period.objects.get_or_create(
        code=spec.code,
        defaults={"starts_on": spec.starts_on, "ends_on": spec.ends_on, "frequency": spec.frequency},
    )
    return row


def periods_of(specs):
    """Give the rows of many periods by code, in two or three queries."""
    specs = {spec.code: spec for spec in specs}
    known = set(Period.objects.filter(code__in=specs).values_list("code", flat=True))
    Period.objects.bulk_create(
        [
            Period(code=code, starts_on=spec.starts_on, ends_on=spec.ends_on, frequency=spec.frequency)
            for code, spec in specs.items()
            if code not in known
        ],
        ignore_conflicts=True,
    )
    return Period.objects.in_bulk(specs, field_name="code")
