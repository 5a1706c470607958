import pytest
from django.core import mail

from observatory.choices import Role
from observatory.models import Change, Membership
from observatory.services import people
from tests.factories.observatory import CityFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def director():
    return MembershipFactory(role=Role.DIRECTOR)


def invite(director, email="new@example.org", role=Role.STAFF):
    return people.invite(email=email, name="New Person", role=role, city=director.city, by=director.user)


def test_inviting_opens_an_account_without_a_password(director):
    membership = invite(director)

    assert not membership.user.has_usable_password()
    assert people.first_password_path(membership.user).startswith("/es/accounts/password/reset/key/")
    assert Change.objects.filter(by=director.user).count() == 2


def test_inviting_someone_with_an_account_adds_the_role_only(director):
    known = UserFactory(email="Known@example.org", name="Known")

    membership = invite(director, email="known@example.org")

    assert membership.user == known
    assert people.first_password_path(known) == ""


def test_the_same_role_is_not_given_twice(director):
    invite(director)

    with pytest.raises(people.RoleError):
        invite(director)


def test_the_first_person_of_a_city_takes_over_from_its_territory():
    city = CityFactory(parent=CityFactory())

    people.invite(email="a@example.org", name="A", role=Role.STAFF, city=city, by=None)

    city.refresh_from_db()
    assert not city.is_managed_by_parent


def test_the_invitation_is_mailed_in_the_persons_language(director):
    director.city.languages = ["pt"]
    membership = invite(director)

    people.send_invitation(membership, site="https://observatory.example")

    assert mail.outbox[0].to == ["new@example.org"]
    assert "https://observatory.example/pt/accounts/password/reset/key/" in mail.outbox[0].body


def test_ending_the_last_role_closes_the_account(director):
    membership = invite(director)

    people.end_role(membership, by=director.user)

    membership.user.refresh_from_db()
    assert not membership.user.is_active
    assert Membership.objects.filter(pk=membership.pk, ended_at__isnull=False).exists()


def test_ending_one_of_two_roles_keeps_the_account(director):
    membership = invite(director)
    MembershipFactory(user=membership.user)

    people.end_role(membership, by=director.user)

    membership.user.refresh_from_db()
    assert membership.user.is_active


def test_nobody_ends_their_own_role(director):
    with pytest.raises(people.RoleError):
        people.end_role(director, by=director.user)


def test_inviting_again_reopens_the_account(director):
    membership = invite(director)
    people.end_role(membership, by=director.user)

    again = invite(director)

    assert again.user.is_active
    assert again.pk != membership.pk


def test_a_changed_role_keeps_the_old_one_on_file(director):
    membership = invite(director)

    new = people.change_role(membership, role=Role.ADMIN, ends_on=None, by=director.user)

    assert list(Membership.objects.current().filter(user=new.user)) == [new]
    assert Membership.objects.filter(user=new.user).count() == 2
    assert new.user.is_active
