"""Missions and activities in a spreadsheet: what is written out comes back as it was."""

import datetime as dt

import pytest
from django.utils import timezone

from observatory import imports
from observatory.models import Activity, CounterpartMet, Delegate, FollowUp, Promise
from observatory.services.changes import rows_behind
from tests.factories import observatory as make
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db
HEAD = "code,title,direction,starts_on,delegation,counterparts,promises,follow_ups"
ROW = (
    'rosario,To Rosario,mission-out,2026-01-08,"Mayor; 2 advisers",Port / Director / AR; Club,'
    "Send the plan / ours / 2026-05-31 / kept / by post,30 / lead / 2026-02-10 / They answer / Invite them"
)


@pytest.fixture
def argentina():
    return make.CountryFactory(code="AR", name="Argentina")


def test_the_rows_of_a_mission_stand_in_one_cell_each(city, argentina):
    bring(csv(HEAD, ROW), "missions", city)
    (club, port) = CounterpartMet.objects.order_by("organisation")
    promise, answer = Promise.objects.get(), FollowUp.objects.get()

    assert [str(post) for post in Delegate.objects.all()] == ["Mayor", "2 advisers"]
    assert (port.post, port.country, club.country) == ("Director", argentina, None)
    assert (promise.side, promise.due_on, promise.state, promise.note) == (
        "ours", dt.date(2026, 5, 31), "kept", "by post",
    )  # fmt: skip
    assert (answer.days, answer.outcome, answer.asked_on) == (30, "lead", dt.date(2026, 2, 7))
    assert (answer.answered_on, answer.next_step) == (dt.date(2026, 2, 10), "Invite them")


def test_the_same_file_again_changes_nothing_and_a_new_word_keeps_who_the_others_are(city, argentina):
    bring(csv(HEAD, ROW), "missions", city)
    port = CounterpartMet.objects.get(organisation="Port")
    assert counts(check(csv(HEAD, ROW), "missions", city)) == (0, 0, 1, 0)

    plan, batch = bring(csv(HEAD, ROW.replace("; Club", "; Chamber")), "missions", city)
    assert counts(plan) == (0, 1, 0, 0)
    assert set(CounterpartMet.objects.values_list("organisation", flat=True)) == {"Port", "Chamber"}
    assert CounterpartMet.objects.get(organisation="Port").uuid == port.uuid

    imports.undo(batch, by=make.MembershipFactory(city=city, role="director").user)
    assert set(CounterpartMet.objects.values_list("organisation", flat=True)) == {"Port", "Club"}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("45 / lead", "not-in-list"),
        ("30 / perhaps", "not-in-list"),
        ("30 / lead / 31-02-2026", "impossible-date"),
    ],
)
def test_an_answer_that_cannot_be_is_told_with_its_row(city, told, code):
    plan = check(csv("title,starts_on,follow_ups", f"To Lima,2026-01-08,{told}"), "missions", city)

    assert codes(plan.errors) == [code]


def test_each_traveller_in_a_row_is_one_delegation(city):
    sheet = csv(
        "title,starts_on,destination,cargo",
        "To Lima,2026-01-08,Lima,Mayor",
        "To Lima,2026-01-08,Lima,Adviser",
        "To Lima,2026-01-08,Lima,Adviser",
        "To Lima,2026-01-08,Quito,Mayor",
        "To Lima,2026-01-08,Quito,",
    )
    plan, _batch = bring(sheet, "missions", city)

    assert counts(plan) == (2, 0, 3, 0)
    assert codes(plan.warnings).count("joined") == 3
    lima = Activity.objects.get(mission__destination="Lima").mission
    assert ([str(post) for post in lima.posts.all()], lima.delegates) == (["Mayor", "2 Adviser"], 3)
    assert counts(check(sheet, "missions", city)) == (0, 0, 5, 0)


@pytest.mark.parametrize(
    ("said", "field"), [("Dirección de Cultura", "departments"), ("Misión al exterior", "direction")]
)
def test_a_direction_is_a_department_unless_its_cells_say_out_or_in(city, said, field):
    plan, _batch = bring(csv("Título,Fecha,Dirección", f"Lyon,2025-03-12,{said}"), "missions", city)

    assert {column.header: column.field for column in plan.readings[0].columns}["Dirección"] == field
    assert counts(plan) == (1, 0, 0, 0)


def test_the_cells_of_every_traveller_stand_behind_the_mission_and_go_with_it(city):
    sheet = csv("title,starts_on,cargo", "To Lima,2026-01-08,Mayor", "To Lima,2026-01-08,Adviser")
    _plan, batch = bring(sheet, "missions", city)
    mission = Activity.objects.get()
    behind = rows_behind(mission)

    assert [(row.row, row.raw["cargo"]) for row in behind] == [(2, "Mayor"), (3, "Adviser")]

    imports.undo(batch, by=None)

    assert not Activity.objects.exists()


def test_a_title_that_is_too_long_is_kept_whole_in_the_note(city):
    text = "Visit " * 60
    plan, _batch = bring(csv("title,starts_on", f"{text},2026-01-08"), "missions", city)
    activity = Activity.objects.get()

    assert codes(plan.warnings).count("title-shortened") == 1
    assert len(activity.title) == 300
    assert activity.note == text.strip()


def test_an_activity_follows_from_one_of_its_city_by_code_and_from_no_other(city):
    make.ActivityFactory(city=city, code="course", kind="training-abroad")
    make.ActivityFactory(code="foreign")
    head = "code,title,starts_on,follows_from,methods,adopted,adopted_in"
    plan, _batch = bring(
        csv(head, "pilot,Pilot,2026-01-08,course,taller; peer,Open streets,Plan of mobility", "b,B,2026-01-09,foreign"),
        "activities",
        city,
    )
    pilot = Activity.objects.get(code="pilot")

    assert (pilot.follows_from.code, pilot.methods) == ("course", ["workshop", "peer"])
    assert (pilot.adopted, pilot.adopted_in) == ("Open streets", "Plan of mobility")
    assert Activity.objects.get(code="b").follows_from is None
    assert "unknown-activity" in codes(plan.warnings)
    assert list(Activity.objects.from_training()) == [pilot]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("pilot,Pilot,2026-01-08,pilot,,", "follows-itself"),
        ("pilot,Pilot,2026-01-08,,,A plan", "policy-without-adoption"),
    ],
)
def test_what_cannot_be_is_refused(city, row, code):
    make.ActivityFactory(city=city, code="pilot", starts_on=timezone.localdate())
    plan = check(csv("code,title,starts_on,follows_from,adopted,adopted_in", row), "activities", city)

    assert codes(plan.errors) == [code]


def test_how_many_days_a_journey_took_is_no_day_of_its_beginning(city):
    sheet = csv("Objeto,Salida,Regreso,Días", "Feria,2023-03-04,2023-03-09,6", "Cumbre,2023-12-01,2023-12-03,3")

    bring(sheet, "missions", city)

    assert [str(day) for day in Activity.objects.order_by("pk").values_list("starts_on", flat=True)] == [
        "2023-03-04",
        "2023-12-01",
    ]
