import datetime as dt

import pytest
from django.utils import timezone

from observatory.models import Change, PositionHolding, StaffPosition
from observatory.services import office, removal
from observatory.services.people import RoleError
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
JANUARY, JUNE = dt.date(2025, 1, 1), dt.date(2025, 6, 1)


@pytest.fixture
def post(city):
    return make.StaffPositionFactory(city=city)


@pytest.fixture
def colleague(city):
    return make.MembershipFactory(city=city).user


def given(post, person, by, **days):
    return office.give_post(post, person=person, starts_on=days.pop("starts_on", JANUARY), by=by, **days)


def test_a_post_given_is_told_in_its_history(post, staff, director):
    given(post, staff, director)

    change = Change.objects.get(record_uuid=post.uuid)
    assert (change.action, change.by, change.after["user"]) == ("post given", director, str(staff))


@pytest.mark.parametrize("is_shared", [False, True])
def test_nobody_sits_twice_in_the_same_post_at_once(post, staff, director, is_shared):
    given(post, staff, director)

    with pytest.raises(office.PostTaken, match="already holds") as refused:
        given(post, staff, director, starts_on=JUNE, is_shared=is_shared)
    assert refused.value.field == "person"
    given(make.StaffPositionFactory(city=post.city), staff, director)


def test_the_same_person_may_come_back_to_a_post_later(post, staff, director):
    given(post, staff, director, ends_on=dt.date(2025, 5, 31))

    assert given(post, staff, director, starts_on=JUNE)


def test_a_second_holder_is_refused_unless_somebody_says_that_two_hold_it(post, staff, colleague, director):
    given(post, staff, director)

    with pytest.raises(office.PostTaken, match="Hand it over") as refused:
        given(post, colleague, director, starts_on=JUNE)
    assert refused.value.field == "is_shared"
    given(post, colleague, director, starts_on=JUNE, is_shared=True)
    assert post.holdings.count() == 2


def test_a_post_is_handed_over_in_one_step(post, staff, colleague, director):
    first = given(post, staff, director)

    second = office.hand_over(first, to=colleague, on=JUNE, by=director)

    first.refresh_from_db()
    assert (first.ends_on, second.starts_on, second.ends_on) == (dt.date(2025, 5, 31), JUNE, None)
    told = Change.objects.filter(record_uuid=post.uuid).first()
    assert (told.action, told.before["user"], told.after["user"]) == ("post handed over", str(staff), str(colleague))


def test_handing_over_what_has_ended_leaves_its_end_as_it_was(post, staff, colleague, director):
    first = given(post, staff, director, ends_on=dt.date(2025, 3, 1))

    office.hand_over(first, to=colleague, on=JUNE, by=director)

    first.refresh_from_db()
    assert first.ends_on == dt.date(2025, 3, 1)


def test_what_cannot_be_handed_over_is_left_as_it_is(post, staff, colleague, director):
    first = given(post, staff, director)

    for to, on in ((colleague, JANUARY), (staff, JUNE)):
        with pytest.raises(office.PostTaken):
            office.hand_over(first, to=to, on=on, by=director)
    with pytest.raises(office.PostTaken):
        office.end_holding(first, ends_on=dt.date(2024, 12, 31), by=director)
    assert PositionHolding.objects.get().ends_on is None


def test_a_post_left_without_a_successor_is_vacant_from_the_next_day_on(post, staff, director):
    holding = given(post, staff, director)

    office.end_holding(holding, ends_on=JUNE, by=director)

    assert office.vacant_posts(post.city, dt.date(2025, 6, 1)) == []
    assert office.vacant_posts(post.city, dt.date(2025, 7, 1)) == [(post, dt.date(2025, 6, 2))]


def test_a_post_that_nobody_ever_held_has_no_day_of_vacancy(post):
    assert office.vacant_posts(post.city, JUNE) == [(post, None)]


def test_whoever_no_longer_works_in_the_city_holds_nothing(post, director):
    leaver = make.MembershipFactory(city=post.city, ends_on=dt.date(2025, 4, 30)).user
    given(post, leaver, director)

    assert office.vacant_posts(post.city, dt.date(2025, 4, 30)) == []
    assert office.vacant_posts(post.city, JUNE) == [(post, dt.date(2025, 5, 1))]
    assert StaffPosition.objects.with_holders(JUNE).get(pk=post.pk).held == []


def test_somebody_of_the_territory_above_may_hold_a_post(director):
    above = make.MembershipFactory()
    inner = make.CityFactory(parent=above.city)
    post = make.StaffPositionFactory(city=inner)
    given(post, above.user, director)

    assert list(office.people_of(inner)) == [above.user]
    assert office.vacant_posts(inner, timezone.localdate()) == []
    inner.is_managed_by_parent = False
    inner.save()
    assert not office.people_of(inner).exists()
    assert [found for found, _since in office.vacant_posts(inner, timezone.localdate())] == [post]


def test_whatever_points_at_a_post_is_owned_by_it(post):
    agreement = make.AgreementFactory(city=post.city, responsible_post=post)
    deputy = make.AgreementFactory(city=post.city, deputy_post=post)
    role = make.NetworkRoleFactory(city=post.city, responsible_post=post)
    make.AgreementFactory(city=post.city, responsible_post=post, removed_at=timezone.now())

    owned = [record for _kind, _as_what, records in office.owned_by(post) for record in records]

    assert {agreement, deputy, role} == set(owned)
    assert office.owning([post, make.StaffPositionFactory()]) == {post.pk}


def test_whoever_leaves_hands_each_post_to_its_successor_or_leaves_it_vacant(city, staff, colleague, director):
    today = timezone.localdate()
    first, second = make.StaffPositionFactory.create_batch(2, city=city)
    one, two = given(first, staff, director), given(second, staff, director)
    membership = staff.memberships.get()

    office.leave(membership, by=director, successors={one.pk: colleague, two.pk: None})

    assert first.holdings.get(user=colleague).starts_on == today
    assert office.vacant_posts(city, today) == [(second, today)]
    assert membership.__class__.objects.get(pk=membership.pk).ended_at


def test_a_seat_not_begun_yet_is_given_back_or_to_the_successor(city, staff, colleague, director):
    later = timezone.localdate() + dt.timedelta(days=30)
    first, second = make.StaffPositionFactory.create_batch(2, city=city)
    one, two = given(first, staff, director, starts_on=later), given(second, staff, director, starts_on=later)

    office.leave(staff.memberships.get(), by=director, successors={one.pk: colleague, two.pk: None})

    assert [(holding.user, holding.starts_on) for holding in first.holdings.all()] == [(colleague, later)]
    assert not second.holdings.exists()


def test_a_post_kept_in_another_role_is_not_taken_away(city, staff, post, director):
    given(post, staff, director)
    make.MembershipFactory(city=city, user=staff, role="admin")

    office.leave(staff.memberships.get(role="staff"), by=director, successors={})

    assert office.vacant_posts(city, timezone.localdate()) == []


def test_nothing_is_handed_over_when_the_role_cannot_end(city, director, post, colleague):
    holding = given(post, director, director)

    with pytest.raises(RoleError):
        office.leave(director.memberships.get(), by=director, successors={holding.pk: colleague})
    assert post.holdings.get().user == director


def test_a_post_leaves_the_register_only_once_nothing_rests_on_it(post, staff, director):
    holding = given(post, staff, director)
    agreement = make.AgreementFactory(city=post.city, responsible_post=post)

    with pytest.raises(removal.InUse, match="holds this post"):
        office.remove_post(post, by=director)
    office.end_holding(holding, ends_on=JUNE, by=director)
    with pytest.raises(removal.InUse, match="looks after"):
        office.remove_post(post, by=director)
    agreement.responsible_post = None
    agreement.save()

    assert office.remove_post(post, by=director).removed_at
