import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from observatory.models import Agreement, Change, LegalStep, SpecificObjective
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(city):
    return make.AgreementFactory(city=city, code="lyon", title="With Lyon", signed_on=dt.date(2020, 1, 1))


def at(name, *args):
    return reverse(name, args=["rosal", "lyon", *args])


def page(desk):
    return desk.get(at("agreement-detail")).content.decode()


def test_the_steps_of_the_country_are_laid_out_with_one_press(desk, agreement):
    assert "Lay out the usual steps" in page(desk)

    desk.post(at("agreement-steps"))

    assert agreement.legal_steps.count() == 5
    assert "Took over the legal steps of the country" in page(desk)


def test_a_step_is_marked_done_with_its_document(desk, agreement):
    step = make.LegalStepFactory(agreement=agreement, name="Signature")
    typed = {"name": "Signature", "done_on": "9/3/2026", "reference": "N.º 12", "new_link": "https://example.org/paper"}

    response = desk.post(at("agreement-step-edit", step.uuid), typed | {"version": 1})

    step.refresh_from_db()
    assert response["Location"].endswith("/lyon/#steps")
    assert (step.done_on, step.reference, step.source.url) == (
        dt.date(2026, 3, 9),
        "N.º 12",
        "https://example.org/paper",
    )
    assert "Done on" in page(desk)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"done_on": (timezone.localdate() + dt.timedelta(days=1)).isoformat()}, "done_on"),
        ({"done_on": "31/2/2026"}, "done_on"),
        ({"done_on": "1/2/2026", "skipped_because": "Not asked for"}, "skipped_because"),
    ],
)
def test_a_step_that_cannot_be_so_is_refused_and_what_was_typed_stays(desk, agreement, typed, field):
    typed = {"name": "Council", "note": "Half written"} | typed

    response = desk.post(at("agreement-step-new"), typed)

    assert field in response.context["form"].errors
    assert "Half written" in response.content.decode()
    assert not LegalStep.objects.exists()


def test_a_step_of_the_country_keeps_its_words_until_it_is_renamed(desk, agreement):
    desk.post(at("agreement-steps"))
    step = agreement.legal_steps.first()
    form = desk.get(at("agreement-step-edit", step.uuid)).context["form"]
    assert form["name"].value() == "Text agreed with the counterpart"

    desk.post(at("agreement-step-edit", step.uuid), {"name": form["name"].value(), "version": 1, "note": "Soon"})
    step.refresh_from_db()
    assert (step.key, step.name) == ("draft", "Texto acordado con la contraparte")

    desk.post(at("agreement-step-edit", step.uuid), {"name": "A draft", "version": 2})
    step.refresh_from_db()
    assert (step.key, step.name) == ("", "A draft")


def test_a_step_of_ones_own_comes_last_and_moves_up(desk, agreement):
    desk.post(at("agreement-steps"))
    desk.post(at("agreement-step-new"), {"name": "Party"})
    own = agreement.legal_steps.get(name="Party")
    assert own.position == 5

    desk.post(at("agreement-step-move", own.uuid), {"up": "1"})
    assert [step.name for step in agreement.legal_steps.all()][-2] == "Party"
    desk.post(at("agreement-step-move", own.uuid), {"down": "1"})
    assert [step.name for step in agreement.legal_steps.all()][-1] == "Party"


def test_a_step_is_taken_off_after_asking(desk, agreement):
    step = make.LegalStepFactory(agreement=agreement, name="Council")
    assert "Take off “Council”?" in desk.get(at("agreement-step-remove", step.uuid)).content.decode()

    desk.post(at("agreement-step-remove", step.uuid))

    assert not LegalStep.objects.kept().exists()
    assert desk.get(at("agreement-step-edit", step.uuid)).status_code == 404


def test_somebody_elses_change_to_a_step_is_shown_beside_ones_own(desk, agreement):
    step = make.LegalStepFactory(agreement=agreement, name="Council", version=2)

    response = desk.post(at("agreement-step-edit", step.uuid), {"name": "The council", "version": 1})

    assert response.status_code == 409
    assert ("Step", "Council", "The council") in response.context["conflict_rows"]


def test_the_page_warns_of_a_step_against_the_order_and_of_dates_that_do_not_fit(desk, agreement):
    Agreement.objects.update(in_force_from=dt.date(2019, 1, 1))
    make.LegalStepFactory(agreement=agreement, position=0, name="Notice", done_on=dt.date(2020, 1, 1))
    make.LegalStepFactory(agreement=agreement, position=1, done_on=dt.date(2019, 1, 1))

    assert "Done before “Notice”" in page(desk)
    assert "It is in force from a day before it was signed" in page(desk)


def test_an_objective_of_the_agreement_is_added_edited_and_taken_off(desk, agreement):
    desk.post(at("agreement-objective-new"), {"text": "Twelve teachers a year", "state": "open"})
    objective = SpecificObjective.objects.get()
    desk.post(
        at("agreement-objective-edit", objective.uuid),
        {"text": "Ten teachers a year", "state": "reached", "version": 1},
    )
    assert "Ten teachers a year" in page(desk)
    assert "Reached" in page(desk)

    desk.post(at("agreement-objective-remove", objective.uuid))

    assert "This agreement has no objective of its own yet" in page(desk)
    assert {c.action for c in Change.objects.filter(record="observatory.specificobjective")} == {
        "created",
        "changed",
        "removed",
    }
    assert "Ten teachers a year" in desk.get(at("agreement-history")).content.decode()


def renewal(agreement, **typed):
    return {"renewed_on": "1/2/2026", "new_end": "2030", "agreement_version": agreement.version} | typed


def test_a_renewal_gives_a_new_end_and_keeps_the_old_one(desk, agreement):
    Agreement.objects.update(ends_on=dt.date(2025, 12, 31), status="ended")
    assert desk.get(at("agreement-renew")).status_code == 200

    desk.post(at("agreement-renew"), renewal(agreement))

    agreement.refresh_from_db()
    assert (agreement.ends_on, agreement.status) == (dt.date(2030, 12, 31), "in-force")
    assert agreement.renewals.get().previous_end == dt.date(2025, 12, 31)
    assert Change.objects.get(action="renewed").before["ends_on"] == "2025-12-31"
    assert "It ended on" in page(desk)


def test_a_renewal_may_leave_the_end_open(desk, agreement):
    desk.post(at("agreement-renew"), renewal(agreement, new_end="", stays_open="on"))

    agreement.refresh_from_db()
    assert (agreement.ends_on, agreement.is_open_ended) == (None, True)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"new_end": ""}, "new_end"),
        ({"new_end": "2024"}, "new_end"),
        ({"new_end": "31/12/2025"}, "new_end"),
        ({"new_end": "never"}, "new_end"),
        ({"stays_open": "on"}, "stays_open"),
        ({"renewed_on": ""}, "renewed_on"),
    ],
)
def test_a_renewal_that_cannot_be_so_is_refused(desk, agreement, typed, field):
    Agreement.objects.update(ends_on=dt.date(2025, 12, 31))

    response = desk.post(at("agreement-renew"), renewal(agreement, note="Half written", **typed))

    assert field in response.context["form"].errors
    assert "Half written" in response.content.decode()
    assert not agreement.renewals.exists()


def test_a_renewal_ends_after_the_signature(desk, agreement):
    response = desk.post(at("agreement-renew"), renewal(agreement, new_end="2019"))

    assert "new_end" in response.context["form"].errors


def test_a_renewal_waits_for_whoever_saw_an_older_agreement(desk, agreement):
    Agreement.objects.update(version=2)

    response = desk.post(at("agreement-renew"), renewal(agreement))

    assert response.status_code == 409
    assert response.context["form"].data["agreement_version"] == 2
    assert not agreement.renewals.exists()


def test_a_renewal_that_was_none_gives_the_former_end_back(desk, agreement):
    Agreement.objects.update(ends_on=dt.date(2025, 12, 31))
    desk.post(at("agreement-renew"), renewal(agreement))

    desk.post(at("agreement-renewal-remove", agreement.renewals.get().uuid))

    agreement.refresh_from_db()
    assert agreement.ends_on == dt.date(2025, 12, 31)
    assert "Renewals and decisions" not in page(desk)


def test_a_renewal_taken_off_leaves_an_end_alone_that_was_changed_since(desk, agreement):
    desk.post(at("agreement-renew"), renewal(agreement))
    Agreement.objects.update(ends_on=dt.date(2040, 1, 1))

    desk.post(at("agreement-renewal-remove", agreement.renewals.get().uuid))

    agreement.refresh_from_db()
    assert agreement.ends_on == dt.date(2040, 1, 1)


def test_the_list_is_filtered_and_sorted_by_pulse(desk, city, agreement):
    make.AgreementFactory(city=city, code="young", signed_on=timezone.localdate())
    address = reverse("agreement-list", args=["rosal"])

    def codes(**query):
        return [each.code for each in desk.get(address, query).context["page"]]

    assert codes(pulse="dormant") == ["lyon"]
    assert codes(pulse="alive") == ["young"]
    assert codes(sort="pulse") == ["young", "lyon"]
    assert codes(sort="-pulse") == ["lyon", "young"]
    assert codes(pulse="nonsense", same_text="nonsense-1") == []


def test_the_page_of_an_agreement_costs_the_same_for_one_step_and_for_many(desk, agreement):
    make.LegalStepFactory(agreement=agreement, done_on=dt.date(2025, 1, 1))
    make.SpecificObjectiveFactory(agreement=agreement)
    page(desk)
    with CaptureQueriesContext(connection) as few:
        page(desk)
    make.LegalStepFactory.create_batch(5, agreement=agreement, source=make.SourceFactory(city=agreement.city))
    make.SpecificObjectiveFactory.create_batch(5, agreement=agreement)
    with CaptureQueriesContext(connection) as many:
        page(desk)

    assert len(few) == len(many)
