import datetime

import pytest
from django.urls import resolve
from django.utils import translation

from observatory.calendar import all_dated, kinds
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
FIRST, LAST = datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)


def told(city, user, only=()):
    with translation.override("en"):
        return [(each.kind.key, each.title) for each in all_dated(city, user, FIRST, LAST, only)]


def test_what_lies_in_the_span_is_told_soonest_first_and_what_began_before_it_too(city, staff):
    make.AgreementFactory(city=city, title="Turin", ends_on=LAST)
    make.AgreementFactory(city=city, title="Later", ends_on=LAST + datetime.timedelta(days=1))
    make.ActivityFactory(city=city, title="Fair", starts_on=FIRST - datetime.timedelta(days=2), ends_on=FIRST)
    make.ActivityFactory(city=city, title="Over", starts_on=FIRST - datetime.timedelta(days=2))
    lima = {"activity__title": "To Lima", "activity__starts_on": FIRST + datetime.timedelta(days=9)}
    make.MissionFactory(activity__city=city, **lima)

    assert told(city, staff) == [("activity", "Fair"), ("mission", "To Lima"), ("agreement-end", "Ends: Turin")]


def test_only_the_kinds_asked_for_are_told(city, staff):
    make.ActivityFactory(city=city, title="Fair", starts_on=FIRST)
    make.MissionFactory(activity__city=city, activity__title="To Lima", activity__starts_on=FIRST)

    assert told(city, staff, ["mission"]) == [("mission", "To Lima")]
    assert {"activity", "mission", "agreement-end"} <= {kind.key for kind in kinds()}


def test_a_stranger_is_told_nothing_and_nothing_of_another_city_is_told(city, staff, stranger):
    make.ActivityFactory(city=city, starts_on=FIRST)
    make.ActivityFactory(starts_on=FIRST)

    assert len(told(city, staff)) == 1
    assert told(city, stranger) == []


def test_each_has_an_identifier_of_its_own_and_leads_to_its_record(city, staff):
    activity = make.ActivityFactory(city=city, starts_on=FIRST, code="fair")
    agreement = make.AgreementFactory(city=city, ends_on=FIRST)
    found = all_dated(city, staff, FIRST, LAST)

    assert len({each.uid for each in found}) == 2
    assert {resolve(each.href).kwargs["key"] for each in found} == {str(activity.uuid), str(agreement.uuid)}
