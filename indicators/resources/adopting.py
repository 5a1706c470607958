"""A value or a target says that the city uses the indicator."""

from indicators.models import AdoptedIndicator
from indicators.services.adoption import usual_frequency


def adoption_of(row, run):
    """Give the city's use of the row's indicator; a new one is needed by the first row that speaks of it."""
    known = run.memory.get("adopted")
    if known is None:
        current = AdoptedIndicator.objects.current().filter(indicator__retired_at=None)
        known = run.memory["adopted"] = {(each.city_id, each.indicator_id): each for each in current}
    indicator = row.stored["indicator"]
    asked = row.city.pk or row.city.uuid, indicator.pk
    if asked not in known:
        new = AdoptedIndicator(city=row.city, indicator=indicator, frequency=usual_frequency(indicator))
        known[asked] = new
    return run.need(known[asked], row)
