import datetime

import pytest
from django.utils import translation

from indicators.derived import count
from indicators.periods import parse

TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def counted(db):
    """Count an indicator for a city and 2025, as on 1 March 2026, in English."""

    def count_it(city, code, period="2025", today=TODAY):
        return count(city, code, parse(period), today)

    with translation.override("en"):
        yield count_it


@pytest.fixture
def behind():
    """The identifiers of the records behind a count, of one part of it."""
    return lambda found, part="counted": {record.uuid for record in found.records if record.part == part}
