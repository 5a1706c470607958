import datetime

import pytest
from django.utils import timezone

from dialogues.choices import CommitmentStatus
from dialogues.models import Commitment
from dialogues.services import commitments, dialogues
from dialogues.today import commitments_overdue
from observatory.today import parted
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.observatory import MembershipFactory, PublicCityFactory, StaffPositionFactory

pytestmark = pytest.mark.django_db


def test_what_is_agreed_is_as_public_as_its_dialogue():
    open_one, closed_one = DialogueFactory(is_public=True), DialogueFactory()

    assert commitments.agree(open_one, text="Open the port", by=None).is_public
    assert not commitments.agree(closed_one, text="Open the port", by=None).is_public


def test_overdue_is_what_is_open_past_its_day():
    day = datetime.date(2025, 6, 1)
    late = CommitmentFactory(due_on=day)
    CommitmentFactory(due_on=day, status=CommitmentStatus.DONE)
    CommitmentFactory(due_on=day + datetime.timedelta(days=1))
    CommitmentFactory()

    assert list(commitments.overdue(Commitment.objects.all(), day + datetime.timedelta(days=1))) == [late]


def test_public_dialogues_are_closed():
    city = PublicCityFactory()
    shown = DialogueFactory(city=city, is_public=True, is_closed=True)
    DialogueFactory(city=city, is_public=True)
    DialogueFactory(city=city, is_closed=True)
    DialogueFactory(is_public=True, is_closed=True)

    assert list(dialogues.public_dialogues(city)) == [shown]


def test_what_is_overdue_waits_for_the_post_that_follows_it_up_and_for_its_deputy():
    member = MembershipFactory()
    owner, deputy = StaffPositionFactory.create_batch(2, city=member.city)
    CommitmentFactory(
        dialogue__city=member.city, owner=owner, deputy=deputy, due_on=timezone.localdate() - datetime.timedelta(days=1)
    )

    found = commitments_overdue(member.city, member.user, timezone.localdate())

    assert [(need.post, need.deputy) for need in found] == [(owner.pk, deputy.pk)]
    assert parted(found, {deputy.pk}) == (found, [])
    assert parted(found, {StaffPositionFactory().pk}) == ([], found)
