"""Real series of Los Angeles: progress as the pages tell it, against fractions worked out here without our code."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from indicators import series, services
from indicators.choices import State, TargetKind
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory
from tests.shared_data import expected, needs_shared_data

pytestmark = [pytest.mark.django_db, needs_shared_data]
HOMICIDES = "16-1-1 homicides total (Victim Gender empty, Units=Homicides by victim gender)"
TRANSIT = "11-2-1 total"


@pytest.mark.parametrize(
    ("name", "direction", "target", "bands"),
    [
        # Homicides are to fall from 295 in 2010 to 200 in 2025: 255 in 2019 is 40 of the 95 on the way.
        (HOMICIDES, "down", 200, {"2011": "reversed", "2013": "on-track", "2016": "behind", "2019": "behind"}),
        # Transit trips are to grow from 440,945,854 in 2015: they fell every year.
        (TRANSIT, "up", 500_000_000, {"2016": "reversed", "2020": "reversed"}),
    ],
)
def test_progress_is_what_the_numbers_of_los_angeles_say(name, direction, target, bands):
    values = expected("la-sdg")["golden_series"][name]
    (first, baseline), *_rest = values.items()
    adoption = AdoptedIndicatorFactory(indicator__direction=direction)
    services.set_baseline(adoption=adoption, by=None, version=1, value=Decimal(baseline), period=first)
    services.set_targets(adoption=adoption, by=None, kind=TargetKind.ORIGINAL, targets={"2025": Decimal(target)})
    for year, value in values.items():
        MeasurementFactory(
            city=adoption.city,
            indicator=adoption.indicator,
            period=services.period_of(year),
            value=value,
            state=State.APPROVED,
            approved_at="2026-01-01T12:00Z",
        )

    (figure,) = series.city_figures(adoption.city)

    start = datetime.date(int(first), 12, 31)
    for point in figure.points:
        told = series.progress_of(figure, point)
        share = Fraction(int(values[point.period]) - int(baseline), target - int(baseline))
        due = Fraction((point.ends_on - start).days, (datetime.date(2025, 12, 31) - start).days)
        assert abs(Fraction(told.share) - share) < Fraction(1, 10**20)
        assert abs(Fraction(told.expected) - due) < Fraction(1, 10**20)
        if point.period in bands:
            assert told.band == bands[point.period], point.period
