"""A communication plan: its lines, what carries them out, whom it forgets; the thread from a promise to a figure."""

import datetime
from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils import timezone

from dialogues.choices import Audience
from dialogues.communicating import State, state_of
from dialogues.models import CommunicationPlan, PlannedCommunication
from dialogues.today import communication_late
from indicators.models import Measurement
from observatory.models import Change
from tests.factories.dialogues import (
    CommitmentFactory,
    CommunicationFactory,
    CommunicationPlanFactory,
    DialogueFactory,
    PlannedCommunicationFactory,
)
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import ActivityFactory, MembershipFactory, PublicCityFactory

DAY = datetime.date


@dataclass
class Line:
    planned_on: DAY
    is_done: bool = False
    audience: str = ""


def test_the_state_of_a_plan_tells_what_is_done_what_is_late_and_whom_it_forgets():
    lines = [
        Line(DAY(2025, 1, 1), is_done=True, audience="media"),
        Line(DAY(2025, 1, 2)),
        Line(DAY(2025, 1, 3), audience="citizens"),
    ]

    assert state_of(lines, ("media", "citizens", "political"), DAY(2025, 1, 3)) == State(1, 1, 3, ("political",))


def test_a_plan_without_lines_forgets_everybody_and_is_late_with_nothing():
    assert state_of([], Audience.values, DAY(2025, 1, 1)) == State(0, 0, 0, tuple(Audience.values))


@pytest.fixture
def staff(db):
    return MembershipFactory()


@pytest.fixture
def desk(client, staff):
    client.force_login(staff.user)
    return client


def lines(*written):
    data = {"lines-TOTAL_FORMS": str(len(written) + 1), "lines-INITIAL_FORMS": "0"}
    for place, line in enumerate(written):
        data |= {f"lines-{place}-{name}": value for name, value in line.items()}
    return data


def test_a_plan_is_written_with_its_lines_and_what_is_sent_carries_them_out(desk, staff):
    said = {"title": "Plan 2025", "starts_on": "01/01/2025", "ends_on": "31/12/2025", "is_clear": "partly"}
    line = {"aim": "Schools know of the exchange", "audience": "citizens", "planned_on": "01/03/2025"}
    address = reverse("communication-plan-new", args=[staff.city.code])

    assert desk.post(address, said | lines(line)).status_code == 302

    plan = CommunicationPlan.objects.get()
    planned = plan.lines.get()
    assert (plan.is_clear, planned.audience, planned.planned_on) == ("partly", "citizens", DAY(2025, 3, 1))
    assert Change.objects.get(record_uuid=plan.uuid).after["lines"] == ["2025-03-01 Schools know of the exchange"]
    today = timezone.localdate()
    assert [need.title for need in communication_late(staff.city, staff.user, today)] == [planned.aim]
    CommunicationFactory(city=staff.city, title="A letter to schools", planned=planned)
    assert communication_late(staff.city, staff.user, today) == []
    page = desk.get(reverse("communication-plan-detail", args=[staff.city.code, plan.code])).content.decode()
    assert "A letter to schools" in page
    assert str(Audience.POLITICAL.label) in page


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"ends_on": "31/12/2024"}, {"aim": "Schools", "planned_on": "01/03/2025"}),
        ({}, {"aim": "Schools"}),
        ({}, {"planned_on": "01/03/2025"}),
    ],
)
def test_a_plan_that_cannot_be_is_told_and_keeps_what_was_typed(desk, staff, said, line):
    given = {"title": "Plan 2025", "starts_on": "01/01/2025"} | said | lines(line)

    response = desk.post(reverse("communication-plan-new", args=[staff.city.code]), given)

    assert response.status_code == 200
    assert "Plan 2025" in response.content.decode()
    assert not CommunicationPlan.objects.exists()


def test_a_communication_is_offered_the_lines_of_its_own_city_only(desk, staff):
    own = PlannedCommunicationFactory(plan__city=staff.city, aim="Ours")
    PlannedCommunicationFactory(aim="Theirs")

    page = desk.get(reverse("communication-new", args=[staff.city.code])).content.decode()

    assert own.aim in page
    assert "Theirs" not in page


def test_a_line_that_is_taken_out_leaves_what_was_sent(desk, staff):
    planned = PlannedCommunicationFactory(plan__city=staff.city)
    sent = CommunicationFactory(city=staff.city, planned=planned)
    said = {"title": "Plan", "starts_on": "01/01/2025", "version": planned.plan.version}

    desk.post(reverse("communication-plan-edit", args=[staff.city.code, planned.plan.uuid]), said | lines())

    sent.refresh_from_db()
    assert not PlannedCommunication.objects.exists()
    assert sent.planned is None


def test_the_list_of_plans_costs_the_same_for_one_and_for_three(desk, staff, django_assert_max_num_queries):
    for _n in range(3):
        PlannedCommunicationFactory(plan=CommunicationPlanFactory(city=staff.city))
    with django_assert_max_num_queries(16):
        assert desk.get(reverse("communication-plan-list", args=[staff.city.code])).status_code == 200


def answered(city, **figure):
    """A commitment that an activity answered, and a figure that counted the activity."""
    activity = ActivityFactory(city=city, starts_on="2025-03-01", is_public=True)
    dialogue = DialogueFactory(city=city, is_public=True, is_closed=True)
    commitment = CommitmentFactory(dialogue=dialogue, text="A course", is_public=True, answered_by=activity)
    indicator = IndicatorFactory(code="X-1", name_es="Cursos dados", name_en="Courses given")
    AdoptedIndicatorFactory(city=city, indicator=indicator, is_public=True)
    MeasurementFactory(
        city=city,
        indicator=indicator,
        period=PeriodFactory(code="2025"),
        is_derived=True,
        counted=[{"kind": "observatory.activity", "uuid": str(activity.uuid), "part": "counted"}],
        **figure,
    )
    return commitment


def test_the_thread_leads_from_what_was_agreed_to_the_figure_that_counts_its_answer(desk, staff):
    commitment = answered(staff.city)

    page = desk.get(reverse("commitment-detail", args=[staff.city.code, commitment.uuid])).content.decode()

    assert reverse("measurement-trace", args=[staff.city.code, "2025", "X-1"]) in page


def test_citizens_follow_the_thread_to_approved_figures_only(client, db):
    city = PublicCityFactory()
    answered(city)
    address = reverse("city-commitments", args=[city.code])
    figure = reverse("city-indicator", args=[city.code, "X-1"])
    assert figure not in client.get(address).content.decode()

    Measurement.objects.update(state="approved", approved_at=timezone.now())

    assert figure in client.get(address).content.decode()
