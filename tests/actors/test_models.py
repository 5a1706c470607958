"""What the tables of the actor map refuse, whoever writes to them."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from actors.choices import GROUP_OF, Group, RelationKind, Subkind
from actors.models import Actor, Participation
from tests.factories.actors import ActorFactory, AssessmentFactory, RelationFactory
from tests.factories.observatory import ActivityFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def refused(make, *args, **kwargs):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **kwargs)
    return True


def test_every_subkind_belongs_to_one_of_the_seven_groups():
    assert set(GROUP_OF) == set(Subkind)
    assert set(GROUP_OF.values()) == set(Group)


def test_a_subkind_is_one_of_its_group():
    ActorFactory(group=Group.ACADEMIC, subkind=Subkind.UNIVERSITY)

    assert refused(ActorFactory, group=Group.MEDIA, subkind=Subkind.UNIVERSITY)


def test_an_actor_is_named_in_public_only_after_it_agreed():
    assert refused(ActorFactory, is_public=True, agreed_on=None)


@pytest.mark.parametrize("level", [0, 6])
def test_an_assessment_goes_from_one_to_five(level):
    assert refused(AssessmentFactory, power=level)


def test_an_assessment_tells_at_least_one_thing():
    assert refused(AssessmentFactory, power=None, interest=None)


def test_neither_an_assessment_nor_a_relation_can_be_public():
    assert refused(AssessmentFactory, is_public=True)
    assert refused(RelationFactory, is_public=True)


def test_a_relation_stands_once_for_a_period_and_never_of_one_with_itself():
    relation = RelationFactory(starts_on=datetime.date(2024, 1, 1))
    same = {"from_actor": relation.from_actor, "to_actor": relation.to_actor}
    RelationFactory(**same, starts_on=datetime.date(2025, 1, 1))
    RelationFactory(**same, starts_on=datetime.date(2024, 1, 1), kind=RelationKind.FUNDS)

    assert refused(RelationFactory, **same, starts_on=datetime.date(2024, 1, 1))
    assert refused(RelationFactory, from_actor=relation.from_actor, to_actor=relation.from_actor)


def test_taking_part_is_in_one_thing_only():
    actor = ActorFactory()
    project = ProjectFactory(city=actor.city)
    Participation.objects.create(actor=actor, project=project)

    assert refused(Participation.objects.create, actor=actor, project=project)
    assert refused(Participation.objects.create, actor=actor)
    assert refused(Participation.objects.create, actor=actor, project=project, activity=ActivityFactory())


def test_the_map_of_a_day_holds_who_had_come_by_then_and_not_gone():
    day = datetime.date(2025, 6, 30)
    come = ActorFactory()
    read_earlier = AssessmentFactory(actor__mapped_on=datetime.date(2026, 1, 1)).actor
    ActorFactory(mapped_on=datetime.date(2026, 1, 1))
    ActorFactory(left_on=datetime.date(2025, 1, 1))

    assert set(Actor.objects.on_the_map(day)) == {come, read_earlier}
