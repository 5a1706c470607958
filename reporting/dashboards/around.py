"""What every part of a dashboard is told from: the city, the period, the day, and how the city writes."""

import datetime
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from indicators import periods, series
from observatory import formats
from observatory.models import City
from reporting.dashboards.narrowing import Narrowing

NAME, ADDRESSES_KEPT = "name", 10_000


@dataclass(frozen=True)
class Around:
    """A city's dashboard is told for a period, on a day, in a locale."""

    city: City
    period: periods.PeriodSpec
    today: datetime.date
    locale: str
    narrowing: Narrowing

    def figures(self):
        """The indicators in use as they stood in the period, those asked for alone."""
        return self.narrowing.of(series.city_figures(self.city, self.period))

    @property
    def shown_period(self):
        return formats.period(self.period.code, self.locale)

    @property
    def days(self):
        return self.period.starts_on, self.period.ends_on

    @property
    def days_before(self):
        """The same stretch one year earlier."""
        return tuple(_year_before(day) for day in self.days)

    @property
    def shown_before(self):
        """The name of the same stretch one year earlier."""
        year = str(self.period.starts_on.year)
        code = self.period.code
        earlier = code.replace(year, str(self.period.starts_on.year - 1), 1) if code.startswith(year) else ""
        return formats.period(earlier, self.locale)

    def number(self, value):
        return formats.number(value, self.locale)

    def way(self, page, *keys):
        """The address of a page of the city's workspace."""
        return _way(get_language(), page, self.city.code, *keys)

    def rows(self, name, **asked):
        """The address of the records behind a number of this dashboard."""
        before, after = self._beside_the_name
        more = f"&{urlencode(asked)}" if asked else ""
        return f"{before}{name}{after}?{self._asked}{more}"

    @cached_property
    def _beside_the_name(self):
        """What stands before and after the name of a number in the address of its records."""
        return reverse("dashboard-rows", args=[self.city.code, NAME]).rsplit(NAME, 1)

    @cached_property
    def _asked(self):
        return urlencode({"period": self.period.code, **self.narrowing.asked})


def around(city, period, today, asked=None):
    """Take a city's period and day, with the locale of the active language; `asked` is the query of the address."""
    locale = formats.locale_for(get_language() or "en", city.locale)
    return Around(city, period, today, locale, Narrowing(asked or {}, city))


@lru_cache(ADDRESSES_KEPT)
def _way(_language, page, *keys):
    return reverse(page, args=keys)


def _year_before(day):
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
