import datetime as dt

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    agreement = make.AgreementFactory(city=make.PublicCityFactory(languages=["en"]), is_public=True, code="lyon")
    step = {"agreement": agreement, "name": "The notice", "note": "Between us", "reference": "N.º 7"}
    make.LegalStepFactory(**step, done_on=dt.date(2025, 3, 9))
    make.LegalStepFactory(agreement=agreement, name="The council", position=1, skipped_because="They quarrelled")
    make.SpecificObjectiveFactory(agreement=agreement, text="Twelve teachers a year", state="reached")
    gone = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    make.SpecificObjectiveFactory(agreement=agreement, text="Given away", removed_at=gone)
    make.AgreementRenewalFactory(agreement=agreement, note="After a quarrel")
    make.AgreementReviewFactory(agreement=agreement, obtained="Little of use")
    return agreement


def page(client, agreement):
    with override("en"):
        return client.get(reverse("city-agreement", args=[agreement.city.code, "lyon"])).content.decode()


def test_the_objectives_of_an_agreement_are_public_with_it_and_no_note_is(client, agreement):
    body = page(client, agreement)

    assert "Twelve teachers a year" in body
    assert not any(said in body for said in ("Given away", "Between us", "quarrel", "Little of use", "The notice"))


def test_its_legal_steps_are_public_where_the_office_says_so(client, agreement):
    agreement.has_public_steps = True
    agreement.save()

    body = page(client, agreement)

    assert "The notice" in body
    assert "Not needed here" in body
    assert not any(said in body for said in ("Between us", "quarrel", "N.º 7"))
