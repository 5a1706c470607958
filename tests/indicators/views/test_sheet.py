import pytest
from django.utils import timezone

from indicators import services
from indicators.choices import Direction, TargetKind
from observatory.models import Change
from tests.factories.indicators import BreakdownFactory
from tests.factories.observatory import (
    GovernmentGoalFactory,
    GovernmentTermFactory,
    ObjectiveFactory,
    SourceFactory,
    StrategyFactory,
)

pytestmark = pytest.mark.django_db

SHEET = "work/lima/indicators/INS-TST-01/"
NOTHING = {f"{name}_{n}": "" for name in ("by", "parts") for n in range(3)}


def given(adoption, **more):
    return {"version": adoption.version, **NOTHING, **more}


def test_the_sheet_says_in_five_groups_what_is_there_and_what_it_lacks(ask, director, adoption):
    page = ask(director, SHEET)
    text = page.content.decode()

    for group in ("identity", "classification", "definition", "collection", "goals"):
        assert f'id="{group}"' in text
    complete = page.context["complete"]
    assert (complete.total, complete.there) == (22, 2)
    assert "limits of interpretation" in [label for label, _where in complete.missing]


def test_the_sheet_says_what_its_objectives_serve(ask, staff, adoption):
    strategy = StrategyFactory(city=adoption.city)
    objectives = [ObjectiveFactory(strategy=strategy, area_of_action="economy") for _each in "12"]
    goal = GovernmentGoalFactory(city=adoption.city, title="Twelve thousand jobs")
    for each in objectives:
        each.government_goals.add(goal)
    adoption.objectives.set(objectives)

    page = ask(staff, SHEET)

    assert page.context["serves"]["goals"] == [goal]
    assert len(page.context["serves"]["areas"]) == 1
    assert "Twelve thousand jobs" in page.content.decode()


def test_the_director_writes_the_sheet_with_its_breakdowns(ask, director, adoption):
    BreakdownFactory(adoption=adoption, name="Age", parts=["Young"])
    answers = given(adoption, limits="Counts, not quality.", audiences=["citizens"], by_0="Sex", parts_0="Women\nMen")

    ask(director, f"{SHEET}details/", answers)

    adoption.refresh_from_db()
    assert (adoption.limits, adoption.audiences) == ("Counts, not quality.", ["citizens"])
    assert [(each.name, each.parts) for each in adoption.breakdowns.all()] == [("Sex", ["Women", "Men"])]
    assert Change.objects.latest("at").after["breakdowns"] == "Sex: Women, Men"


def test_the_sheet_leads_to_the_instrument_of_this_city_alone(ask, director, adoption):
    ours, foreign = (
        SourceFactory(city=adoption.city, title="Questionnaire", url="https://example.org/q"),
        SourceFactory(),
    )

    refused = ask(director, f"{SHEET}details/", given(adoption, instrument=foreign.pk))
    ask(director, f"{SHEET}details/", given(adoption, instrument=ours.pk, alert_rule="Tell the secretary."))

    assert "instrument" in refused.context["form"].errors
    text = ask(director, SHEET).content.decode()
    assert 'href="https://example.org/q"' in text
    assert "Tell the secretary." in text


def test_staff_does_not_write_the_sheet(ask, staff, adoption):
    assert ask(staff, f"{SHEET}details/").status_code == 403


def test_a_breakdown_without_parts_and_bounds_upside_down_are_refused(ask, director, adoption):
    adoption.indicator.direction = Direction.KEEP
    adoption.indicator.save()

    form = ask(director, f"{SHEET}details/", given(adoption, by_1="Sex", lowest="9", highest="3")).context["form"]

    assert {"parts_1", "highest"} == set(form.errors)


def test_a_sheet_that_somebody_saved_meanwhile_is_a_conflict(ask, director, adoption):
    assert ask(director, f"{SHEET}details/", given(adoption, version=7, limits="x")).status_code == 409


def test_the_calculation_writes_its_sums_out(ask, director, adoption, measured):
    services.set_baseline(adoption=adoption, by=director, version=adoption.version, value=4, period="2019")
    services.set_targets(adoption=adoption, by=director, kind=TargetKind.ORIGINAL, targets={"2027": 12})
    measured("approved", value=7)
    measured("approved", value=5, period="2024")

    steps = ask(director, f"{SHEET}calculation/").context["calculation"].steps
    earlier = ask(None, "cities/lima/indicators/INS-TST-01/calculation/?period=2024").context["calculation"].steps

    sums = [step.sum.replace("\N{NO-BREAK SPACE}", " ") for step in steps]
    assert sums[3:5] == ["(7 − 4) ÷ (12 − 4) = 37.5%", "2,192 ÷ 2,922 = 75%"]
    assert "(5 − 4) ÷ (12 − 4) = 12.5" in earlier[3].sum
    assert [step.title for step in steps][-1] == "The result"


def test_a_calculation_is_not_public_when_its_indicator_is_not(ask, adoption, measured):
    measured("approved")
    assert ask(None, "cities/lima/indicators/INS-TST-01/calculation/").status_code == 200
    adoption.is_public = False
    adoption.save()

    assert ask(None, "cities/lima/indicators/INS-TST-01/calculation/").status_code == 404
    assert ask(None, "cities/lima/indicators/INS-TST-01/calculation/?period=1990").status_code == 404


def test_without_a_goal_or_a_number_the_calculation_says_so(ask, director, adoption, measured):
    assert ask(director, f"{SHEET}calculation/").context["calculation"] is None
    measured("approved", value=None, no_data_reason="late")

    assert ask(director, f"{SHEET}calculation/?period=2024").status_code == 404
    assert "there is no number for this period" in ask(director, f"{SHEET}calculation/").content.decode()


def test_the_calculation_of_a_value_without_a_target_does_not_say_that_there_is_no_data(ask, director, measured):
    measured("approved")

    text = ask(director, f"{SHEET}calculation/").content.decode()

    assert "No target set" in text
    assert "No data" not in text


@pytest.mark.parametrize(
    ("frequency", "leads_to"),
    [
        ("term", "Enter the value of 1 July 2024 – 30 June 2099"),
        ("event", "Choose the period of a value"),
        ("yearly", f"Enter the value of {timezone.localdate().year}"),
    ],
)
def test_the_sheet_leads_to_the_value_of_the_period_at_hand(ask, staff, adoption, frequency, leads_to):
    for first, last in (("2021-07-01", "2024-06-30"), ("2024-07-01", "2099-06-30"), ("2099-07-01", "2100-06-30")):
        GovernmentTermFactory(city=adoption.city, starts_on=first, ends_on=last)
    type(adoption).objects.update(frequency=frequency)

    assert leads_to in ask(staff, SHEET).content.decode()
