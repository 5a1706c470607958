import pytest
from django.utils.translation import override

from reporting.charts import Bullet, Chart, Line, caption, sentence
from reporting.charts.wording import details
from tests.reporting.charts.examples import CASES, exchanges, series


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("line", "Line chart. Eleven exchanges in 2025. From 4 in 2019 to 11 in 2025. "
         "Original target: 12. Adjusted target: 10."),
        ("bars", "Bar chart. Missions. From 6 in 2019 to 9 in 2021; the highest was 12 in 2020. Target: 10."),
        ("horizontal bars", "Bar chart. Levels. Product: 10; Input: 2; ?: no data."),
        ("bullet", "Bar with its target. Trained. 15 in 2025. Target: 20."),
        ("bullet without target", "Bar with its target. Alone. 15."),
        ("bullet without data", "Bar with its target. None. Survey not held."),
        ("share", "Share of a whole. Areas at the table. 14 of 22 areas, 64 %. Target: 70 %."),
        ("share of nothing", "Share of a whole. None. No areas yet."),
        ("ordinal strip", "Levels by period. Satisfaction. 2023: Low; 2024: survey not held; 2025: High."),
        ("choice strip", "Answers by period. Who leads. 2023: Council; 2024: closed; 2025: Mayor."),
        ("binary strip", "Yes or no by period. Updated. Q1: Yes; Q2: No; Q3: closed."),
        ("stacked", "Bar divided into parts. Pulse. alive: 11; quiet: 6; dormant: 4; over: 2."),
        ("sparkline", "Small line chart. Exchanges. From 3 in 2019 to 11 in 2023. 1 period has no data."),
        ("world map", "World map. Twinnings. 2 places. Ringed: Madrid."),
        ("one point", "Line chart. One. 7 in 2019. Target: 9."),
        ("no data", "Line chart. None. There is no data yet."),
        ("nothing at all", "Line chart. Nothing. There is no data yet."),
        ("no rows at all", "Bar chart. Nothing. There is no data yet."),
        ("no places at all", "World map. Nothing. 0 places."),
        ("negative", "Line chart. Negative. From 3 in 2019 to 5 in 2022."),
    ],
)  # fmt: skip
def test_a_chart_is_said_in_words(name, expected):
    assert sentence(CASES[name]) == expected


def test_the_caption_is_the_sentence_without_kind_and_title():
    assert sentence(exchanges()) == f"Line chart. Eleven exchanges in 2025. {caption(exchanges())}"


def test_a_title_that_ends_in_a_stop_gets_no_second_one():
    assert sentence(exchanges(title="It grew.")).startswith("Line chart. It grew. From")


def test_long_lists_tell_eight_and_count_the_rest():
    assert caption(CASES["many levels"]).startswith("112 periods before; 2042: ")
    assert caption(CASES["many answers"]).startswith("32 periods before; ")
    assert caption(CASES["five parts"]).count(";") == 4


def test_missing_periods_are_counted():
    assert caption(Line(title="x", points=series(1, "", "", 4))).endswith("2 periods have no data.")


def test_details_tell_every_row_up_to_forty():
    assert details(exchanges()).startswith("2019 · 4 · 12 · – · baseline; 2020 · 6")
    assert details(CASES["many years"]).endswith("…")
    assert details(CASES["many years"]).count(";") == 39


def test_a_chart_of_no_kind_has_no_words():
    with pytest.raises(TypeError):
        caption(Chart(title="x"))


def test_numbers_in_words_are_those_of_the_chart_in_any_language():
    with override("es"):
        assert "11" in sentence(exchanges())
        assert "15" in sentence(Bullet(title="x", value=15, target=20))
