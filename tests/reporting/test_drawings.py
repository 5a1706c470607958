from decimal import Decimal

import pytest

from reporting import charts
from reporting.drawings import Drawn, Goal, Series, chart_of, series_of_content

YEARS = ("2021", "2022", "2023", "2024", "2025")


def series(value_type="count", *, values=(3, 5, None, 9, 11), **more):
    points = tuple(
        Drawn(year, None if value is None else Decimal(value), "" if value is not None else "Not collected")
        for year, value in zip(YEARS, values, strict=False)
    )
    return Series("INS-EXC-01", "Exchanges", "exchanges", value_type, points, **more)


@pytest.mark.parametrize(
    ("drawn", "kind"),
    [
        (series(), charts.Line),
        (series(values=(3, 5)), charts.Bars),
        (series("boolean", values=(0, 1, None)), charts.BinaryStrip),
        (series("ordinal3", values=(1, 2, None, 3), levels={1: "Low", 2: "Medium", 3: "High"}), charts.OrdinalStrip),
        (series("ordinal3", values=(1, 2)), charts.Bars),
    ],
    ids=["many periods", "few periods", "yes or no", "levels", "levels without a rubric"],
)
def test_the_kind_of_chart_follows_from_the_kind_of_value(drawn, kind):
    assert isinstance(chart_of(drawn, "en_GB"), kind)


def answers(*texts):
    points = tuple(Drawn(str(2000 + at), None, "" if text else "Late", text=text) for at, text in enumerate(texts))
    return Series("A", "Who leads", "", "choice", points)


def test_the_answers_of_a_choice_stand_by_period():
    chart = chart_of(answers("Mayor", "", "Council", "Mayor"), "en_GB")

    assert chart.levels == ("Mayor", "Council")
    assert [(point.level, point.note) for point in chart.points][:2] == [("Mayor", ""), (None, "Late")]
    assert chart_of(answers(*"abcdefghi"), "en_GB") is None


@pytest.mark.parametrize("drawn", [series("text"), series("choice"), series(values=(None, None)), series(values=())])
def test_nothing_is_drawn_where_a_picture_says_nothing(drawn):
    assert chart_of(drawn, "en_GB") is None


def test_the_highest_level_stands_on_top():
    drawn = series("ordinal3", values=(1, 3), levels={1: "Low", 2: "Medium", 3: "High"})

    assert chart_of(drawn, "en_GB").levels == ("High", "Medium", "Low")


def test_what_is_missing_keeps_its_reason():
    assert chart_of(series(), "en_GB").points[2].note == "Not collected"


def test_original_and_adjusted_targets_are_two_lines():
    goals = (Goal("2023", Decimal(12)), Goal("2024", Decimal(12)), Goal("2025", Decimal(10), original=Decimal(12)))

    targets = chart_of(series(goals=goals), "en_GB").targets

    assert [(target.value, target.first, target.last) for target in targets] == [
        (12, "2023", "2025"),
        (10, "2025", "2025"),
    ]


def test_a_target_that_changes_makes_a_step():
    goals = (Goal("2024", Decimal(8)), Goal("2025", Decimal(10)))

    assert [target.value for target in chart_of(series(goals=goals), "en_GB").targets] == [8, 10]


def test_a_target_of_a_year_to_come_is_named_with_its_year():
    targets = chart_of(series(goals=(Goal("2027", Decimal(20)),)), "en_GB").targets

    assert len(targets) == 1
    assert "2027" in str(targets[0].label)


def test_the_target_of_the_last_of_few_periods_is_drawn():
    drawn = series(values=(3, 5), goals=(Goal("2022", Decimal(6)),))

    assert chart_of(drawn, "en_GB").target.value == 6


def test_the_baseline_is_marked_when_its_period_is_drawn():
    assert chart_of(series(baseline_period="2021", baseline=Decimal(3)), "en_GB").baseline.period == "2021"
    assert chart_of(series(baseline_period="2010", baseline=Decimal(3)), "en_GB").baseline is None


def test_a_percentage_is_written_as_one():
    assert chart_of(series("percent"), "en_GB").format(Decimal("64.5")) == "64.5%"


def test_a_frozen_figure_is_drawn_like_a_live_one():
    frozen = {
        "code": "INS-EXC-01",
        "name": "Exchanges",
        "unit": "exchanges",
        "value_type": "count",
        "points": [{"period": "2025", "value": "11", "no_data_reason": ""}],
        "goals": [{"period": "2025", "value": "10", "original": "12"}],
        "baseline": {"period": None, "value": None},
        "levels": {},
    }

    drawn = series_of_content(frozen)

    assert drawn.points == (Drawn("2025", Decimal(11)),)
    assert drawn.goals == (Goal("2025", Decimal(10), Decimal(12)),)


def test_one_period_with_a_target_is_a_bullet_with_its_tolerance():
    chart = chart_of(series(values=(3,), goals=(Goal("2021", Decimal(6)),), tolerance=Decimal(15)), "en_GB")

    assert isinstance(chart, charts.Bullet)
    assert (chart.value, chart.target, chart.tolerance) == (3, 6, Decimal("0.15"))


@pytest.mark.parametrize(("numerator", "kind"), [(7, charts.ShareBar), (30, charts.Bars), (None, charts.Bars)])
def test_a_share_of_few_periods_is_a_bar_with_its_part_and_whole(numerator, kind):
    part = None if numerator is None else Decimal(numerator)
    point = Drawn("2025", Decimal("31.8"), "", part, Decimal(22))

    chart = chart_of(Series("X", "Areas", "%", "percent", (point,)), "en_GB")

    assert isinstance(chart, kind)


def test_money_stands_in_bars_and_a_new_definition_breaks_a_line():
    assert isinstance(chart_of(series("amount"), "en_GB"), charts.Bars)
    assert [mark.period for mark in chart_of(series(breaks=("2024",)), "en_GB").breaks] == ["2024"]


def test_the_final_target_to_come_stands_at_the_end_of_the_others():
    goals = (Goal("2024", Decimal(8)), Goal("2030", Decimal(20), is_final=True))

    *_in_force, final = chart_of(series(goals=goals), "en_GB").targets

    assert "2030" in str(final.label)
    assert (final.value, final.first, final.last) == (20, "2024", None)
