import pytest
from django.urls import reverse
from django.utils import timezone, translation

from indicators import periods
from indicators.choices import State
from indicators.derived import derive, refresh
from indicators.models import Measurement
from observatory.choices import ActivityKind, MissionReason, Role
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, PeriodFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    MembershipFactory,
    MissionFactory,
    NetworkMembershipFactory,
    PublicCityFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def city(client):
    membership = MembershipFactory(role=Role.STAFF, city=PublicCityFactory())
    client.force_login(membership.user)
    return membership.city


def adopted(city, code="INS-TYP-11", **more):
    return AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code=code, **more)).indicator


def trace(client, city, code="INS-TYP-11", **query):
    return client.get(reverse("measurement-trace", args=[city.code, "2025", code]), query)


def text(response):
    return response.content.decode()


def approve():
    Measurement.objects.update(state=State.APPROVED, approved_at=timezone.now())


def test_the_number_leads_to_the_records_counted(client, city):
    adopted(city)
    meeting = ActivityFactory(city=city, title="Meeting with Rosario", code="rosario")
    derive(city, PeriodFactory())

    page = text(trace(client, city))

    assert "Meeting with Rosario" in page
    assert reverse("activity-detail", args=[city.code, "rosario"]) in page
    assert str(meeting.starts_on.year) in page


def test_what_has_not_been_stored_yet_is_counted_for_the_page(client, city):
    adopted(city)
    PeriodFactory()
    ActivityFactory(city=city, title="Meeting with Rosario")

    assert "Meeting with Rosario" in text(trace(client, city))
    assert not Measurement.objects.exists()


def test_why_there_is_no_value_is_said(client, city):
    adopted(city)
    PeriodFactory()

    page = text(trace(client, city))

    assert Measurement.objects.count() == 0
    assert "No activities had been logged" in page


def test_zero_is_told_as_a_count(client, city):
    adopted(city)
    PeriodFactory()
    ActivityFactory(city=city, kind=ActivityKind.TALK)

    assert "the count is zero" in text(trace(client, city))


def test_a_frozen_value_tells_what_changed_since(client, city):
    adopted(city)
    gone = ActivityFactory(city=city, title="Meeting with Rosario")
    derive(city, PeriodFactory())
    approve()
    gone.removed_at = timezone.now()
    gone.save()
    ActivityFactory.create_batch(2, city=city, title="Meeting with Lyon")

    page = text(trace(client, city))

    assert "The register has changed since this value was approved" in page
    assert "Taken off the register since" in page
    assert page.count("Meeting with Lyon") == 2
    assert "Count again" not in page


def test_missions_are_told_by_reason_in_words(client, city):
    adopted(city, "INS-TYP-12")
    MissionFactory(activity__city=city, reason=MissionReason.ECONOMIC)
    MissionFactory(activity__city=city)
    derive(city, PeriodFactory())

    page = text(trace(client, city, "INS-TYP-12"))

    assert "Economic promotion" in page
    assert "No reason stated" in page


def test_a_share_says_which_records_are_only_in_the_whole(client, city):
    adopted(city, "OBS-PLAN-01", value_type="percent")
    ActivityFactory(city=city, motivation="planned")
    ActivityFactory(city=city, motivation="reactive")
    derive(city, PeriodFactory())

    page = text(trace(client, city, "OBS-PLAN-01"))

    assert "1 divided by 2" in page
    assert page.count("Only in the whole") == 1


def test_records_are_paged(client, city):
    adopted(city)
    ActivityFactory.create_batch(26, city=city)
    derive(city, PeriodFactory())

    assert len(trace(client, city, page=2).context["rows"]) == 1


def test_the_trace_of_another_city_is_not_found(client, city):
    other = AdoptedIndicatorFactory(indicator=IndicatorFactory(code="INS-TYP-11")).city
    PeriodFactory()

    assert trace(client, other).status_code == 404


@pytest.mark.parametrize("code", ["TER-TER-08", "INS-TYP-06"])
def test_what_is_not_counted_has_no_trace(client, city, code):
    PeriodFactory()

    assert trace(client, city, code).status_code == 404


def count_again(client, city, period="2025", **posted):
    return client.post(reverse("measure-derive", args=[city.code, period]), posted, follow=posted.pop("follow", False))


def test_staff_count_again(client, city):
    adopted(city)
    ActivityFactory(city=city)
    PeriodFactory()
    here = reverse("measurement-trace", args=[city.code, "2025", "INS-TYP-11"])

    assert count_again(client, city, next=here).url == here
    assert Measurement.objects.get().recorded_by.memberships.get().city == city
    assert count_again(client, city, next="https://elsewhere.example/").url.startswith("/")


def test_a_period_that_lies_ahead_is_not_counted(client, city):
    adopted(city)
    ahead = periods.year(timezone.localdate().year + 1)
    PeriodFactory(code=ahead.code, starts_on=ahead.starts_on, ends_on=ahead.ends_on)
    meeting = ActivityFactory(city=city, starts_on=ahead.starts_on, title="Meeting with Rosario")

    said = text(count_again(client, city, ahead.code, follow=True))
    refresh(meeting)
    page = text(client.get(reverse("measurement-trace", args=[city.code, ahead.code, "INS-TYP-11"])))

    assert "This period has not begun" in said
    assert "This period has not begun" in page
    assert "Meeting with Rosario" not in page
    assert "Count again" not in page
    assert not Measurement.objects.exists()


def test_a_person_of_another_city_does_not_count_again(client):
    PeriodFactory()
    client.force_login(MembershipFactory().user)

    assert count_again(client, PublicCityFactory()).status_code == 404


def public_rows(client, city, code="INS-TYP-11", **query):
    client.logout()
    return client.get(reverse("city-indicator-rows", args=[city.code, code]), query)


def test_citizens_see_the_public_records_and_how_many_are_not(client, city):
    adopted(city, "TER-TER-04")
    AgreementFactory(city=city, signed_on="2025-02-01", title="Twinning with Lyon", is_public=True)
    AgreementFactory(city=city, signed_on="2025-02-01", title="A secret pact")
    derive(city, PeriodFactory())
    approve()

    page = text(public_rows(client, city, "TER-TER-04", period="2025"))

    assert "Twinning with Lyon" in page
    assert "A secret pact" not in page
    assert "1 more record" in page


def test_citizens_see_the_latest_period_without_asking_for_one(client, city):
    adopted(city)
    ActivityFactory(city=city)
    for code in ("2024", "2025"):
        derive(city, PeriodFactory(code=code))
    approve()

    assert public_rows(client, city).context["period"].code == "2025"


def test_records_that_are_all_private_are_only_numbered(client, city):
    adopted(city, "TER-INC-01")
    NetworkMembershipFactory(city=city)
    derive(city, PeriodFactory())
    approve()

    assert "The records are not public" in text(public_rows(client, city, "TER-INC-01"))


def test_a_count_that_is_not_approved_is_not_public(client, city):
    adopted(city)
    ActivityFactory(city=city, is_public=True)
    derive(city, PeriodFactory())

    assert public_rows(client, city).status_code == 404


def test_the_trace_costs_the_same_queries_for_one_record_and_for_three(client, city, django_assert_num_queries):
    adopted(city)
    PeriodFactory()
    ActivityFactory(city=city)
    trace(client, city)
    with django_assert_num_queries(10):
        trace(client, city)
    ActivityFactory.create_batch(2, city=city)
    with django_assert_num_queries(10):
        trace(client, city)


def test_what_was_agreed_is_public_with_its_closed_dialogue(client, city):
    adopted(city, "POL-MES-03", value_type="text")
    adopted(city, "POL-MES-01")
    for is_closed in (True, False):
        table = DialogueFactory(
            city=city, is_table=True, is_closed=is_closed, is_public=True, title=f"Table {is_closed}"
        )
        CommitmentFactory(dialogue=table, kind="objective", text=f"Goal {is_closed}", is_public=True)
    derive(city, PeriodFactory())
    approve()

    assert public_rows(client, city, "POL-MES-03").context["rows"][0].title == "Goal True"
    assert [row.title for row in public_rows(client, city, "POL-MES-01").context["rows"]] == ["Table True"]


def test_a_director_corrects_an_approved_count_to_what_the_register_says_for_a_reason(client, city):
    adopted(city)
    ActivityFactory(city=city)
    derive(city, PeriodFactory())
    approve()
    ActivityFactory(city=city, title="Logged late")
    old = Measurement.objects.get()
    address = reverse("measurement-take-count", args=[city.code, "2025", "INS-TYP-11"])
    given = {"version": old.version, "reason": "A meeting was logged late."}
    assert client.post(address, given).status_code == 403
    client.force_login(MembershipFactory(role=Role.DIRECTOR, city=city).user)

    assert "Give the reason" in text(client.post(address, {"version": old.version}, follow=True))
    assert "It changed since" in text(client.post(address, given | {"version": 9}, follow=True))
    client.post(address, given)

    new = Measurement.objects.current().get()
    assert (new.corrects, new.value, new.is_derived, len(new.counted)) == (old, 2, True, 2)
    assert (new.state, new.correction_reason) == (State.SUBMITTED, "A meeting was logged late.")
