import json
import subprocess
import sys

import pytest
from plotly import graph_objects

from reporting.charts import Chart, HorizontalBars, Line, Point, figure, shown
from tests.reporting.charts.examples import CASES, EACH_KIND, HUGE, exchanges, series


@pytest.mark.parametrize("name", CASES)
def test_every_figure_is_plain_and_accepted_by_plotly(name):
    drawn = json.loads(json.dumps(figure(CASES[name]), allow_nan=False))
    graph_objects.Figure(drawn)
    assert "template" not in drawn["layout"]


def test_years_are_categories_in_their_order():
    axis = figure(exchanges())["layout"]["xaxis"]
    assert axis["type"] == "category"
    assert list(axis["categoryarray"]) == [str(year) for year in range(2019, 2026)]


def test_the_marks_are_the_points_and_resting_on_them_tells_the_exact_number():
    main = figure(Line(title="x", points=series(1, HUGE, "not held")))["data"][0]
    assert list(main["x"]) == ["2019", "2020", "2021"]
    assert list(main["y"]) == [1.0, float(HUGE), None]
    assert list(main["hovertext"]) == ["2019: 1", "2020: 270677145639.55", "2021: not held"]
    assert main["connectgaps"] is False
    assert main["line"]["shape"] == "linear"


def test_targets_are_dashed_over_the_periods_in_which_they_are_in_force():
    _main, original, adjusted = figure(exchanges())["data"]
    assert list(original["x"]) == ["2019", "2020", "2021", "2022", "2023"]
    assert list(adjusted["x"]) == ["2024", "2025"]
    assert original["line"]["dash"] == "dash"


def test_every_text_of_a_person_is_escaped():
    assert "<script" not in json.dumps(figure(CASES["hostile"]))
    named = HorizontalBars(title="x", points=(Point("<b>%{x}</b>", 3),), format=lambda value: f"<i>{value}</i>")
    main = figure(named)["data"][0]
    assert list(main["y"]) == ["&lt;b&gt;%{x}&lt;/b&gt;"]
    assert list(main["hovertext"]) == ["&lt;b&gt;%{x}&lt;/b&gt;: &lt;i&gt;3&lt;/i&gt;"]


@pytest.mark.parametrize("name", ["bars", "negative bars", "huge bars", "horizontal bars", "bullet"])
def test_bars_are_never_cut(name):
    layout = figure(CASES[name])["layout"]
    low, high = layout["yaxis" if "bars" in name and name != "horizontal bars" else "xaxis"]["range"]
    assert low <= 0 <= high


def test_missing_answers_have_a_row_of_their_own():
    drawn = figure(EACH_KIND["ordinal strip"])
    assert list(drawn["layout"]["yaxis"]["categoryarray"]) == ["High", "Medium", "Low", "no data"]
    assert list(drawn["data"][1]["hovertext"]) == ["2024: survey not held"]


def test_a_chart_of_no_kind_has_no_figure():
    with pytest.raises(TypeError):
        figure(Chart(title="x"))


def test_drawing_does_not_load_plotly():
    code = "import sys, reporting.charts; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_page_asks_a_chart_for_everything():
    page = shown(exchanges(), key="exchanges")
    assert page.data_key == "exchanges-figure"
    assert page.sentence.endswith(page.caption)


def test_a_small_multiple_has_one_drawing_and_a_sparkline_no_figure():
    small = shown(exchanges(), key="x", small=True, explore=False)
    assert 'width="330"' in small.wide
    assert small.narrow == ""
    assert small.figure is None
    assert shown(EACH_KIND["sparkline"], key="x").figure is None
