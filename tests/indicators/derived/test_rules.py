import datetime
from decimal import Decimal
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from actors.choices import Group
from dialogues.choices import CommitmentKind, CommitmentStatus, Purpose
from indicators.derived import count, count_all
from indicators.derived.force import in_force
from indicators.derived.register import registers
from observatory.choices import ActivityKind, AgreementKind, AgreementStatus, MissionReason, Motivation, Precision
from tests.factories.actors import ActorFactory, ParticipationFactory
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.indicators import PeriodFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    BudgetLineFactory,
    CityFactory,
    DepartmentFactory,
    GovernmentTermFactory,
    MatchFactory,
    MissionFactory,
    NetworkFactory,
    NetworkMembershipFactory,
    NetworkProposalFactory,
    NetworkRoleFactory,
    ObjectiveFactory,
    OpportunityFactory,
    PlaceFactory,
    PlanningInstrumentFactory,
    PositionHoldingFactory,
    PracticeEventFactory,
    SdgFactory,
    StrategyFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


TODAY = datetime.date(2026, 3, 1)
DAY = datetime.date


def year_2025():
    return PeriodFactory.build(code="2025")


def counted(city, code, period=None, today=TODAY):
    return count(city, code, period or year_2025(), today)


def uuids(found, part="counted"):
    return {record.uuid for record in found.records if record.part == part}


KINDS = [
    ("INS-EXC-01", ActivityKind.EXCHANGE),
    ("INS-PRJ-01", ActivityKind.TALK),
    ("INS-TYP-06", ActivityKind.CONTACT),
    ("INS-TYP-11", ActivityKind.MEETING),
    ("TER-INC-04", ActivityKind.FORUM),
    ("TER-INC-08", ActivityKind.INVITATION),
    ("TER-APR-03", ActivityKind.TRAINING_TRAINERS),
    ("TER-TER-03", ActivityKind.EVENT),
]


@pytest.mark.proves(*dict(KINDS))
@pytest.mark.parametrize(("code", "kind"), KINDS)
def test_a_kind_of_activity_is_counted_by_its_date(code, kind):
    city = CityFactory()
    first = ActivityFactory(city=city, kind=kind, starts_on=DAY(2025, 1, 1))
    last = ActivityFactory(city=city, kind=kind, starts_on=DAY(2025, 12, 31))
    ActivityFactory(city=city, kind=kind, starts_on=DAY(2024, 12, 31))
    ActivityFactory(city=city, kind=kind, starts_on=DAY(2026, 1, 1))
    ActivityFactory(city=city, kind=ActivityKind.OTHER)
    ActivityFactory(kind=kind)
    ActivityFactory(city=city, kind=kind, removed_at="2025-06-01T00:00:00Z")

    found = counted(city, code)

    assert found.value == 2
    assert uuids(found) == {str(first.uuid), str(last.uuid)}
    assert {record.kind for record in found.records} == {"observatory.activity"}


def test_zero_is_a_count_where_activities_are_logged():
    city = CityFactory()
    ActivityFactory(city=city, kind=ActivityKind.MEETING)

    assert counted(city, "INS-EXC-01").value == 0


def test_nothing_is_counted_before_the_first_activity_was_logged():
    city = CityFactory()
    ActivityFactory(city=city, starts_on=DAY(2026, 1, 1))

    found = counted(city, "INS-EXC-01")

    assert found.value is None
    assert found.why_none == "No activities had been logged by the end of this period."


def test_an_activity_dated_to_the_year_is_left_out_of_a_quarter_and_told():
    city = CityFactory()
    ActivityFactory(city=city, starts_on=DAY(2025, 1, 1), starts_on_precision=Precision.YEAR)
    quarter = PeriodFactory.build(code="2025-Q2", starts_on=DAY(2025, 4, 1), ends_on=DAY(2025, 6, 30))

    assert counted(city, "INS-TYP-11").value == 1
    assert counted(city, "INS-TYP-11", quarter).value == 0
    assert counted(city, "INS-TYP-11", quarter).left_out == 1


@pytest.mark.proves("INS-TYP-01")
def test_twinnings_of_four_years_end_on_the_last_day_of_the_period():
    city = CityFactory()
    days = [DAY(2021, 12, 31), DAY(2022, 1, 1), DAY(2025, 12, 31), DAY(2026, 1, 1)]
    signed = [AgreementFactory(city=city, signed_on=day) for day in days]
    AgreementFactory(city=city, signed_on=DAY(2024, 5, 1), kind=AgreementKind.MEMORANDUM)
    AgreementFactory(city=city, signed_on=None)

    found = counted(city, "INS-TYP-01")

    assert found.value == 2
    assert uuids(found) == {str(signed[1].uuid), str(signed[2].uuid)}
    assert found.left_out == 1
    assert "1 agreement is not counted" in found.left_out_because


def test_twinnings_that_are_all_undated_are_not_told_as_none():
    city = CityFactory()
    AgreementFactory.create_batch(2, city=city, signed_on=None)
    AgreementFactory(city=city, signed_on=DAY(2020, 5, 1), kind=AgreementKind.MEMORANDUM)

    found = counted(city, "INS-TYP-01")

    assert (found.value, found.left_out) == (None, 2)
    assert found.why_none.startswith("2 agreements are not counted")


def test_undated_twinnings_beside_one_of_another_year_are_told_with_the_zero():
    city = CityFactory()
    AgreementFactory(city=city, signed_on=None)
    AgreementFactory(city=city, signed_on=DAY(2010, 5, 1))

    found = counted(city, "INS-TYP-01")

    assert (found.value, found.left_out) == (0, 1)


@pytest.mark.proves("TER-TER-04")
def test_agreements_signed_are_of_any_kind():
    city = CityFactory()
    AgreementFactory(city=city, signed_on=DAY(2025, 1, 1), kind=AgreementKind.LETTER)
    AgreementFactory(city=city, signed_on=DAY(2025, 1, 1), signed_on_precision=Precision.YEAR)
    AgreementFactory(city=city, signed_on=DAY(2024, 12, 31))

    assert counted(city, "TER-TER-04").value == 2


def test_agreements_cannot_be_counted_where_none_is_registered():
    city = CityFactory()

    assert counted(city, "TER-TER-04").why_none == "The register holds no agreements."
    assert counted(city, "POL-GOV-03").value is None


@pytest.mark.proves("POL-GOV-03")
def test_share_of_agreements_with_sdgs_rests_on_those_in_force():
    city, goal, target = CityFactory(), SdgFactory(code="11"), SdgFactory(code="13")
    tied = AgreementFactory(city=city, signed_on=DAY(2010, 1, 1), is_open_ended=True)
    tied.sdgs.add(goal, target)
    AgreementFactory(city=city, signed_on=DAY(2025, 12, 31))
    AgreementFactory(city=city, signed_on=DAY(2020, 1, 1), ends_on=DAY(2025, 1, 1))
    AgreementFactory(city=city, signed_on=DAY(2020, 1, 1), ends_on=DAY(2024, 12, 31)).sdgs.add(goal)
    AgreementFactory(city=city, signed_on=DAY(2026, 1, 1)).sdgs.add(goal)
    AgreementFactory(city=city, signed_on=DAY(2020, 1, 1), status=AgreementStatus.NEGOTIATION)
    AgreementFactory(city=city, signed_on=DAY(2020, 1, 1), status=AgreementStatus.ENDED)
    AgreementFactory(city=city)

    found = counted(city, "POL-GOV-03")

    assert (found.numerator, found.denominator) == (1, 3)
    assert found.value == Decimal("33.333333")
    assert uuids(found, "numerator") == {str(tied.uuid)}
    assert len(uuids(found, "denominator")) == 3
    assert found.left_out == 2


def test_an_agreement_known_to_be_in_force_counts_in_the_running_period():
    city = CityFactory()
    AgreementFactory(city=city, status=AgreementStatus.IN_FORCE)

    assert counted(city, "POL-GOV-03", today=DAY(2025, 6, 1)).denominator == 1
    assert counted(city, "POL-GOV-03").why_none.startswith("No agreement is known")


def test_agreement_in_force_goes_by_its_own_date_before_that_of_signature():
    city = CityFactory()
    AgreementFactory(city=city, signed_on=DAY(2025, 6, 1), in_force_from=DAY(2026, 1, 1))
    AgreementFactory(city=city, signed_on=DAY(2024, 6, 1), in_force_from=DAY(2025, 1, 1))

    assert counted(city, "POL-GOV-03").denominator == 1


def test_the_database_tells_which_agreements_were_in_force_as_the_rule_for_one_does():
    city, days = CityFactory(), (None, DAY(2024, 12, 31), DAY(2025, 1, 1), DAY(2025, 12, 31), DAY(2026, 1, 1))
    for status, signed, precision, begun, ended in product(AgreementStatus, days, Precision, days, days):
        if not (signed and ended and ended < signed):
            dated = {"signed_on": signed, "signed_on_precision": precision, "in_force_from": begun, "ends_on": ended}
            AgreementFactory(city=city, status=status, **dated)
    (register,) = registers([city], year_2025(), TODAY)
    fates = {row.pk: in_force(row, register) for row in register.agreements}

    running, perhaps = register.agreements_in_force

    assert {row.pk for row in running} == {pk for pk, fate in fates.items() if fate}
    assert perhaps == list(fates.values()).count(None) > 0


@pytest.mark.proves("INS-TYP-02")
def test_a_running_term_is_compared_with_the_same_stretch_of_the_one_before():
    city = CityFactory()
    GovernmentTermFactory(city=city, starts_on=DAY(2020, 1, 1), ends_on=DAY(2023, 12, 31))
    GovernmentTermFactory(city=city, starts_on=DAY(2024, 1, 1), ends_on=DAY(2027, 12, 31))
    for day in [DAY(2020, 5, 1), DAY(2021, 12, 31), DAY(2022, 1, 1), DAY(2023, 5, 1)]:
        AgreementFactory(city=city, signed_on=day, kind=AgreementKind.COOPERATION)
    for day in [DAY(2024, 2, 1), DAY(2025, 2, 1), DAY(2025, 12, 31), DAY(2026, 1, 1)]:
        AgreementFactory(city=city, signed_on=day)

    found = counted(city, "INS-TYP-02")

    assert (found.numerator, found.denominator, found.value) == (1, 2, 50)
    assert (len(uuids(found, "numerator")), len(uuids(found, "denominator"))) == (3, 2)


def test_a_term_that_is_over_is_compared_with_the_whole_of_the_one_before():
    city = CityFactory()
    GovernmentTermFactory(city=city, starts_on=DAY(2021, 7, 1), ends_on=DAY(2022, 12, 31))
    GovernmentTermFactory(city=city, starts_on=DAY(2023, 1, 1), ends_on=DAY(2025, 12, 31))
    for day in [DAY(2021, 7, 1), DAY(2022, 12, 31), DAY(2023, 1, 1), DAY(2025, 12, 31)]:
        AgreementFactory(city=city, signed_on=day)

    assert counted(city, "INS-TYP-02").value == 0


def test_growth_counts_only_until_today():
    city = CityFactory()
    GovernmentTermFactory(city=city, starts_on=DAY(2021, 1, 1))
    GovernmentTermFactory(city=city, starts_on=DAY(2025, 1, 1))
    AgreementFactory(city=city, signed_on=DAY(2021, 3, 1))
    AgreementFactory(city=city, signed_on=DAY(2021, 9, 1))
    AgreementFactory(city=city, signed_on=DAY(2025, 3, 1))

    assert counted(city, "INS-TYP-02", today=DAY(2025, 6, 30)).value == 0
    assert counted(city, "INS-TYP-02").value == -50


def test_growth_has_no_value_without_an_earlier_term_or_earlier_agreements():
    city = CityFactory()
    term = GovernmentTermFactory(city=city, starts_on=DAY(2024, 1, 1))
    AgreementFactory(city=city, signed_on=DAY(2024, 3, 1))

    assert "no government term before" in counted(city, "INS-TYP-02").why_none
    GovernmentTermFactory(city=city, starts_on=DAY(2020, 1, 1), ends_on=DAY(2023, 12, 31))
    assert "same stretch of the previous term" in counted(city, "INS-TYP-02").why_none
    term.ends_on = DAY(2024, 6, 30)
    term.save()
    assert counted(city, "INS-TYP-02").value is None


@pytest.mark.proves("TER-INC-01")
def test_networks_are_those_of_the_last_day_each_once():
    city, network = CityFactory(), NetworkFactory()
    NetworkMembershipFactory(city=city, network=network, joined_on=DAY(2020, 1, 1))
    NetworkMembershipFactory(city=city, network=network, joined_on=DAY(2022, 1, 1))
    NetworkMembershipFactory(city=city)
    NetworkMembershipFactory(city=city, joined_on=DAY(2025, 12, 31))
    NetworkMembershipFactory(city=city, joined_on=DAY(2026, 1, 1))
    NetworkMembershipFactory(city=city, joined_on=DAY(2019, 1, 1), left_on=DAY(2025, 12, 30))

    found = counted(city, "TER-INC-01")

    assert found.value == 3
    assert len(found.records) == 3


def test_a_network_joined_some_day_of_the_year_is_left_out_of_its_first_quarter():
    city = CityFactory()
    NetworkMembershipFactory(city=city, joined_on=DAY(2025, 1, 1), joined_on_precision=Precision.YEAR)
    quarter = PeriodFactory.build(code="2025-Q1", starts_on=DAY(2025, 1, 1), ends_on=DAY(2025, 3, 31))

    assert counted(city, "TER-INC-01", quarter).value == 0
    assert counted(city, "TER-INC-01", quarter).left_out == 1
    assert counted(city, "TER-INC-01").value == 1


def test_networks_cannot_be_counted_where_no_membership_is_registered():
    assert counted(CityFactory(), "TER-INC-01").value is None
    assert counted(CityFactory(), "TER-INC-05").value is None


def test_roles_in_networks_are_told_with_their_dates():
    city, network = CityFactory(), NetworkFactory(name="UCLG")
    NetworkMembershipFactory(city=city, network=network, role="Vice-presidency", joined_on=DAY(2024, 2, 1))
    NetworkMembershipFactory(city=city)

    assert counted(city, "TER-INC-05").text == "UCLG: Vice-presidency (2024-02-01 – …)"
    assert counted(city, "TER-INC-05").value is None


def test_no_role_in_a_network_is_said():
    membership = NetworkMembershipFactory()

    assert counted(membership.city, "TER-INC-05").why_none.startswith("No role")


@pytest.mark.proves("INS-TRI-01", "INS-TRI-02")
def test_staff_trained_abroad_are_the_participants():
    city = CityFactory()
    kind = ActivityKind.TRAINING_ABROAD
    with_goal = ActivityFactory(city=city, kind=kind, participants=4)
    with_goal.objectives.add(ObjectiveFactory(strategy=StrategyFactory(city=city)))
    ActivityFactory(city=city, kind=kind, participants=3)
    ActivityFactory(city=city, kind=kind, participants=None)

    found = counted(city, "INS-TRI-01")

    assert (found.value, found.left_out, len(found.records)) == (7, 1, 2)
    assert counted(city, "INS-TRI-02").value == 4


def test_staff_trained_abroad_cannot_be_told_when_no_training_says_how_many():
    city = CityFactory()
    ActivityFactory(city=city, kind=ActivityKind.TRAINING_ABROAD)

    assert counted(city, "INS-TRI-01").value is None
    assert counted(city, "INS-TRI-02").value == 0
    assert counted(CityFactory(), "INS-TRI-01").value is None


@pytest.mark.proves("INS-TYP-12")
def test_missions_are_told_by_reason():
    city = CityFactory()
    for reason in [MissionReason.COOPERATION, MissionReason.COOPERATION, MissionReason.ECONOMIC, ""]:
        MissionFactory(activity__city=city, reason=reason)
    ActivityFactory(city=city, kind=ActivityKind.MISSION_OUT)
    ActivityFactory(city=city, kind=ActivityKind.VISIT_IN)

    found = counted(city, "INS-TYP-12")

    assert found.value == 5
    assert {segment: part.value for segment, part in found.segments.items()} == {
        "Reason=cooperation": 2,
        "Reason=economic": 1,
        "Reason=unspecified": 2,
    }


@pytest.mark.proves("TER-TER-03")
def test_events_elsewhere_are_not_events_in_the_city():
    city = CityFactory(name="Medellín", name_key="medellin")
    PlaceFactory(name="Cali", name_key="cali")
    PlaceFactory(name="Medellín", name_key="medellin")
    for place, country in [("", None), ("Medellín", None), ("Plaza Mayor", city.country)]:
        ActivityFactory(city=city, kind=ActivityKind.EVENT, place=place, country=country)
    ActivityFactory(city=city, kind=ActivityKind.EVENT, place="Cali")
    ActivityFactory(city=city, kind=ActivityKind.EVENT, country=CityFactory(country__code="ES").country)

    assert counted(city, "TER-TER-03").value == 3


@pytest.mark.proves("TER-TER-05")
def test_cultural_events_go_by_their_topics():
    city = CityFactory()
    ActivityFactory(city=city, kind=ActivityKind.EVENT, topics=["Cultura", "turismo"])
    ActivityFactory(city=city, kind=ActivityKind.EVENT, topics=["turismo"])
    ActivityFactory(city=city, kind=ActivityKind.EVENT)

    assert counted(city, "TER-TER-05").value == 1


@pytest.mark.proves("TER-APR-02")
def test_trainings_on_the_sdgs_go_by_link_or_topic():
    city = CityFactory()
    ActivityFactory(city=city, kind=ActivityKind.TRAINING).sdgs.add(SdgFactory())
    ActivityFactory(city=city, kind=ActivityKind.TRAINING, topics=["ODS"])
    ActivityFactory(city=city, kind=ActivityKind.TRAINING)

    assert counted(city, "TER-APR-02").value == 2


@pytest.mark.proves("TER-APR-01")
def test_a_campaign_on_the_sdgs_is_a_yes():
    city = CityFactory()
    campaign = ActivityFactory(city=city, kind=ActivityKind.CAMPAIGN)

    assert counted(city, "TER-APR-01").value == 0
    campaign.sdgs.add(SdgFactory())
    assert counted(city, "TER-APR-01").value == 1
    assert counted(CityFactory(), "TER-APR-01").value is None


@pytest.mark.proves("POL-MES-10")
def test_hours_for_knowledge_are_those_of_activities_on_it():
    city = CityFactory()
    ActivityFactory(city=city, topics=["Gestión del conocimiento"], hours="12.50")
    ActivityFactory(city=city, topics=["knowledge"], hours="3")
    silent = ActivityFactory(city=city, topics=["knowledge"])
    ActivityFactory(city=city, hours="100")

    found = counted(city, "POL-MES-10")

    assert (found.value, found.left_out) == (Decimal("15.50"), 1)
    assert str(silent.uuid) not in uuids(found)


def test_hours_for_knowledge_cannot_be_told_without_hours():
    city = CityFactory()
    ActivityFactory(city=city, topics=["knowledge"])

    assert counted(city, "POL-MES-10").left_out == 1
    assert counted(city, "POL-MES-10").value is None


@pytest.mark.proves("POL-MES-08")
def test_joint_actions_have_two_departments_and_an_objective():
    city = CityFactory()
    one, two = DepartmentFactory(city=city), DepartmentFactory(city=city)
    objective = ObjectiveFactory(strategy=StrategyFactory(city=city))
    joint = ActivityFactory(city=city)
    for activity, departments, objectives in [
        (joint, [one, two], [objective]),
        (ActivityFactory(city=city), [one], [objective]),
        (ActivityFactory(city=city), [one, two], []),
    ]:
        activity.departments.set(departments)
        activity.objectives.set(objectives)

    found = counted(city, "POL-MES-08")

    assert (found.value, uuids(found)) == (1, {str(joint.uuid)})


@pytest.mark.proves("OBS-PLAN-01")
def test_planned_activities_are_a_share_of_those_that_say():
    city = CityFactory()
    for motivation in [Motivation.PLANNED, Motivation.PLANNED, Motivation.REACTIVE, ""]:
        ActivityFactory(city=city, motivation=motivation)

    found = counted(city, "OBS-PLAN-01")

    assert (found.numerator, found.denominator, found.left_out) == (2, 3, 1)
    assert found.value == Decimal("66.666667")


def test_planned_share_cannot_be_told_when_no_activity_says():
    city = CityFactory()
    ActivityFactory(city=city)

    assert counted(city, "OBS-PLAN-01").value is None
    assert counted(city, "OBS-PLAN-01").left_out == 1
    assert counted(CityFactory(), "OBS-PLAN-01").value is None


@pytest.mark.proves("POL-GOV-01", "INS-TRC-02", "OBS-DEP-01")
def test_departments_are_shares_of_all_departments():
    city = CityFactory()
    here, there, *_rest = DepartmentFactory.create_batch(4, city=city)
    DepartmentFactory(city=city, removed_at="2025-06-01T00:00:00Z")
    ActivityFactory(city=city, kind=ActivityKind.EXCHANGE, result="A method").departments.add(here)
    ActivityFactory(city=city, kind=ActivityKind.EXCHANGE).departments.add(there)
    ActivityFactory(city=city, kind=ActivityKind.TRAINING).departments.add(here, there)

    assert counted(city, "POL-GOV-01").value == 25
    assert counted(city, "INS-TRC-02").value == 50
    found = counted(city, "OBS-DEP-01")
    assert (found.numerator, found.denominator) == (2, 4)
    assert uuids(found, "numerator") == {str(here.uuid), str(there.uuid)}


def test_shares_of_departments_need_a_list_of_departments():
    city = CityFactory()
    ActivityFactory(city=city)

    assert counted(city, "OBS-DEP-01").why_none.startswith("No departments are listed")
    assert counted(CityFactory(), "OBS-DEP-01").why_none.startswith("No activities")


@pytest.mark.proves("POL-MES-01", "POL-MES-02")
def test_the_table_is_counted_by_its_sessions_and_departments():
    city = CityFactory()
    here, there = DepartmentFactory.create_batch(2, city=city)
    session = DialogueFactory(city=city, is_table=True)
    session.departments.add(here)
    DialogueFactory(city=city, is_table=True, held_on=DAY(2025, 12, 31)).departments.add(here)
    DialogueFactory(city=city).departments.add(there)
    DialogueFactory(city=city, is_table=True, held_on=DAY(2024, 1, 1)).departments.add(there)

    assert counted(city, "POL-MES-01").value == 2
    assert counted(city, "POL-MES-02").value == 50


def test_a_session_still_to_come_is_not_counted():
    city = CityFactory()
    DialogueFactory(city=city, is_table=True, held_on=DAY(2025, 11, 1))

    assert counted(city, "POL-MES-01", today=DAY(2025, 6, 1)).value == 0


def test_the_table_cannot_be_counted_where_no_dialogue_is_recorded():
    city = CityFactory()

    assert [counted(city, f"POL-MES-0{n}").value for n in (1, 2, 3, 4)] == [None] * 4
    assert counted(city, "POL-MES-01").why_none == "No dialogues had been recorded by the end of this period."


@pytest.mark.proves("POL-MES-03", "POL-MES-04")
def test_what_the_table_agreed_is_told_with_date_and_status():
    city = CityFactory(languages=["en"], locale="en_GB")
    table = DialogueFactory(city=city, is_table=True)
    objective = CommitmentFactory(
        dialogue=table, kind=CommitmentKind.OBJECTIVE, text="Open the port", status=CommitmentStatus.DONE
    )
    CommitmentFactory(dialogue=DialogueFactory(city=city), kind=CommitmentKind.OBJECTIVE)

    found = counted(city, "POL-MES-03")

    assert found.text == "Open the port (2 April 2025; Done)"
    assert uuids(found) == {str(objective.uuid)}
    assert counted(city, "POL-MES-04").why_none.startswith("No strategic line")
    CommitmentFactory(
        dialogue=table, kind=CommitmentKind.STRATEGIC_LINE, text="Learn by doing", status=CommitmentStatus.DONE
    )
    assert counted(city, "POL-MES-04").text == "Learn by doing (2 April 2025; Done)"


@pytest.mark.proves("INS-CIN-02")
def test_accounts_given_to_the_government_itself_leave_out_those_with_others():
    city = CityFactory()
    inside = ActorFactory(city=city, group=Group.LOCAL_GOVERNMENT)
    outside = ActorFactory(city=city, group=Group.SOCIAL)
    internal = DialogueFactory(city=city, purpose=Purpose.ACCOUNT)
    internal.attending.add(inside)
    DialogueFactory(city=city, purpose=Purpose.ACCOUNT).invited.add(outside)
    DialogueFactory(city=city, purpose=Purpose.CONSULT)

    found = counted(city, "INS-CIN-02")

    assert (found.value, uuids(found)) == (1, {str(internal.uuid)})


@pytest.mark.proves("TER-APR-04")
def test_actors_involved_are_told_by_group():
    city = CityFactory()
    active = ActorFactory(city=city, group=Group.SOCIAL)
    ActorFactory(city=city, group=Group.SOCIAL)
    ActorFactory.create_batch(2, city=city, group=Group.MEDIA)
    ParticipationFactory(actor=active)
    ParticipationFactory(actor=active)

    found = counted(city, "TER-APR-04")

    assert (found.value, found.numerator, found.denominator) == (25, 1, 4)
    assert {segment: part.value for segment, part in found.segments.items()} == {"Group=media": 0, "Group=social": 50}


def test_actors_involved_need_a_map_and_activities():
    actor = ActorFactory()

    assert counted(actor.city, "TER-APR-04").why_none.startswith("No activities")
    assert counted(CityFactory(), "TER-APR-04").why_none.startswith("No actors")


def test_an_indicator_without_a_rule_is_refused():
    with pytest.raises(KeyError):
        counted(CityFactory(), "TER-TER-08")


def fill(city, rows):
    departments = DepartmentFactory.create_batch(rows, city=city)
    objective = ObjectiveFactory(strategy=StrategyFactory(city=city))
    for kind in ActivityKind:
        for activity in ActivityFactory.create_batch(rows, city=city, kind=kind, topics=["culture"], place="Cali"):
            activity.departments.set(departments)
            activity.objectives.add(objective)
            ParticipationFactory(activity=activity, actor__city=city)
    GovernmentTermFactory(city=city, starts_on=DAY(1999, 1, 1))
    for _ in range(rows):
        AgreementFactory(city=city, signed_on=DAY(2025, 2, 1)).sdgs.add(SdgFactory())
        NetworkMembershipFactory(city=city)
        CommitmentFactory(dialogue__city=city, dialogue__is_table=True)
        GovernmentTermFactory(city=city, starts_on=DAY(2000 + city.terms.count(), 1, 1))
        PositionHoldingFactory(position__city=city)
        PracticeEventFactory(practice__city=city)
        OpportunityFactory(city=city)
        MatchFactory(need__city=city)
        NetworkProposalFactory(city=city)
        NetworkRoleFactory(city=city)
        PlanningInstrumentFactory(city=city)
        BudgetLineFactory(city=city, planned=1, executed=1)


def test_counting_everything_costs_the_same_queries_for_one_row_and_for_three():
    costs = []
    for rows in (1, 3):
        city = CityFactory()
        fill(city, rows)
        with CaptureQueriesContext(connection) as asked:
            count_all(city, year_2025(), today=TODAY)
        costs.append(len(asked))

    assert costs[0] == costs[1] <= 60
