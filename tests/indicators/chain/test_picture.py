from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from indicators.chain.picture import COLUMN, picture

TEXTS = st.lists(st.text(min_size=0, max_size=300), max_size=12)
NONE = ("No activity", "No indicator")


@given(objective=st.text(max_size=400), activities=TEXTS, indicators=TEXTS)
def test_no_box_overlaps_another_and_all_lie_within_the_picture(objective, activities, indicators):
    drawn = picture(objective, activities, indicators, none=NONE)

    for box in drawn.boxes:
        assert box.y >= 0
        assert box.bottom <= drawn.height
        assert box.x + COLUMN <= drawn.width
        assert 1 <= len(box.lines) <= 4
    for one, other in combinations(drawn.boxes, 2):
        assert one.x != other.x or one.bottom <= other.y or other.bottom <= one.y


def test_a_column_without_anything_is_drawn_as_a_gap():
    drawn = picture("Objective", [], ["Visitors"], none=NONE)

    assert [(box.kind, box.lines) for box in drawn.boxes] == [
        ("objective", ["Objective"]),
        ("gap", ["No activity"]),
        ("indicator", ["Visitors"]),
    ]


def test_what_does_not_fit_is_counted():
    drawn = picture("Objective", [f"Activity {n}" for n in range(9)], [], none=NONE)

    assert [box.lines[0] for box in drawn.boxes if box.kind == "activity"][-1] == "+ 4"
