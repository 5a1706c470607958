import datetime

import pytest

from reporting.exports.sdmx import time_period


@pytest.mark.parametrize(
    ("code", "first", "last", "told"),
    [
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2025-Q1", "2025-01-01", "2025-03-31", "2025-Q1"),
        ("2025-H2", "2025-07-01", "2025-12-31", "2025-S2"),
        ("2013-2014", "2013-01-01", "2014-12-31", "2013-01-01/P730D"),
    ],
)
def test_periods_are_written_as_statistical_offices_write_them(code, first, last, told):
    days = map(datetime.date.fromisoformat, (first, last))

    assert time_period(code, *days) == told
