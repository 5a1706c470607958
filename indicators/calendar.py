"""The dates of measuring: the last days on which values are still in time."""

from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext

from indicators.due import last_day, open_values
from observatory import formats
from observatory.calendar import Dated, dated

REMIND = 14


@dated("measurement-due", gettext_lazy("Values to be measured"))
def values_due(city, user, first, last):
    """The periods whose values are to be in, each with how many are still expected."""
    if not user.has_perm("indicators.record_measurement", city):
        return []
    locale = formats.locale_for(get_language(), city.locale)
    found = groupby(open_values(city, first, last), key=lambda due: due.spec)
    return [_told(city, spec, len(list(dues)), locale) for spec, dues in found]


def _told(city, spec, n, locale):
    said = ngettext("Measure %(when)s: one value", "Measure %(when)s: %(n)s values", n)
    return Dated(
        title=said % {"when": formats.period(spec.code, locale), "n": n},
        starts_on=last_day(spec),
        href=reverse("measure-period", args=[city.code, spec.code]),
        uid=f"measurement-due-{city.uuid}-{spec.code}",
        remind_days=REMIND,
    )
