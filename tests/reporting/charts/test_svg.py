import re
from base64 import b64decode
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reporting.charts import (
    Bars,
    Bullet,
    HorizontalBars,
    Line,
    Point,
    Sparkline,
    Stacked,
    Target,
    caption,
    data_uri,
    sentence,
    svg,
    svg_file,
)
from reporting.charts.lettering import width_of
from tests.reporting.charts.examples import CASES, EACH_KIND, HOSTILE, exchanges, series

SPACE = "{http://www.w3.org/2000/svg}"
WIDTHS = ("wide", "narrow", "small", "paper", "half", 480)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PLACED = {
    "line": ("x1", "x2"),
    "text": ("x",),
    "circle": ("cx",),
    "rect": ("x",),
}
decimals = st.decimals(min_value=-(10**29), max_value=10**29, allow_nan=False, places=6)
maybe = st.one_of(st.none(), decimals, st.just(Decimal(0)))


def drawn(chart, width="wide"):
    return ElementTree.fromstring(svg(chart, width=width))


def size(root):
    return [float(number) for number in root.get("viewBox").split()[2:]]


def boxes(root):
    """Return the estimated box of every text."""
    for text in root.iter(f"{SPACE}text"):
        high, words = float(text.get("font-size")), text.text or ""
        wide = width_of(words, size=high, bold=text.get("font-weight") is not None) / 1.03
        x, y = float(text.get("x")), float(text.get("y"))
        left = x - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor"), 0)
        yield left, y - high * 0.7, left + wide, y + high * 0.1, words


def lies_inside(root):
    """Check that every coordinate is a finite number on the sheet."""
    width, height = size(root)
    for element in root.iter():
        name = element.tag.removeprefix(SPACE)
        for key, value in element.attrib.items():
            assert "nan" not in value.lower()[:4]
            assert "inf" not in value.lower()[:4]
            if key in ("x", "cx", "x1", "x2"):
                assert -1 <= float(value) <= width + 1, (name, key, value)
            if key in ("y", "cy", "y1", "y2"):
                assert -1 <= float(value) <= height + 1, (name, key, value)
            if key in ("width", "height", "r") and name != "svg":
                assert 0 <= float(value) <= max(width, height) + 1, (name, key, value)
        if name == "path" and "l" not in element.get("d"):
            numbers = [float(number) for number in NUMBER.findall(element.get("d"))]
            assert all(-1 <= x <= width + 1 for x in numbers[::2])
            assert all(-1 <= y <= height + 1 for y in numbers[1::2])
    for left, top, right, bottom, words in boxes(root):
        assert left >= -1, words
        assert right <= width + 1, words
        assert top >= -1, words
        assert bottom <= height + 1, words


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CASES)
def test_every_case_is_drawn_on_its_sheet(name, width):
    lies_inside(drawn(CASES[name], width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CASES)
def test_no_two_texts_touch(name, width):
    for one, other in combinations(boxes(drawn(CASES[name], width)), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one[4], other[4])


@pytest.mark.parametrize("name", CASES)
def test_a_drawing_is_an_image_with_its_sentence_and_no_style(name):
    root, sheet = drawn(CASES[name]), svg(CASES[name])
    assert root.get("role") == "img"
    assert root[0].tag == f"{SPACE}title"
    assert root[0].text == root.get("aria-label") == sentence(CASES[name])
    assert root[1].tag == f"{SPACE}desc"
    assert "style=" not in sheet.replace(HOSTILE, "")
    assert not re.search(r"\son[a-z]+=|href|<style|<script", sheet)


def test_labels_are_fourteen_on_a_page_and_never_under_twelve_on_paper():
    for width, least in (("wide", 14), ("narrow", 14), ("small", 14), ("paper", 12), ("half", 12)):
        for chart in EACH_KIND.values():
            assert all(float(text.get("font-size")) >= least for text in drawn(chart, width).iter(f"{SPACE}text"))


@pytest.mark.parametrize(
    ("width", "expected"), [("wide", 720), ("narrow", 350), ("small", 330), ("paper", 420), ("half", 305), (480, 480)]
)
def test_a_sheet_has_the_width_of_its_name(width, expected):
    assert size(drawn(exchanges(), width))[0] == expected


def test_the_map_is_wider_and_the_sparkline_always_small():
    assert size(drawn(EACH_KIND["world map"]))[0] == 1120
    assert {size(drawn(EACH_KIND["sparkline"], width))[0] for width in WIDTHS} == {150}


def texts(chart, width="wide"):
    return [text.text for text in drawn(chart, width).iter(f"{SPACE}text")]


def marks(chart, name, width="wide", **attributes):
    return [
        element for element in drawn(chart, width).iter(f"{SPACE}{name}")
        if all(element.get(key.replace("_", "-")) == value for key, value in attributes.items())
    ]  # fmt: skip


def test_a_line_names_its_last_value_its_targets_and_its_baseline():
    said = texts(exchanges())
    assert {"11", "Original target: 12", "Adjusted target: 10", "baseline"} <= set(said)


def test_targets_are_dashed_ink_and_the_step_between_them_is_dotted():
    assert len(marks(exchanges(), "path", stroke="#1A1A1A", stroke_dasharray="6 4")) == 2
    assert len(marks(exchanges(), "path", stroke="#1A1A1A", stroke_dasharray="2 3")) == 1


def test_the_strokes_of_a_line_join_the_points_where_they_are():
    path = marks(Line(title="x", points=series(0, 10, 5)), "path", stroke="#12436D")[0].get("d")
    heights = [float(place.split()[1]) for place in path[1:].split("L")]
    assert heights[0] > heights[2] > heights[1]
    assert heights[2] == pytest.approx((heights[0] + heights[1]) / 2, abs=0.2)


def test_a_gap_breaks_the_line_and_is_an_open_circle_with_its_reason():
    chart = Line(title="x", points=series(1, 2, "survey not held", 3, 4))
    assert len(marks(chart, "path", stroke="#12436D")) == 2
    assert "2021: survey not held" in texts(chart)
    circle = marks(chart, "circle", stroke_dasharray="3 2.5")[0]
    assert circle.get("fill") == "#FFFFFF"


def test_gaps_with_one_reason_are_told_in_one_line():
    assert "2020, 2022–2024: not held" in texts(Line(title="x", points=series(1, "not held", 2, *["not held"] * 3, 4)))


def test_zero_is_a_value_and_not_a_gap():
    chart = Line(title="x", points=series(0, 0, 0, 0))
    assert not marks(chart, "circle", stroke_dasharray="3 2.5")
    assert texts(chart).count("0") >= 2


def test_a_break_parts_the_line_and_says_why():
    chart = CASES["gaps and a break"]
    assert "new definition" in texts(chart)
    assert len(marks(chart, "path", stroke="#838D94")) == 1


def test_what_has_no_room_beside_its_mark_is_told_below():
    said = " ".join(texts(CASES["breaks with long reasons"], "half") + texts(CASES["crowded"], "half"))
    assert "2022: the survey changed its questions" in said
    assert "where the strategy of the new government" in said


def test_a_baseline_of_its_own_is_drawn_at_its_own_value():
    hollow = marks(CASES["baseline of its own"], "circle", fill="#FFFFFF", stroke="#12436D")[0]
    heights = [float(dot.get("cy")) for dot in marks(CASES["baseline of its own"], "circle", fill="#12436D")]
    assert float(hollow.get("cy")) not in heights
    assert not marks(CASES["baseline without data"], "circle", fill="#FFFFFF", stroke="#12436D")


def test_long_numbers_are_written_in_millions():
    said = texts(CASES["huge"])
    assert "in millions" in said
    assert "270677" in said


@pytest.mark.parametrize("name", ["bars", "horizontal bars", "huge bars", "huge rows", "negative bars"])
def test_bars_begin_at_zero_and_are_as_long_as_their_value(name):
    chart = CASES[name]
    values = [abs(point.value) for point in getattr(chart, "in_order", chart.points) if point.value]
    side = "height" if isinstance(chart, Bars) else "width"
    lengths = [float(bar.get(side)) for bar in marks(chart, "rect", fill="#12436D") if float(bar.get(side))]
    scale = max(lengths) / float(max(values))
    assert lengths == pytest.approx([float(value) * scale for value in values], abs=0.2)


def test_the_last_of_many_bars_is_always_labelled():
    for width in WIDTHS:
        assert "1209" in texts(CASES["many bars"], width)


def test_no_reason_for_a_break_lies_across_another_break():
    root = drawn(CASES["breaks with long reasons"])
    uprights = [
        float(NUMBER.findall(path.get("d"))[0]) for path in root.iter(f"{SPACE}path") if path.get("stroke") == "#838D94"
    ]
    reasons = [box for box in boxes(root) if box[4].startswith("the survey")]
    assert not [x for x in uprights for box in reasons if box[0] < x < box[2]]


def test_at_most_eight_values_are_printed_over_bars():
    few, many = Bars(title="x", points=series(*range(1, 9))), Bars(title="x", points=series(*range(101, 121)))
    assert len([text for text in drawn(few).iter(f"{SPACE}text") if text.get("font-weight")]) == 8
    assert len([text for text in drawn(many).iter(f"{SPACE}text") if text.get("font-weight")]) <= 2


def test_categories_are_sorted_unless_their_order_has_a_meaning():
    points = (Point("Input", 2), Point("Result", None, "not yet"), Point("Product", 10))
    names = ["Input", "Result", "Product"]

    def order(chart):
        return [text for text in texts(chart) if text in names]

    assert order(HorizontalBars(title="x", points=points)) == ["Product", "Input", "Result"]
    assert order(HorizontalBars(title="x", points=points, keep_order=True)) == names


def test_the_bullet_shows_band_target_and_value():
    chart = EACH_KIND["bullet"]
    band, value = marks(chart, "rect", fill="#E4E7E6")[0], marks(chart, "rect", fill="#12436D")[0]
    assert float(band.get("width")) / float(value.get("width")) == pytest.approx(6 / 15, abs=0.01)
    assert {"15", "target 20"} <= set(texts(chart))


def test_the_share_says_numerator_and_denominator():
    assert "14 of 22 areas · 64 %" in texts(EACH_KIND["share"])
    assert float(marks(EACH_KIND["share"], "rect", fill="#12436D")[0].get("width")) == pytest.approx(
        720 * 14 / 22, abs=0.1
    )


def test_levels_are_filled_in_proportion_and_never_averaged():
    chart = EACH_KIND["ordinal strip"]
    assert [float(cell.get("height")) for cell in marks(chart, "rect", fill="#12436D")] == [22]
    assert len(marks(chart, "rect", fill="#FFFFFF")) == 2
    assert set(texts(chart)) == {"High", "Medium", "Low", "2023", "2024", "2025", "2024: survey not held"}


def test_answers_stand_in_rows_of_their_own_and_none_is_fuller_than_another():
    chart = EACH_KIND["choice strip"]
    assert [float(cell.get("height")) for cell in marks(chart, "rect", fill="#12436D")] == [22, 22]
    assert {"Mayor", "Council", "2024: closed"} <= set(texts(chart))


def test_yes_no_and_nothing_differ_without_colour():
    said = texts(EACH_KIND["binary strip"])
    assert {"Yes", "No", "no data", "Q3: closed"} <= set(said)


def test_parts_are_as_wide_as_their_share_and_numbered():
    assert {"11", "6", "4", "2", "alive", "quiet", "dormant", "over"} == set(texts(EACH_KIND["stacked"]))


def test_parts_without_room_are_listed():
    assert {"alive", "11000", "quiet", "1", "over", "0", "?", "no data"} == set(texts(CASES["tiny parts"]))


def test_a_user_cannot_bring_marks_into_a_drawing():
    assert "<script" not in svg(CASES["hostile"])
    assert any(HOSTILE[:20] in (text or "") for text in texts(CASES["hostile"]))


def test_the_drawing_for_an_image_is_the_same():
    kind, _comma, content = data_uri(exchanges()).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(content).decode() == svg(exchanges(), width="paper")


@pytest.mark.parametrize("name", EACH_KIND)
def test_a_file_carries_its_title_caption_and_source(name):
    chart = replace(EACH_KIND[name], subtitle="By year", source="the register", note="A note.")
    root = ElementTree.fromstring(svg_file(chart))
    said = " ".join(text.text for text in root.iter(f"{SPACE}text"))
    for words in (chart.title, "By year", caption(chart), "A note.", "Source: the register."):
        assert words in said
    left, top, width, _height = (float(number) for number in root.get("viewBox").split())
    assert (left, top) == (-24, -24)
    assert float(root.get("width")) == width
    assert root.find(f"{SPACE}rect").get("fill") == "#FFFFFF"


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.lists(maybe, max_size=9), st.lists(decimals, max_size=2), st.sampled_from(WIDTHS))
def test_any_line_lies_on_its_sheet(values, aims, width):
    points = tuple(Point(str(2000 + place), value) for place, value in enumerate(values))
    targets = tuple(Target("target", value) for value in aims) if points else ()
    lies_inside(drawn(Line(title="x", points=points, targets=targets), width))


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.lists(maybe, max_size=9), st.sampled_from(WIDTHS))
def test_any_bars_lie_on_their_sheet(values, width):
    points = tuple(Point(str(2000 + place), value) for place, value in enumerate(values))
    for kind in (Bars, HorizontalBars, Sparkline):
        lies_inside(drawn(kind(title="x", points=points), width))


@hypothesis_settings(max_examples=40, deadline=None)
@given(maybe, maybe, maybe, st.decimals(0, 1, places=2), st.sampled_from(WIDTHS))
def test_any_bullet_lies_on_its_sheet(value, target, maximum, tolerance, width):
    lies_inside(drawn(Bullet(title="x", value=value, target=target, maximum=maximum, tolerance=tolerance), width))


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), st.decimals(0, 10**29, places=3)), max_size=6), st.sampled_from(WIDTHS))
def test_any_parts_lie_on_their_sheet(values, width):
    lies_inside(
        drawn(Stacked(title="x", points=tuple(Point(f"part {n}", value) for n, value in enumerate(values))), width)
    )
