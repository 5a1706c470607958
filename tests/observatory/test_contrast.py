import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.contrast import ENOUGH, contrast_on_white, darkened_until_readable


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#FFFFFF", 1), ("#000000", 21), ("#1D4E89", 8.4), ("#8C1D40", 8.9), ("#767676", 4.54)]
)
def test_contrast_is_that_of_wcag(colour, ratio):
    assert contrast_on_white(colour) == pytest.approx(ratio, abs=0.05)


@given(st.integers(0, 0xFFFFFF).map("#{:06X}".format))
def test_a_darkened_colour_can_always_be_read(colour):
    assert contrast_on_white(darkened_until_readable(colour)) >= ENOUGH


def test_a_readable_colour_stays_as_it_is():
    assert darkened_until_readable("#8C1D40") == "#8C1D40"
