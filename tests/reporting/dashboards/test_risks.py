import datetime
from decimal import Decimal

import pytest

from indicators import series
from indicators.choices import State
from reporting.dashboards.money import money
from reporting.dashboards.risks import MOST, at_risk
from tests.factories.dialogues import CommitmentFactory
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory, PeriodFactory, TargetFactory
from tests.factories.observatory import BudgetYearFactory, CurrencyFactory, InvestmentFactory

pytestmark = pytest.mark.django_db


def aimed(city, name, value, **more):
    """An indicator from 5 to 10 with this value in 2025."""
    year = PeriodFactory(code="2025")
    adoption = AdoptedIndicatorFactory(
        city=city, indicator__name=name, baseline_value=5, baseline_period=PeriodFactory(code="2024"), **more
    )
    TargetFactory(target_set__adoption=adoption, period=year, value=10)
    MeasurementFactory(
        city=city,
        indicator=adoption.indicator,
        period=year,
        value=value,
        state=State.APPROVED,
        approved_at="2026-03-01T12:00Z",
    )


def test_what_moved_away_stands_before_what_is_behind_each_with_its_reason_and_its_owner(city, here):
    aimed(city, "Behind", 6, owner_role="Cooperation", alert_rule="Tell the mayor.")
    aimed(city, "Moved away", 1)
    aimed(city, "Reached", 10)
    CommitmentFactory(
        city=city, dialogue__city=city, text="A line of buses", due_on=datetime.date(2026, 1, 1), responsible="Mobility"
    )
    CommitmentFactory(city=city, dialogue__city=city, due_on=datetime.date(2026, 1, 1), status="done")
    CommitmentFactory(text="Of another city", due_on=datetime.date(2026, 1, 1))
    found = at_risk(series.city_figures(city, here.period), {}, here)
    assert [each.title for each in found] == ["Moved away", "Behind", "A line of buses"]
    assert [each.owner for each in found] == ["", "Cooperation", "Mobility"]
    assert "away from the target" in found[0].reason
    assert [each.rule for each in found] == ["", "Tell the mayor.", ""]
    assert "January" in found[2].reason


def test_no_more_than_five_are_told(city, here):
    for number in range(MOST + 1):
        aimed(city, f"Behind {number}", 6)
    assert len(at_risk(series.city_figures(city, here.period), {}, here)) == MOST


def test_money_is_told_by_currency_and_what_is_not_known_is_not_zero(city, here):
    euro = CurrencyFactory(code="EUR")
    BudgetYearFactory(city=city, year=2025, currency=euro, planned=Decimal(100), executed=None)
    BudgetYearFactory(city=city, year=2024, currency=euro, planned=Decimal(900))
    InvestmentFactory(project__city=city, year=2025, amount=Decimal(70), currency=euro)
    InvestmentFactory(project__city=city, year=2025, amount=Decimal(5), currency=euro)
    InvestmentFactory(year=2025, amount=Decimal(1000), currency=euro)
    shown = [value for value, _label, _href in money(here).lines]
    assert shown[0] == "not said"
    assert "75" in shown[1]
    assert "100" in money(here).lines[0][1]
