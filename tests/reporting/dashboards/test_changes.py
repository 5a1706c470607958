import datetime

import pytest

from indicators import series
from indicators.choices import State
from reporting.dashboards.changes import MOST, changes, log_since, since
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import ChangeFactory, UserFactory
from tests.reporting.dashboards.moments import TODAY

pytestmark = pytest.mark.django_db


def approved(city, name, on, value=7, period="2025"):
    adoption = AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(name=name))
    values = {"city": city, "indicator": adoption.indicator, "state": State.APPROVED}
    MeasurementFactory(period=PeriodFactory(code="2024"), value=4, approved_at="2025-03-01T12:00Z", **values)
    MeasurementFactory(period=PeriodFactory(code=period), value=value, approved_at=f"{on}T12:00Z", **values)


def gathered(city, here):
    return changes(series.city_figures(city, here.period), {}, here)


def test_news_begins_on_the_same_day_of_last_month():
    assert since(datetime.date(2026, 3, 31)) == datetime.date(2026, 2, 28)


def test_values_approved_lately_stand_beside_the_ones_before_latest_first(city, here):
    approved(city, "Earlier", "2026-02-20")
    approved(city, "Later", "2026-03-01", value=9)
    approved(city, "Long ago", "2026-02-19")

    found = gathered(city, here)

    assert [each.name for each in found.approved] == ["Later", "Earlier"]
    assert (found.approved[0].old, found.approved[0].new, found.approved[0].period) == ("4", "9", "2025")
    assert found.more == ""


def test_the_first_value_ever_has_none_before_it(city, here):
    adoption = AdoptedIndicatorFactory(city=city)
    MeasurementFactory(
        city=city, indicator=adoption.indicator, state=State.APPROVED, approved_at="2026-03-01T12:00Z", value=3
    )

    assert gathered(city, here).approved[0].old == ""


def test_more_than_five_are_cut_and_counted(city, here):
    for n in range(MOST + 2):
        approved(city, f"Indicator {n}", "2026-03-01")

    found = gathered(city, here)

    assert len(found.approved) == MOST
    assert found.more == f"All {MOST + 2} values approved"


def test_what_was_logged_is_counted_by_kind_and_leads_to_its_lines(city, here):
    at = {"city": city, "at": "2026-03-01T12:00Z", "by": UserFactory()}
    ChangeFactory(record="observatory.agreement", **at)
    ChangeFactory(record="observatory.agreement", **at)
    ChangeFactory(record="reporting.report", action="published", **at)
    ChangeFactory(record="observatory.agreement", action="changed", **at)
    ChangeFactory(record="indicators.measurement", **at)
    ChangeFactory(record="observatory.activity", **at | {"at": "2026-02-19T12:00Z"})
    ChangeFactory(record="observatory.activity", at="2026-03-01T12:00Z")

    found = gathered(city, here)

    assert [words for words, _href in found.logged] == ["2 agreements logged", "1 edition of a report published"]
    assert "new/?period=2025&record=observatory.agreement" in found.logged[0][1]
    assert log_since(since(TODAY), here.city).count() == 3
