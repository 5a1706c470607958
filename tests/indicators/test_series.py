from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from indicators import series, services, wording
from indicators.calculation import Calculation
from indicators.choices import State, TargetKind
from indicators.models import AdoptedIndicator, Measurement
from indicators.periods import parse
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    CategoryFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
    RubricLevelFactory,
    TargetFactory,
    TargetSetFactory,
)
from tests.factories.observatory import CurrencyFactory, PublicCityFactory, UserFactory

pytestmark = pytest.mark.django_db
D = Decimal


def approved(adoption, period, value, **more):
    return MeasurementFactory(
        city=adoption.city,
        indicator=adoption.indicator,
        period=period if hasattr(period, "pk") else services.period_of(period),
        value=value,
        state=State.APPROVED,
        approved_at="2026-03-09T12:00Z",
        **more,
    )


def goals(adoption, kind=TargetKind.ORIGINAL, reason="", **values):
    target_set = TargetSetFactory(adoption=adoption, kind=kind, reason=reason)
    for code, value in values.items():
        TargetFactory(target_set=target_set, period=services.period_of(code.strip("_")), value=value)


@pytest.fixture
def adoption():
    return AdoptedIndicatorFactory(
        city=PublicCityFactory(), baseline_value=4, baseline_period=PeriodFactory(code="2019")
    )


def at(code):
    """A point of a period, with no more than its days."""
    spec = parse(code)
    return SimpleNamespace(period=code, starts_on=spec.starts_on, ends_on=spec.ends_on)


def only_figure(adoption, **more):
    (figure,) = series.city_figures(adoption.city, **more)
    return figure


def test_a_series_holds_the_approved_values_of_the_whole_in_order_of_time(adoption):
    approved(adoption, "2025", 11)
    approved(adoption, "2024", 9)
    approved(adoption, "2025-Q1", 2, segment="Sex=Female")
    MeasurementFactory(city=adoption.city, indicator=adoption.indicator, period=PeriodFactory(code="2026"))

    found = series.headline_series(adoption.city, [adoption.indicator_id])

    assert [(point.period, point.value) for point in found[adoption.indicator_id]] == [("2024", 9), ("2025", 11)]


def test_a_city_without_values_has_no_series(adoption):
    assert series.headline_series(adoption.city) == {}


def test_another_citys_values_are_not_in_the_series(adoption):
    approved(AdoptedIndicatorFactory(indicator=adoption.indicator), "2025", 99)

    assert series.headline_series(adoption.city) == {}


def test_while_a_correction_is_in_review_the_approved_value_stands(adoption):
    old = approved(adoption, "2025", 11)
    director, other = UserFactory(), UserFactory()
    new = services.correct(measurement=old, by=director, reason="Counted twice", version=1, value=D(10))

    (point,) = series.headline_series(adoption.city)[adoption.indicator_id]
    assert (point.value, point.in_review) == (11, True)

    services.approve(measurement=new, by=other, version=new.version)
    (point,) = series.headline_series(adoption.city)[adoption.indicator_id]
    assert (point.value, point.in_review) == (10, False)


def test_a_figure_tells_latest_previous_goal_and_result(adoption):
    approved(adoption, "2024", 9)
    approved(adoption, "2025", 11)
    goals(adoption, _2023=12, _2025=12)
    goals(adoption, TargetKind.ADJUSTED, "The budget was cut", _2025=10)

    figure = only_figure(adoption)

    assert (figure.latest.value, figure.previous.value) == (11, 9)
    assert (figure.goal.value, figure.goal.original, figure.goal.is_adjusted) == (10, 12, True)
    assert figure.band == "reached"
    assert figure.progress.share == D(7) / 6


def test_a_later_adjustment_takes_over_and_the_original_stays_told(adoption):
    goals(adoption, TargetKind.ADJUSTED, "First", _2025=10)
    goals(adoption, TargetKind.ADJUSTED, "Second", _2025=8)
    goals(adoption, _2025=12)

    (goal,) = only_figure(adoption).goals

    assert (goal.value, goal.original) == (8, 12)


def test_the_pace_is_that_of_the_way_to_the_next_goal(adoption):
    approved(adoption, "2023", 7)
    goals(adoption, _2027=12)

    figure = only_figure(adoption)

    assert figure.progress.share == D("0.375")
    assert figure.progress.expected == D("0.5")
    assert figure.band == "on-track"


def test_after_the_last_goal_it_is_the_one_to_measure_against(adoption):
    approved(adoption, "2026", 11)
    goals(adoption, _2023=12)

    assert only_figure(adoption).goal.period == "2023"


def test_a_figure_up_to_a_period_leaves_out_what_came_after(adoption):
    approved(adoption, "2024", 9)
    approved(adoption, "2025", 11)

    assert only_figure(adoption, period=PeriodFactory(code="2024")).latest.value == 9


def test_a_figure_without_values_or_goals_says_what_is_missing(adoption):
    figure = only_figure(adoption)

    assert (figure.latest, figure.previous, figure.goal) == (None, None, None)
    assert (figure.band, figure.progress.reason) == ("no-data", "no-value")


def test_words_describe_and_are_neither_missing_nor_judged(adoption):
    approved(adoption, "2025", None, text="The table met in spring.")

    assert only_figure(adoption).progress.reason == "no-direction"


@pytest.mark.parametrize(
    ("frequency", "kept"),
    [("yearly", ["2023", "2024-2025"]), ("quarterly", ["2024-Q1"]), ("weekly", ["2023", "2024-2025"])],
)
def test_a_figure_keeps_to_one_rhythm(adoption, frequency, kept):
    AdoptedIndicator.objects.update(frequency=frequency)
    for code in ("2023", "2024-Q1", "2024-2025"):
        approved(adoption, code, 1)

    assert [point.period for point in only_figure(adoption).points] == kept


@pytest.mark.parametrize(
    ("frequency", "kept"),
    [
        ("term", ["2016-2019", "20200101-20240630"]),
        ("event", ["20240309-20240312", "20230101-20240630", "20240901-20240901"]),
    ],
)
def test_terms_of_whole_years_and_events_of_many_months_stay_in_their_series(adoption, frequency, kept):
    AdoptedIndicator.objects.update(frequency=frequency)
    for code in (*kept, "2023"):
        approved(adoption, code, 1)

    assert sorted(point.period for point in only_figure(adoption).points) == sorted(kept)


def test_figures_can_be_narrowed_to_the_published_ones(adoption):
    AdoptedIndicatorFactory(city=adoption.city, is_public=False)

    assert len(series.city_figures(adoption.city)) == 2
    assert len(series.city_figures(adoption.city, adoptions=AdoptedIndicator.objects.public())) == 1


def test_the_names_speak_the_pages_language(adoption, settings):
    category = CategoryFactory(code="OFI", name="Oficina", name_es="Oficina", name_en="Office")
    indicator = IndicatorFactory(name_es="Intercambios", name_en="Exchanges", name_fr="", category=category)
    other = AdoptedIndicatorFactory(indicator=indicator)

    names = []
    for language in ("es", "en", "fr"):
        with override(language):
            figure = only_figure(other)
            names.append((figure.name, figure.category_name))

    assert [name for name, _category in names] == ["Intercambios", "Exchanges", "Intercambios"]
    assert [category for _name, category in names[:2]] == ["Oficina", "Office"]


def test_figures_cost_the_same_number_of_queries_for_one_indicator_and_for_three(adoption, django_assert_num_queries):
    approved(adoption, "2025", 11)
    goals(adoption, _2025=12)
    with django_assert_num_queries(4):
        series.city_figures(adoption.city)
    for _more in range(2):
        other = AdoptedIndicatorFactory(city=adoption.city)
        approved(other, "2025", 1)
        goals(other, _2025=12)

    with django_assert_num_queries(4):
        assert len(series.city_figures(adoption.city)) == 3
    assert Measurement.objects.count() == 3


def test_the_levels_of_scales_are_named(django_assert_num_queries):
    level = RubricLevelFactory(value=2, name_es="Medio")

    with django_assert_num_queries(1), override("es"):
        assert series.level_names([level.indicator_id]) == {level.indicator_id: {2: "Medio"}}


def test_an_indicator_defined_anew_breaks_its_series_and_is_not_compared_with_the_old_baseline(adoption):
    goals(adoption, _2027=12)
    approved(adoption, "2023", 5)
    approved(adoption, "2024", 40, indicator_version=2)

    figure = only_figure(adoption)

    assert figure.breaks == ("2024",)
    assert (figure.is_broken_off, figure.progress.share) == (True, None)


def test_the_value_before_a_new_definition_is_none_to_compare_with(adoption):
    approved(adoption, "2024", 300)
    approved(adoption, "2025", 8, indicator_version=2)
    assert only_figure(adoption).previous is None

    approved(adoption, "2026", 9, indicator_version=2)
    assert only_figure(adoption).previous.value == 8


def test_a_figure_tells_how_many_periods_on_the_way_are_reported(adoption):
    goals(adoption, _2027=12)
    approved(adoption, "2020", 5)
    approved(adoption, "2021", None, no_data_reason="late")
    approved(adoption, "2022", 0)

    assert only_figure(adoption).reported == (2, 8)


def test_a_value_of_several_years_reports_each_of_them(adoption):
    goals(adoption, _2023=12)
    approved(adoption, "2020-2021", 5)

    assert only_figure(adoption).reported == (2, 4)


@pytest.mark.parametrize("frequency", ["term", "event", "other"])
def test_where_periods_do_not_come_by_themselves_none_are_missed(adoption, frequency):
    AdoptedIndicator.objects.update(frequency=frequency)
    goals(adoption, **{"20240701-20270630": 12})
    approved(adoption, "20210701-20240630", 7)

    figure = only_figure(adoption)
    assert figure.reported is None
    with override("en"):
        assert "periods reported" not in wording.sentence(figure, "en_GB")


def test_a_quarter_is_held_against_its_own_goal_though_the_years_ends_on_the_same_day(adoption):
    AdoptedIndicator.objects.update(frequency="quarterly")
    goals(adoption, **{"2025": 40, "2025-Q4": 10})
    approved(adoption, "2025-Q4", 10)

    figure = only_figure(adoption)
    assert (figure.goal.period, figure.band) == ("2025-Q4", "reached")


@pytest.mark.parametrize(
    ("goal", "point", "is_held"),
    [
        ("2025-02", "2025-01", True),
        ("2024-Q1", "2025-Q3", True),
        ("2024", "2025", True),
        ("2021-2024", "20250701-20290630", True),
        ("2024-2025", "2025", False),
        ("2025-H1", "2025-Q1", False),
    ],
)
def test_what_happens_within_a_time_is_held_against_goals_for_as_long(goal, point, is_held):
    spec = parse(goal)
    told = series.Goal(goal, spec.ends_on, D(3), D(3), False)

    assert (series.goal_for((told,), at(point), "flow") is told) is is_held


@pytest.mark.parametrize(
    ("accumulation", "goal", "band"), [("flow", None, "no-data"), ("cumulative", "2025", "behind")]
)
def test_what_happens_within_a_quarter_is_not_held_against_the_goal_of_a_year(adoption, accumulation, goal, band):
    AdoptedIndicator.objects.update(frequency="quarterly", accumulation=accumulation)
    goals(adoption, _2025=40)
    approved(adoption, "2025-Q2", 10)

    figure = only_figure(adoption)
    assert (figure.goal and figure.goal.period, figure.band) == (goal, band)
    assert [each.period for each in figure.aims] == [each for each in (goal,) if each]
    with override("en"):
        said = [wording.sentence(figure, "en_GB"), Calculation(figure, figure.latest, "en_GB").steps[2].text]
    assert all(("Its targets are for periods of another length." in each) is (goal is None) for each in said)


@pytest.mark.parametrize(("own", "unit"), [("USD", "USD"), ("", "COP")])
def test_money_is_told_in_the_currency_in_which_it_is_kept(own, unit):
    city = PublicCityFactory(currency=CurrencyFactory(code="COP"))
    adoption = AdoptedIndicatorFactory(city=city, indicator__value_type="amount", indicator__unit="the city's currency")
    assert only_figure(adoption).unit == "COP"
    approved(adoption, "2025", 1_500_000, unit=own)
    goals(adoption, _2025=2_000_000)

    figure = only_figure(adoption)

    assert figure.unit == unit
    with override("en"):
        said = wording.sentence(figure, "en_GB").replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"1,500,000 {unit} in 2025. The target for 2025 is 2,000,000 {unit}: 500,000 {unit} still missing."


def test_the_final_goal_is_that_of_the_last_decision_that_said_one(adoption):
    act = {"adoption": adoption, "by": None}
    services.set_targets(kind="original", targets={"2025": 8}, final=("2027", 12), decided_on=date(2024, 1, 1), **act)
    services.set_targets(kind="adjusted", final=("2028", 10), reason="x", decided_on=date(2024, 6, 1), **act)
    services.set_targets(kind="adjusted", targets={"2025": 7}, reason="y", decided_on=date(2025, 1, 1), **act)

    (figure,) = series.city_figures(adoption.city)

    assert (figure.final.period, figure.final.value) == ("2028", 10)
    assert [goal.value for goal in figure.goals] == [7, 12, 10]
