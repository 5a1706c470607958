from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from observatory.forms.activities import ActivityForm
from observatory.models import Activity
from observatory.services.activities import save_activity
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
TYPED = {"kind": "exchange", "title": "On waterfronts", "starts_on": "9/3/2026"}


def form_for(city, files=None, **typed):
    return ActivityForm(TYPED | typed, files, city=city)


def test_a_cost_without_a_currency_is_in_the_citys_own(city, saved):
    activity = saved(save_activity, form_for(city, cost="1.500.000"))

    assert (activity.cost, activity.currency_id) == (Decimal(1500000), "COP")


def test_a_city_without_a_currency_is_asked_for_it(city):
    city.currency = None

    assert "currency" in form_for(city, cost="10").errors
    assert form_for(city).is_valid()


def test_a_cost_of_nothing_is_a_cost(city, saved):
    activity = saved(save_activity, form_for(city, cost="0", participants="0"))

    assert (activity.cost, activity.currency_id, activity.participants) == (0, "COP", 0)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"ends_on": "8/3/2026"}, "ends_on"),
        ({"participants": "10", "women": "11"}, "women"),
        ({"cost": "-1"}, "cost"),
        ({"cost": "1,234"}, "cost"),
        ({"participants": "2,5"}, "participants"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_only_there(city, typed, field):
    assert list(form_for(city, **typed).errors) == [field]


def test_things_of_another_city_are_refused(city):
    make.DepartmentFactory(city=city)
    make.AgreementFactory(city=city)
    make.SourceFactory(city=city)
    make.ObjectiveFactory(strategy__city=city)
    foreign = {
        "departments": [make.DepartmentFactory().pk],
        "agreements": [make.AgreementFactory().pk],
        "evidence": [make.SourceFactory().pk],
        "objectives": [make.ObjectiveFactory().pk],
    }

    assert set(form_for(city, **foreign).errors) == set(foreign)


def test_new_evidence_joins_what_was_chosen(city, saved):
    known = make.SourceFactory(city=city)
    files = {"new_file": SimpleUploadedFile("acta.pdf", b"%PDF-1.7")}
    activity = saved(save_activity, form_for(city, files, evidence=[known.pk]))

    assert set(activity.evidence.values_list("title", flat=True)) == {known.title, "acta.pdf"}


def test_topics_are_kept_as_a_list(city, saved):
    assert saved(save_activity, form_for(city, topics="ports, water")).topics == ["ports", "water"]


def test_targets_of_goals_stay_where_an_import_set_them(city):
    goal, target = make.SdgFactory(code="11"), make.SdgFactory(code="11.7", parent=make.SdgFactory(code="11"))
    activity = make.ActivityFactory(city=city)
    activity.sdgs.add(target)

    offered = ActivityForm(city=city, instance=activity).fields["sdgs"].queryset
    assert set(offered) == {goal, target}
    assert set(ActivityForm(city=city).fields["sdgs"].queryset) == {goal}


def test_an_activity_follows_from_another_of_the_same_city_and_never_from_itself(city, saved):
    training = make.ActivityFactory(city=city, kind="training-abroad")
    pilot = saved(save_activity, form_for(city, follows_from=training.pk))

    assert list(training.followed_by.all()) == [pilot]
    assert list(form_for(city, follows_from=make.ActivityFactory().pk).errors) == ["follows_from"]
    again = ActivityForm(TYPED | {"version": 1, "follows_from": pilot.pk}, city=city, instance=pilot)
    assert list(again.errors) == ["follows_from"]


def test_activities_do_not_follow_from_one_another_in_a_circle(city):
    first = make.ActivityFactory(city=city)
    second = make.ActivityFactory(city=city, follows_from=make.ActivityFactory(city=city, follows_from=first))
    form = ActivityForm(TYPED | {"version": 1, "follows_from": second.pk}, city=city, instance=first)

    assert form.errors["follows_from"] == ["That activity follows from this one. Choose another"]


def test_a_policy_is_named_with_what_it_adopted(city, saved):
    assert list(form_for(city, adopted_in="Plan of mobility").errors) == ["adopted"]

    adopting = saved(save_activity, form_for(city, adopted="Open streets", adopted_in="Plan of mobility"))
    saved(save_activity, form_for(city))
    assert list(Activity.objects.adopting()) == [adopting]


def test_teaching_strategies_are_those_of_the_list(city, saved):
    assert saved(save_activity, form_for(city, methods=["workshop", "peer"])).methods == ["workshop", "peer"]
    assert list(form_for(city, methods=["magic"]).errors) == ["methods"]
