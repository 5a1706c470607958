"""The figures that counted a record: the thread from what was done to what was measured."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.derived.counts import DENOMINATOR
from indicators.derived.refreshing import own_day
from indicators.derived.storing import counted_records
from indicators.models import Measurement
from observatory.figures import Figure, tells


@tells
def counted(records, *, public):
    """Look at the counts of the periods that hold the days of the records; each figure is told once, for the whole."""
    days = [day for day in map(own_day, records) if day]
    if not days:
        return {}
    city = records[0].city
    figures = Measurement.objects.public() if public else Measurement.objects.current()
    figures = figures.headline().filter(
        city=city, is_derived=True, period__starts_on__lte=max(days), period__ends_on__gte=min(days)
    )
    wanted = {str(record.uuid) for record in records}
    found = {}
    for figure in figures.select_related("indicator", "period").order_by("indicator__code", "period__starts_on"):
        for uuid in {each.uuid for each in counted_records(figure) if each.part != DENOMINATOR} & wanted:
            found.setdefault(uuid, []).append(Figure(label_of(figure), address_of(figure, city, public)))
    return found


def label_of(figure):
    return _("%(indicator)s, %(period)s") % {"indicator": figure.indicator.name, "period": figure.period.code}


def address_of(figure, city, public):
    if public:
        return reverse("city-indicator", args=[city.code, figure.indicator.code])
    return reverse("measurement-trace", args=[city.code, figure.period.code, figure.indicator.code])
