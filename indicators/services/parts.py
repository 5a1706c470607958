"""The segments that go through review with their whole: counted ones, and typed ones that are in review too."""

from django.db.models import Q

from indicators.choices import State
from indicators.models import Measurement


def open_parts(city):
    """The segments of a city's values that are decided on together with their whole."""
    moving = Q(is_derived=True) | Q(state=State.SUBMITTED)
    return Measurement.objects.current().disaggregated().exclude(state=State.APPROVED).filter(moving, city=city)


def parts_of(measurement):
    """The segments decided on together with this value; none for one that is a segment itself."""
    if measurement.segment:
        return Measurement.objects.none()
    place = {"indicator": measurement.indicator_id, "period": measurement.period_id}
    return open_parts(measurement.city).filter(**place).select_related("city", "indicator", "period")


def version_of(parts):
    """A number that is another one whenever a segment came, went or changed."""
    return sum(part.version for part in parts)
