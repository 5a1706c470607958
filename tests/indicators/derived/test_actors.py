"""Shares of the actors of the map that are counted from agreements and projects."""

import datetime

import pytest

from actors.choices import Group
from actors.models import Participation
from observatory.choices import AgreementStatus
from observatory.models import Sdg
from tests.factories.actors import ActorFactory, ParticipationFactory
from tests.factories.observatory import AgreementFactory, CityFactory, ProjectFactory, SdgFactory

DAY = datetime.date
LINK = "https://example.org/plan"


@pytest.fixture
def sdg(db):
    return Sdg.objects.first() or SdgFactory()


def in_agreement(city, sdg, **told):
    actor = ActorFactory(city=city, group=Group.SOCIAL)
    told = {"signed_on": DAY(2024, 5, 1), "ends_on": None, "is_open_ended": True, "url": LINK} | told
    agreement = AgreementFactory(city=city, status=AgreementStatus.IN_FORCE, **told)
    agreement.sdgs.add(*([sdg] if sdg else []))
    Participation.objects.create(actor=actor, agreement=agreement)
    return actor


@pytest.mark.proves("TER-APR-11")
def test_an_actor_is_committed_by_an_agreement_or_a_project_on_the_sdgs_in_force_and_with_a_source(
    counted, behind, sdg
):
    city = CityFactory()
    committed = in_agreement(city, sdg)
    in_agreement(city, None)
    in_agreement(city, sdg, url="")
    in_agreement(city, sdg, ends_on=DAY(2024, 12, 31), is_open_ended=False)
    in_agreement(city, sdg, signed_on=DAY(2026, 1, 1))
    project = ProjectFactory(city=city, starts_on=DAY(2025, 3, 1), url=LINK)
    project.sdgs.add(sdg)
    in_project = ActorFactory(city=city, group=Group.MEDIA)
    Participation.objects.create(actor=in_project, project=project)
    ParticipationFactory(actor__city=city)

    found = counted(city, "TER-APR-11")

    assert (found.numerator, found.denominator) == (2, 7)
    assert {str(committed.uuid), str(in_project.uuid)} <= behind(found, "numerator")
    assert found.segments["Group=media"].value == 100


def test_only_actors_on_the_map_at_the_end_of_the_period_count(counted, sdg):
    city = CityFactory()
    in_agreement(city, sdg)
    ActorFactory(city=city, mapped_on=DAY(2026, 2, 1))
    ActorFactory(city=city, left_on=DAY(2025, 6, 1))

    assert counted(city, "TER-APR-11").value == 100
    assert counted(CityFactory(), "TER-APR-11").why_none.startswith("No actors")
