import datetime as dt

import pytest

from observatory.spreadsheets import Unreadable, read_first_day, read_term

MARCH = (dt.date(2019, 3, 12), dt.date(2019, 3, 15))


@pytest.mark.parametrize(
    "text",
    [
        "12 a 15 de março de 2019", "del 12 al 15 de marzo de 2019", "du 12 au 15 mars 2019", "12-15 March 2019",
        "March 12-15, 2019", "12-15/03/2019", "12/03/2019 - 15/03/2019", "12/03 a 15/03/2019",
        "From 12 March to 15 March 2019", "12th to 15th March 2019",
    ],
)  # fmt: skip
def test_days_from_and_to_in_one_cell(text):
    found = read_first_day(text)

    assert (found.date, found.until.date) == MARCH


def test_a_stretch_goes_over_the_end_of_a_month_and_over_years():
    assert read_first_day("30 de marzo al 2 de abril de 2019").until.date == dt.date(2019, 4, 2)
    assert read_first_day("2019-2022").until.date == dt.date(2022, 12, 31)


@pytest.mark.parametrize("text", ["15 a 12 de março de 2019", "a feira - 2019", "12 a 40 de março de 2019"])
def test_what_is_no_stretch_is_refused(text):
    with pytest.raises(Unreadable):
        read_first_day(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("5 anos", dt.date(2024, 3, 11)),
        ("cinco (5) años", dt.date(2024, 3, 11)),
        ("24 mois", dt.date(2021, 3, 11)),
        ("hasta 2024", dt.date(2024, 12, 31)),
        ("2019-2022", dt.date(2022, 12, 31)),
        ("31/12/2020", dt.date(2020, 12, 31)),
    ],
)
def test_a_term_says_its_last_day(text, end):
    assert read_term(text).end_from(dt.date(2019, 3, 12)).date == end


def test_a_term_of_a_month_ends_within_the_following_one():
    assert read_term("1 mes").end_from(dt.date(2019, 1, 31)).date == dt.date(2019, 2, 27)
    assert read_term("5 years").end_from(None) is None


def test_a_term_may_have_no_end_or_be_none():
    assert read_term("Por prazo indeterminado").is_open
    with pytest.raises(Unreadable):
        read_term("según acta")
