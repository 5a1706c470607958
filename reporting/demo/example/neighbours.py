"""Invented cities beside the example, so that there is something to compare: one can be, the others say why not."""

from indicators.choices import Frequency
from indicators.models import AdoptedIndicator, Indicator
from indicators.periods import parse
from indicators.services import adoption, measuring
from observatory.models import Channel
from reporting.demo.example.city import told
from reporting.demo.example.measures import approve_all, given_as
from reporting.demo.real import city as public_city


def measure(example):
    for known in told("neighbours")["cities"]:
        city = public_city(**known["city"], is_example=True)
        for code, use in known["measured"].items():
            _use(example, city, Indicator.objects.catalogue().get(code=code), **use)
        approve_all(example, city=city)


def _use(example, city, indicator, *, values, frequency=Frequency.YEAR, is_comparable=True):
    adoption.adopt(city=city, indicators=[indicator], by=example.director, channel=Channel.COMMAND)
    used = {"frequency": frequency, "is_comparable": is_comparable}
    AdoptedIndicator.objects.filter(city=city, indicator=indicator).update(**used)
    for period, value in values.items():
        place = {"city": city, "indicator": indicator, "period": parse(period)}
        measuring.record(**place, by=example.staff, channel=Channel.COMMAND, **given_as(value))
