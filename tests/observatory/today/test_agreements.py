import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from observatory.calendar.agreements import ends_of_agreements, notices_of_agreements
from observatory.today.agreements import agreements_that_end
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 9)


def asked(city, staff):
    return [(need.title, need.due_on) for need in agreements_that_end(city, staff, TODAY)]


def test_an_agreement_waits_ninety_days_before_its_end(city, staff):
    make.AgreementFactory(city=city, title="Soon", ends_on=TODAY + dt.timedelta(days=90))
    make.AgreementFactory(city=city, title="Later", ends_on=TODAY + dt.timedelta(days=91))
    make.AgreementFactory(city=city, title="Over", ends_on=TODAY - dt.timedelta(days=1))
    make.AgreementFactory(city=city, title="Ended", status="ended", ends_on=TODAY)

    assert asked(city, staff) == [("Decide on the agreement: Soon", TODAY + dt.timedelta(days=90))]


def test_notice_comes_first_while_it_can_be_given_and_the_end_after(city, staff):
    make.AgreementFactory(city=city, title="Notice", ends_on=dt.date(2026, 9, 30), notice_months=6)
    make.AgreementFactory(city=city, title="Missed", ends_on=dt.date(2026, 5, 1), notice_months=6)

    assert asked(city, staff) == [
        ("Renew it or give notice: Notice", dt.date(2026, 3, 30)),
        ("Decide on the agreement: Missed", dt.date(2026, 5, 1)),
    ]


def test_a_need_names_the_post_and_says_what_happens_at_the_end(city, staff):
    post = make.StaffPositionFactory(city=city)
    make.AgreementFactory(
        city=city, ends_on=TODAY, renewal_kind="none", renewal="No clause on it", responsible_post=post
    )

    [need] = agreements_that_end(city, staff, TODAY)

    assert (need.post, need.detail) == (post.pk, "Not foreseen. No clause on it")


def test_another_citys_agreements_do_not_wait_here(city, stranger):
    make.AgreementFactory(city=city, ends_on=TODAY)

    assert asked(city, stranger) == []


def test_the_calendar_tells_ends_and_last_days_of_notice(city, staff):
    agreement = make.AgreementFactory(city=city, title="With Lyon", ends_on=dt.date(2026, 9, 30), notice_months=6)
    make.AgreementFactory(city=city, ends_on=dt.date(2026, 3, 20), status="ended", notice_months=0)
    march = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))

    [notice] = notices_of_agreements(city, staff, *march)

    assert (notice.title, notice.starts_on) == ("Last day to give notice: With Lyon", dt.date(2026, 3, 30))
    assert notice.uid == f"agreement-notice-{agreement.uuid}"
    assert ends_of_agreements(city, staff, *march) == []
    assert [end.starts_on for end in ends_of_agreements(city, staff, dt.date(2026, 9, 1), dt.date(2026, 9, 30))] == [
        dt.date(2026, 9, 30)
    ]


def test_what_waits_costs_the_same_for_one_agreement_and_for_many(city, staff):
    make.AgreementFactory(city=city, ends_on=TODAY)
    asked(city, staff)
    with CaptureQueriesContext(connection) as few:
        asked(city, staff)
    make.AgreementFactory.create_batch(3, city=city, ends_on=TODAY)
    with CaptureQueriesContext(connection) as many:
        asked(city, staff)

    assert len(few) == len(many)
