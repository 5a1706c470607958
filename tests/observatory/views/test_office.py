"""The office's page, its posts and who holds them, and what happens when somebody leaves."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from observatory.models import InternationalOffice, Membership
from observatory.services.office import give_post
from observatory.views import nouns
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
SINCE = dt.date(2025, 1, 1)


@pytest.fixture
def head(client, director):
    """A client of somebody who directs the city's office, reading in English."""
    client.force_login(director)
    with override("en"):
        yield client


@pytest.fixture
def post(city):
    return make.StaffPositionFactory(city=city, title="Cooperation officer")


def of(post, act):
    return nouns.POSITION.address(act, post.city, post)


def page(city):
    return reverse("office-list", args=[city.code])


def body(response):
    return response.content.decode()


def test_an_empty_office_says_what_to_do(desk, city):
    shown = body(desk.get(page(city)))

    assert "Nothing is said about the office yet" in shown
    assert reverse("office-edit", args=[city.code]) in shown
    assert nouns.POSITION.address("new", city) in shown


def test_the_office_is_described_once_and_changed_afterwards(desk, city):
    edit = reverse("office-edit", args=[city.code])
    department = make.DepartmentFactory(city=city, name="General secretariat")
    desk.post(edit, {"name": "Office", "place": "department", "department": department.pk, "role": "service"})
    office = InternationalOffice.objects.get(city=city)

    desk.post(edit, {"name": "International office", "role": "leadership", "version": office.version})

    office = InternationalOffice.objects.get(city=city)
    assert (office.name, office.role, office.department) == ("International office", "leadership", None)
    shown = body(desk.get(page(city)))
    assert "Strategic leadership" in shown
    assert "Logged for the first time" in body(desk.get(reverse("office-history", args=[city.code])))


def test_an_office_not_described_has_no_history(desk, city):
    assert desk.get(reverse("office-history", args=[city.code]))["Location"] == page(city)


def test_a_department_is_refused_where_the_office_does_not_stand_in_one(desk, city):
    department = make.DepartmentFactory(city=city)
    response = desk.post(
        reverse("office-edit", args=[city.code]), {"name": "Office", "place": "mayor", "department": department.pk}
    )

    assert list(response.context["form"].errors) == ["department"]
    assert response.context["form"]["name"].value() == "Office"


def test_a_change_of_the_office_by_two_at_once_shows_both(desk, city):
    office = make.InternationalOfficeFactory(city=city)
    InternationalOffice.objects.filter(pk=office.pk).update(version=2, name="Theirs")

    response = desk.post(reverse("office-edit", args=[city.code]), {"name": "Mine", "version": 1})

    assert response.status_code == 409
    assert "Theirs" in body(response)


def test_the_page_costs_the_same_for_one_post_and_for_three(head, city, director):
    def filled():
        give_post(make.StaffPositionFactory(city=city), person=director, starts_on=SINCE, by=director)
        make.StaffPositionFactory(city=city)
        make.DepartmentFactory(city=city)
        make.LegalInstrumentFactory(city=city)
        make.OfficeAbroadFactory(city=city)

    make.InternationalOfficeFactory(city=city)
    filled()
    head.get(page(city))
    with CaptureQueriesContext(connection) as one:
        head.get(page(city))
    filled()
    filled()
    with CaptureQueriesContext(connection) as three:
        head.get(page(city))

    assert len(one) == len(three)


def test_a_post_is_given_to_somebody_of_the_city(head, post, staff):
    response = head.post(of(post, "give"), {"person": staff.pk, "starts_on": "1/3/2025"}, follow=True)

    assert post.holdings.get().user == staff
    assert "it now has a holder" in body(response)
    assert str(staff) in body(head.get(page(post.city)))


def test_a_post_is_not_given_to_somebody_from_elsewhere(head, post, stranger):
    response = head.post(of(post, "give"), {"person": stranger.pk, "starts_on": "1/3/2025"})

    assert list(response.context["form"].errors) == ["person"]


def test_a_second_seat_for_the_same_person_is_refused_with_what_was_typed(head, post, staff, director):
    give_post(post, person=staff, starts_on=SINCE, by=director)

    response = head.post(of(post, "give"), {"person": staff.pk, "starts_on": "1/3/2025", "is_shared": "on"})

    assert "already holds this post" in body(response)
    assert "error-summary" in body(response)
    assert response.context["form"]["starts_on"].value() == "1/3/2025"
    assert post.holdings.count() == 1


def test_a_second_holder_is_taken_once_it_is_said_that_two_hold_the_post(head, post, staff, director):
    give_post(post, person=director, starts_on=SINCE, by=director)
    typed = {"person": staff.pk, "starts_on": "1/3/2025"}

    assert "say that two people hold it" in body(head.post(of(post, "give"), typed))
    assert head.post(of(post, "give"), typed | {"is_shared": "on"}).status_code == 302


def test_a_seat_that_ends_before_it_starts_is_refused(head, post, staff):
    response = head.post(of(post, "give"), {"person": staff.pk, "starts_on": "1/3/2025", "ends_on": "2024"})

    assert list(response.context["form"].errors) == ["ends_on"]


def test_a_post_is_handed_over(head, post, staff, director):
    give_post(post, person=staff, starts_on=SINCE, by=director)
    form = head.get(of(post, "handover")).context["form"]

    response = head.post(
        of(post, "handover"),
        {"holding": form["holding"].value(), "person": director.pk, "starts_on": "1/6/2025"},
        follow=True,
    )

    assert "handed over" in body(response)
    assert list(post.holdings.values_list("user", "ends_on")) == [
        (director.pk, None),
        (staff.pk, dt.date(2025, 5, 31)),
    ]
    assert "Handed the post over" in body(response)


def test_of_two_holders_the_one_who_hands_over_is_asked_for(head, post, staff, director):
    for person in (staff, director):
        give_post(post, person=person, starts_on=SINCE, by=director, is_shared=True)

    response = head.post(of(post, "handover"), {"person": staff.pk, "starts_on": "1/6/2025"})

    assert list(response.context["form"].errors) == ["holding"]
    assert len(head.get(of(post, "end")).context["form"].fields["holding"].queryset) == 2


def test_an_empty_post_is_given_instead_of_handed_over(head, post):
    assert head.get(of(post, "handover"))["Location"] == of(post, "give")
    assert head.get(of(post, "end"))["Location"] == of(post, "detail")


def test_a_post_can_be_left_vacant_and_says_since_when(head, post, staff, director):
    agreement = make.AgreementFactory(city=post.city, title="Twinning with Lyon", responsible_post=post)
    holding = give_post(post, person=staff, starts_on=SINCE, by=director)
    assert agreement.title in body(head.get(of(post, "end")))

    wrong = head.post(of(post, "end"), {"holding": holding.pk, "ends_on": "2024"})
    assert "lies before the first" in body(wrong)
    head.post(of(post, "end"), {"holding": holding.pk, "ends_on": "30/6/2025"})

    shown = body(head.get(of(post, "detail")))
    assert "Vacant since" in shown
    assert "1 July 2025" in shown
    assert nouns.AGREEMENT.address("detail", post.city, agreement) in shown


def test_a_post_that_owns_something_stays_on_the_register(head, post):
    make.AgreementFactory(city=post.city, responsible_post=post)

    response = head.post(of(post, "remove"), follow=True)

    assert "Give them another post first" in body(response)
    post.refresh_from_db()
    assert post.removed_at is None


@pytest.mark.parametrize("act", ["give", "handover", "end"])
def test_whoever_only_logs_gives_no_posts(desk, post, act):
    assert desk.get(of(post, act)).status_code == 403
    assert of(post, "give") not in body(desk.get(of(post, "detail")))


@pytest.mark.parametrize("act", ["give", "handover", "end"])
def test_posts_of_another_city_are_not_found(client, post, stranger, act):
    client.force_login(stranger)

    assert client.get(of(post, act)).status_code == 404


def test_languages_come_with_their_level_each_once(desk, city, post):
    asked = {"title": post.title, "version": 1, "functions": ["direction"]}
    wrong = [
        ({"languages_0": "en"}, "Choose both"),
        ({"languages_0": "en", "languages_1": "C1", "languages_2": "en", "languages_3": "B1"}, "chosen twice"),
    ]
    for languages, said in wrong:
        assert said in body(desk.post(of(post, "edit"), asked | languages))

    desk.post(of(post, "edit"), asked | {"languages_0": "en", "languages_1": "C1"})

    post.refresh_from_db()
    assert post.languages == {"en": "C1"}
    shown = body(desk.get(of(post, "detail")))
    assert "English C1" in shown
    assert "Direction and strategy" in shown
    assert desk.get(of(post, "edit")).context["form"]["languages"].value() == {"en": "C1"}


@pytest.mark.parametrize("hours", ["0", "200"])
def test_a_week_has_no_such_hours(desk, city, hours):
    response = desk.post(nouns.POSITION.address("new", city), {"title": "Officer", "hours": hours})

    assert list(response.context["form"].errors) == ["hours"]


def test_two_posts_have_two_names(desk, city, post):
    response = desk.post(nouns.POSITION.address("new", city), {"title": post.title.upper()})

    assert list(response.context["form"].errors) == ["title"]


def test_an_office_abroad_and_a_norm_have_their_days_in_order(desk, city):
    house = {"name": "House", "country": "CO", "opened_on": "2020", "closed_on": "2019"}
    norm = {"title": "Decree", "kind": "decree", "adopted_on": "6/2008", "ended_on": "2007"}

    assert list(desk.post(nouns.OFFICE_ABROAD.address("new", city), house).context["form"].errors) == ["closed_on"]
    assert list(desk.post(nouns.LEGAL.address("new", city), norm).context["form"].errors) == ["ended_on"]


# --- Leaving


def end_of(membership):
    return reverse("person-end", args=[membership.city.code, membership.uuid])


def test_whoever_leaves_is_asked_who_takes_over_what(head, post, staff, director):
    make.AgreementFactory(city=post.city, title="Twinning with Lyon", responsible_post=post)
    give_post(post, person=staff, starts_on=SINCE, by=director)
    membership = staff.memberships.get()

    shown = body(head.get(end_of(membership)))
    assert "Twinning with Lyon" in shown
    assert "Who takes over: Cooperation officer" in shown
    head.post(end_of(membership), {f"post_{post.uuid.hex}": director.pk})

    assert post.holdings.first().user == director
    assert Membership.objects.get(pk=membership.pk).ended_at


def test_a_post_without_successor_waits_on_the_directors_list(head, post, staff, director):
    make.AgreementFactory(city=post.city, responsible_post=post)
    give_post(post, person=staff, starts_on=SINCE, by=director)

    head.post(end_of(staff.memberships.get()))

    shown = body(head.get(reverse("work-today", args=[post.city.code])))
    assert "Give to somebody: Cooperation officer" in shown
    assert "Vacant since" in shown
    assert "nobody looks after now" in shown


def test_whoever_only_logs_is_not_asked_to_fill_posts(desk, post):
    assert "Give to somebody" not in body(desk.get(reverse("work-today", args=[post.city.code])))


def test_whoever_keeps_another_role_keeps_the_post(head, post, staff, director):
    give_post(post, person=staff, starts_on=SINCE, by=director)
    make.MembershipFactory(city=post.city, user=staff, role="admin")
    membership = staff.memberships.get(role="staff")

    assert "Who takes over" not in body(head.get(end_of(membership)))
    head.post(end_of(membership))

    assert post.holdings.get().ends_on is None


def test_a_wrong_successor_ends_nothing(head, post, staff, director, stranger):
    give_post(post, person=staff, starts_on=SINCE, by=director)
    membership = staff.memberships.get()

    response = head.post(end_of(membership), {f"post_{post.uuid.hex}": stranger.pk})

    assert "error-summary" in body(response)
    assert Membership.objects.get(pk=membership.pk).ended_at is None


def test_what_was_done_to_a_post_stands_in_the_history_of_the_city(head, post, staff, director):
    give_post(post, person=staff, starts_on=timezone.localdate(), by=director)

    shown = body(head.get(reverse("work-history", args=[post.city.code])))

    assert "Gave the post to somebody" in shown
