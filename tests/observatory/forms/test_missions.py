import datetime as dt

import pytest

from observatory.forms.missions import MissionForm
from observatory.models import Activity, Change, CounterpartMet, Mission
from observatory.services.missions import save_mission
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
TYPED = {"kind": "mission-out", "title": "To Rosario", "starts_on": "9/3/2026"}


STARTS = {"posts": {"number": "1"}, "promises": {"side": "ours", "state": "open"}}


def rows(name, *given):
    """What a browser sends for a set of rows: those given, and a blank one with what it starts with."""
    sent = {f"{name}-TOTAL_FORMS": len(given) + 1, f"{name}-INITIAL_FORMS": 0}
    for at, row in enumerate([*given, {}]):
        sent |= {f"{name}-{at}-{field}": value for field, value in (STARTS.get(name, {}) | row).items()}
    return sent


def form_for(city, *sets, instance=None, **typed):
    data = TYPED | typed
    for each in sets:
        data |= each
    if instance:
        data |= {"version": instance.version}
    return MissionForm(data, city=city, instance=instance)


def test_a_mission_goes_out_or_comes_in_and_nothing_else(city):
    kinds = [value for value, _label in MissionForm(city=city).fields["kind"].choices]

    assert kinds == ["mission-out", "visit-in"]


def test_a_mission_that_ends_before_it_begins_is_refused_at_its_end(city):
    assert list(form_for(city, ends_on="8/3/2026").errors) == ["ends_on"]


def test_three_answers_are_enough_without_any_row(city, saved):
    mission = saved(save_mission, form_for(city)).mission

    assert (mission.delegates, mission.posts.count(), mission.promises.count()) == (None, 0, 0)


def test_who_went_whom_they_met_and_what_was_promised_are_kept(city, saved):
    make.CountryFactory(code="AR")
    form = form_for(
        city,
        rows("posts", {"post": "Mayor", "number": "1"}, {"post": "Advisers", "number": "2"}),
        rows("counterparts", {"organisation": "Port of Rosario", "post": "Director", "country": "AR"}),
        rows("promises", {"what": "Send the plan", "side": "theirs", "due_on": "5/2026", "state": "open"}),
    )
    mission = saved(save_mission, form).mission
    promise = mission.promises.get()

    assert [str(post) for post in mission.posts.all()] == ["Mayor", "2 Advisers"]
    assert mission.delegates == 3
    assert mission.counterparts.get().country_id == "AR"
    assert (promise.side, promise.due_on) == ("theirs", dt.date(2026, 5, 31))
    assert Change.objects.get(action="created").after["posts"] == ["Mayor", "2 Advisers"]


def test_more_posts_than_people_are_refused_and_fewer_are_not(city):
    two = rows("posts", {"post": "Advisers", "number": "2"})

    assert list(form_for(city, two, delegates="1").errors) == ["delegates"]
    assert form_for(city, two, delegates="5").is_valid()


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("promises", {"what": "Send it", "due_on": "31/2/2026"}, "does not exist"),
        ("promises", {"due_on": "9/3/2026"}, "Write what was promised"),
        ("posts", {"post": "Mayor", "number": "0"}, "1"),
        ("posts", {"post": "", "number": "2", "uuid": ""}, None),
        ("counterparts", {"post": "Director"}, "Write who it was"),
    ],
)
def test_a_row_with_a_mistake_keeps_the_mission_from_being_saved_and_says_where(city, name, row, said):
    form = form_for(city, rows(name, row))

    assert form.is_valid() is (said is None)
    if said:
        (told,) = form.errors[name]
        assert told.startswith("Row 1.")
        assert said in told


def test_rows_can_be_changed_and_emptied_and_keep_who_they_are(city, saved):
    activity = make.MissionFactory(activity__city=city).activity
    port = make.CounterpartMetFactory(mission=activity.mission)
    gone = make.CounterpartMetFactory(mission=activity.mission)
    given = [{"uuid": port.uuid, "organisation": "Port"}, {"uuid": gone.uuid, "organisation": ""}]
    saved(save_mission, form_for(city, rows("counterparts", *given), instance=activity))

    assert [(row.uuid, row.organisation) for row in CounterpartMet.objects.all()] == [(port.uuid, "Port")]


def test_a_form_sent_without_its_rows_leaves_them_as_they_are(city, saved):
    activity = make.DelegateFactory(mission__activity__city=city).mission.activity
    saved(save_mission, form_for(city, instance=activity, title="To Quito"))

    assert activity.mission.posts.count() == 1


def test_a_row_of_another_mission_is_left_alone(city, saved):
    own = make.MissionFactory(activity__city=city).activity
    foreign = make.DelegateFactory()
    taken = rows("posts", {"uuid": foreign.uuid, "post": "Taken", "number": "1"})
    saved(save_mission, form_for(city, taken, instance=own))

    foreign.refresh_from_db()
    assert (foreign.post, own.mission.posts.get().uuid != foreign.uuid) == ("Mayor", True)


def test_a_copy_starts_with_the_same_delegation_and_with_no_promise(city, saved):
    mission = make.MissionFactory(activity__city=city, destination="Rosario")
    make.DelegateFactory(mission=mission)
    make.PromiseFactory(mission=mission)
    copied = MissionForm(instance=mission.activity, city=city).copied_values()
    blank = MissionForm(city=city, initial=copied)

    assert blank["destination"].value() == "Rosario"
    assert copied["posts"] == [{"uuid": "", "post": "Mayor", "number": 1}]
    assert not copied["promises"]
    assert 'value="Mayor"' in str(blank["posts"])


def test_the_post_that_follows_it_up_is_one_of_this_city(city, saved):
    assert "followed_up_by" not in MissionForm(city=city).fields

    own, foreign = make.StaffPositionFactory(city=city), make.StaffPositionFactory()
    assert list(form_for(city, followed_up_by=foreign.pk).errors) == ["followed_up_by"]
    activity = saved(save_mission, form_for(city, followed_up_by=own.pk))
    assert Mission.objects.get(activity=activity).followed_up_by == own
    own.removed_at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    own.save()
    kept = MissionForm(instance=Activity.objects.get(), city=city)
    assert kept["followed_up_by"].value() == own.pk
    assert own in kept.fields["followed_up_by"].queryset
