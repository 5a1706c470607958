import datetime

import pytest

from dialogues.choices import CommitmentStatus
from dialogues.models import Commitment
from dialogues.services import commitments, dialogues
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.observatory import PublicCityFactory

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
