import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import segments


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        (" ; ", {}),
        ("Sex=Female", {"Sex": "Female"}),
        ("Sex=Female; District=Centro", {"Sex": "Female", "District": "Centro"}),
        (r"Group=A\;B; Ratio=1\=1", {"Group": "A;B", "Ratio": "1=1"}),
        (r"Path=C:\\x", {"Path": "C:\\x"}),
    ],
)
def test_a_segment_is_read(text, values):
    assert segments.parse(text) == values


@pytest.mark.parametrize("text", ["Female", "=Female", "Sex=", "Sex=a=b", "Sex=a; Sex=b", "Sex=a\\"])
def test_what_is_no_segment_is_refused(text):
    with pytest.raises(segments.NotASegment):
        segments.parse(text)


def test_the_same_segment_has_one_spelling():
    assert segments.canonical("Sex = Female ;District=  Centro") == "District=Centro; Sex=Female"


def test_a_value_that_is_not_given_is_left_out():
    assert segments.write({"Sex": "Female", "Age": None, "District": " "}) == "Sex=Female"


@pytest.mark.parametrize("values", [{"": "Female"}, {"Sex": "x" * 400}])
def test_what_cannot_be_kept_is_refused(values):
    with pytest.raises(segments.NotASegment):
        segments.write(values)


names = (
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@given(st.dictionaries(names, names, max_size=4))
def test_a_segment_written_reads_back(values):
    assert segments.parse(segments.write(values)) == values
