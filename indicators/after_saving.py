"""What a saved record counts for: the figures that rest on it are counted again, and named with their rows."""

from django.urls import reverse

from indicators.choices import Frequency
from indicators.derived import refreshing, storing
from indicators.derived.many import derive_many
from observatory.after_saving import recounts, says
from observatory.models import Channel


@says
def counts_for(record):
    """Count again what the record bears on; answer the indicators of its year in which it is counted."""
    done = refreshing.refresh(record)
    own = {period.code for period in refreshing.own_periods(record)}
    year = next((period for period in done if period.code in own and period.frequency == Frequency.YEAR), None)
    if year is None or record.removed_at:
        return []
    named = {indicator.code: indicator.name for indicator in storing.countable(record.city, year)}
    codes = refreshing.counted_in(record, done[year].counts)
    return [(named[code], trace_address(record.city, year, code)) for code in codes]


def trace_address(city, period, code):
    return reverse("measurement-trace", args=[city.code, period.code, code])


@recounts
def count_again(cities):
    """Count again the open periods, and the running and last year, of those cities that use a counted indicator."""
    using = list(cities.filter(pk__in=storing.countable_adoptions().values("city")))
    if not using:
        return  # nor is a year put down that nobody counts
    for period, concerned in refreshing.usual(using).items():
        for _done in derive_many(concerned, period, channel=Channel.IMPORT):
            pass
