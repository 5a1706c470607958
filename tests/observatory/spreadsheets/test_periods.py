import datetime as dt

import pytest

from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.periods import read_period


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        (2025, "2025-01-01", "2025-12-31", "year"),
        ("2025-Q1", "2025-01-01", "2025-03-31", "quarter"),
        ("2025-03", "2025-03-01", "2025-03-31", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-W12", "2025-03-17", "2025-03-23", "week"),
        ("2018-19", "2018-01-01", "2019-12-31", "years"),
        ("2013–2014", "2013-01-01", "2014-12-31", "years"),
        ("2013-2014", "2013-01-01", "2014-12-31", "years"),
        ("2013 a 2015", "2013-01-01", "2015-12-31", "years"),
        ("S1 2019", "2019-01-01", "2019-06-30", "half_year"),
        ("2019-S2", "2019-07-01", "2019-12-31", "half_year"),
        ("H2 2019", "2019-07-01", "2019-12-31", "half_year"),
        ("segundo semestre de 2019", "2019-07-01", "2019-12-31", "half_year"),
        ("2019-12", "2019-12-01", "2019-12-31", "month"),
        ("15/03/2017", "2017-03-15", "2017-03-15", "day"),
        (dt.date(2017, 3, 15), "2017-03-15", "2017-03-15", "day"),
    ],
)
def test_period_is_read_with_its_first_and_last_day(text, start, end, kind):
    assert read_period(text) == (dt.date.fromisoformat(start), dt.date.fromisoformat(end), kind)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2014-2013", "not-a-period"),
        ("2018-18", "not-a-period"),
        ("2025-W54", "not-a-period"),
        ("2008-2012 - CIVITAS PLUS", "not-a-period"),
        ("tercer semestre de 2019", "not-a-period"),
        ("This is a non-statistical indicator", "not-a-period"),
        ("31/02/2017", "impossible-date"),
    ],
)
def test_what_is_no_period_is_refused(text, code):
    with pytest.raises(Unreadable) as refusal:
        read_period(text)

    assert refusal.value.code == code
