from hypothesis import given
from hypothesis import strategies as st

from reporting.charts.drawing import Box, Canvas, Sheet
from reporting.charts.lettering import shortened, width_of, wrapped


def test_wide_letters_are_wider_and_bold_is_wider_still():
    assert width_of("iii", size=14) < width_of("aaa", size=14) < width_of("WWW", size=14)
    assert width_of("aaa", size=14) < width_of("aaa", size=14, bold=True)
    assert width_of("漢字", size=14) > width_of("ab", size=14)


@given(st.text(max_size=60), st.integers(20, 300))
def test_a_shortened_text_fits(text, limit):
    short = shortened(text, size=14, limit=limit)
    assert width_of(short, size=14) <= limit
    assert short == text or short.endswith("…")


@given(st.text(max_size=90), st.integers(40, 300))
def test_wrapped_lines_fit(text, limit):
    lines = wrapped(text, size=14, limit=limit, most=2)
    assert len(lines) <= 2
    assert all(width_of(line, size=14) <= limit for line in lines)


def test_words_stay_whole_and_the_unbreakable_space_holds():
    assert wrapped("Meta ajustada:\xa010", size=14, limit=90) == ["Meta", "ajustada:\xa010"]
    assert wrapped("", size=14, limit=90) == [""]


def test_a_box_knows_what_crosses_it():
    box = Box(10, 10, 20, 20)
    assert box.crossed_by((0, 0), (30, 30))
    assert box.crossed_by((15, 15), (15, 15))
    assert not box.crossed_by((0, 0), (30, 0))
    assert not box.crossed_by((0, 25), (5, 30))
    assert not box.crossed_by((0, 15), (9, 15))
    assert not box.meets(Box(20, 10, 30, 20))
    assert box.meets(Box(19, 19, 30, 30))


def test_nothing_is_written_for_an_empty_text():
    canvas = Canvas(Sheet(100, 100))
    canvas.text("", 0, 20)
    assert canvas.elements == canvas.taken == []
