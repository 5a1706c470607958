"""The stretches of time that a kind of report tells of: which suit it, which are offered, and how they are named."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators import periods
from indicators.choices import Frequency
from observatory import formats
from reporting.choices import ReportKind
from reporting.shapes import shape_of

YEARS_OFFERED = 2
MOST_NAMED = 2


def suits(kind, period):
    """Whether a report of a kind may tell of a period, given as anything with its first and last day."""
    shape = shape_of(kind)
    return shape.shortest <= (period.ends_on - period.starts_on).days + 1 <= shape.longest


def offered(kind, today):
    """The periods that begin before a day for which such reports are made, of each frequency the latest first."""
    found = [
        period
        for frequency in shape_of(kind).offered
        for year in range(today.year, today.year - YEARS_OFFERED - 1, -1)
        for period in reversed(periods.in_year(year, frequency))
    ]
    return [period for period in found if period.starts_on <= today]


def near(kind, period):
    """The periods that suit a kind within one that does not, or around it; the last ones where they are many."""
    years = range(period.starts_on.year, period.ends_on.year + 1)[-MOST_NAMED:]
    found = [each for year in years for each in periods.in_year(year, shape_of(kind).offered[0])]
    meeting = [each for each in found if each.starts_on <= period.ends_on and each.ends_on >= period.starts_on]
    return meeting[-MOST_NAMED:]


def unsuited(kind, period, locale):
    """Say why a period does not suit a kind, and which would, written so that they can be typed."""
    said = {
        "kind": ReportKind(kind).label,
        "period": formats.period(period.code, locale),
        "others": " · ".join(formats.period(each.code, locale) for each in near(kind, period)),
    }
    return _("%(kind)s: it does not tell of %(period)s. Write a period that suits it: %(others)s.") % said


def in_full(code, locale):
    """Name a period as a title does: "first half of 2025" where tables say "H1 2025"."""
    spec = periods.parse(code)
    if spec.frequency != Frequency.HALF_YEAR:
        return formats.period(code, locale)
    words = _("second half of %(year)s") if spec.starts_on.month > 1 else _("first half of %(year)s")
    return words % {"year": spec.starts_on.year}


def at_the_beginning(code, locale):
    """Name a period as a sentence begins with it: "In 2025", "In the first half of 2025", "From 1 May to 30 June"."""
    spec = periods.parse(code)
    if spec.frequency == Frequency.HALF_YEAR:
        words = _("In the second half of %(year)s") if spec.starts_on.month > 1 else _("In the first half of %(year)s")
        return words % {"year": spec.starts_on.year}
    if spec.frequency in (Frequency.YEAR, Frequency.MONTH):
        return pgettext("period", "In %(period)s") % {"period": formats.period(code, locale)}
    days = {"first": formats.date(spec.starts_on, locale), "last": formats.date(spec.ends_on, locale)}
    return _("From %(first)s to %(last)s") % days
