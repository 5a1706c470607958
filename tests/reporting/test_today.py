import datetime

import pytest

from observatory.choices import Role
from reporting.today import handover_near
from tests.factories.observatory import GovernmentTermFactory, MembershipFactory
from tests.factories.reporting import HandoverBookFactory

pytestmark = pytest.mark.django_db


def test_the_last_half_year_of_a_term_asks_the_director_for_a_book_until_there_is_one(director, city):
    GovernmentTermFactory(city=city, starts_on=datetime.date(2023, 1, 1), ends_on=datetime.date(2026, 12, 31))
    asked = lambda day, by=director.user: len(handover_near(city, by, day))  # noqa: E731
    assert asked(datetime.date(2026, 6, 1)) == 0
    assert asked(datetime.date(2026, 9, 1)) == 1
    assert asked(datetime.date(2026, 9, 1), MembershipFactory(city=city, role=Role.STAFF).user) == 0
    HandoverBookFactory(city=city, stage="ready", made_at="2026-08-20T00:00Z", zip_sha256="ab" * 32)
    assert asked(datetime.date(2026, 9, 1)) == 0
