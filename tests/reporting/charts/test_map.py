from itertools import pairwise
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.charts import Place
from reporting.charts.map import LAND_FILE, equal_earth, height_for, inside, land, land_path, pieces, placed, rings

WIDTH = 1120


def test_the_projection_reaches_its_published_ends():
    assert equal_earth(0, 0) == (0, 0)
    assert equal_earth(180, 0)[0] == pytest.approx(2.706629, abs=1e-5)
    assert equal_earth(0, 90)[1] == pytest.approx(1.317363, abs=1e-5)
    assert equal_earth(180, 90)[0] == pytest.approx(2.706629 * 0.592, abs=2e-3)


@given(st.floats(-179, 179), st.floats(-88, 88))
def test_the_projection_keeps_areas(longitude, latitude):
    step = 1e-4
    across = equal_earth(longitude + step, latitude)[0] - equal_earth(longitude - step, latitude)[0]
    along = equal_earth(longitude, latitude + step)[1] - equal_earth(longitude, latitude - step)[1]
    assert across * along / radians(2 * step) ** 2 == pytest.approx(cos(radians(latitude)), rel=1e-3)


def test_east_is_right_and_north_is_up():
    bogota, madrid, manila = placed(-74.1, 4.6, WIDTH), placed(-3.7, 40.4, WIDTH), placed(121, 14.6, WIDTH)
    assert bogota[0] < madrid[0] < manila[0]
    assert madrid[1] < manila[1] < bogota[1]


@given(st.floats(-180, 180), st.floats(-90, 90), st.integers(300, 1200))
def test_every_place_on_the_globe_has_its_whole_mark_on_the_map(longitude, latitude, width):
    x, y = inside(Place("x", longitude, latitude), width, 5)
    assert 5 <= x <= width - 5
    assert 5 <= y <= height_for(width) - 5


def test_no_outline_crosses_the_map_at_the_antimeridian():
    for outline in land(WIDTH):
        assert all(abs(x - before) < WIDTH / 4 for (before, _y), (x, _following) in pairwise(outline))
        assert all(0 <= x <= WIDTH for x, _y in outline)


def test_outlines_that_pass_the_antimeridian_are_unrolled():
    for outline in rings():
        assert all(abs(x - before) <= 180 for (before, _y), (x, _following) in pairwise(outline))


def test_antarctica_is_left_out_and_both_americas_are_not():
    assert min(latitude for piece in pieces() for _east, latitude in piece) > -60
    assert any(latitude > 80 for piece in pieces() for _east, latitude in piece)


def test_the_land_is_a_small_file_and_a_small_path():
    assert LAND_FILE.stat().st_size < 60_000
    assert len(land_path(WIDTH)) < 20_000
    assert len(land_path(350)) < 10_000
    assert {"SOURCE.md", "LICENSE"} <= {file.name for file in LAND_FILE.parent.iterdir()}
