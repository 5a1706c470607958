import pytest
from django.core import mail
from django.urls import reverse

from observatory.choices import Role
from observatory.models import Membership, User
from tests.factories.observatory import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(client):
    membership = MembershipFactory(role=Role.DIRECTOR)
    client.force_login(membership.user)
    return membership


def address(name, membership, *args):
    return reverse(name, args=[membership.city.code, *args])


def test_the_list_says_who_has_which_role(client, director):
    response = client.get(address("work-people", director))

    assert director.user.email in response.content.decode()


@pytest.mark.parametrize("name", ["work-people", "person-invite", "work-settings"])
def test_staff_may_not_manage(client, name):
    membership = MembershipFactory(role=Role.STAFF)
    client.force_login(membership.user)

    assert client.get(address(name, membership)).status_code == 403


@pytest.mark.parametrize("name", ["work-people", "person-invite", "work-settings"])
def test_another_citys_people_are_not_found(client, director, name):
    other = MembershipFactory()

    assert client.get(address(name, other)).status_code == 404


def test_another_citys_role_is_not_found_under_ones_own_address(client, director):
    other = MembershipFactory()

    assert client.post(address("person-end", director, other.uuid)).status_code == 404
    assert Membership.objects.current().filter(pk=other.pk).exists()


def test_inviting_by_the_page_mails_the_person(client, director):
    response = client.post(
        address("person-invite", director), {"email": "new@example.org", "name": "New", "role": "staff", "ends_on": ""}
    )

    assert response.status_code == 302
    assert mail.outbox[0].to == ["new@example.org"]
    assert User.objects.get(email="new@example.org").memberships.get().city == director.city


def test_a_wrong_invitation_keeps_what_was_typed(client, director):
    response = client.post(address("person-invite", director), {"email": "no-mail", "name": "Typed", "role": "staff"})

    assert "Typed" in response.content.decode()
    assert response.context["form"].errors["email"]


def test_a_role_in_the_past_is_refused(client, director):
    response = client.post(
        address("person-invite", director),
        {"email": "a@example.org", "name": "A", "role": "staff", "ends_on": "2001-01-01"},
    )

    assert response.context["form"].errors["ends_on"]


def test_someone_invited_twice_is_said(client, director):
    response = client.post(
        address("person-invite", director),
        {"email": director.user.email, "name": "A", "role": "director", "ends_on": ""},
    )

    assert response.context["form"].errors["email"]


def test_ending_a_role_takes_effect_at_the_next_request(client, director, django_user_model):
    member = MembershipFactory(city=director.city)
    other = type(client)()
    other.force_login(member.user)

    client.get(address("person-end", director, member.uuid))
    client.post(address("person-end", director, member.uuid))

    assert other.get(address("work-people", director)).status_code in {302, 404}


def test_changing_a_role(client, director):
    member = MembershipFactory(city=director.city)

    client.get(address("person-change", director, member.uuid))
    client.post(address("person-change", director, member.uuid), {"role": "admin", "ends_on": ""})

    assert Membership.objects.current().get(user=member.user).role == Role.ADMIN


@pytest.mark.parametrize("name", ["person-change", "person-end"])
def test_ones_own_role_is_not_changed_by_oneself(client, director, name):
    client.post(address(name, director, director.uuid), {"role": "staff", "ends_on": ""})

    assert Membership.objects.current().get(user=director.user).role == Role.DIRECTOR


def test_the_first_password_is_chosen_by_the_link(client, director):
    client.post(
        address("person-invite", director), {"email": "new@example.org", "name": "New", "role": "staff", "ends_on": ""}
    )
    client.logout()
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))

    form = client.get(link.removeprefix("http://testserver"), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "correct horse battery", "password2": "correct horse battery"})

    assert client.login(email="new@example.org", password="correct horse battery")
