import datetime as dt

import pytest
from django.utils.translation import override

from observatory.choices import Language
from observatory.models import Change
from observatory.services.legal_steps import lay_out_steps, move_step, template_for, templates, timeline
from tests.factories import observatory as make


@pytest.fixture
def agreement(db):
    return make.AgreementFactory(city=make.CityFactory(country=make.CountryFactory(code="MX"), languages=["es"]))


@pytest.fixture
def by(db):
    return make.UserFactory()


def titles(agreement):
    return [line.title for line in timeline(agreement)]


def states(agreement):
    return [line.state for line in timeline(agreement)]


@pytest.mark.parametrize("country", templates())
def test_every_template_is_written_in_the_four_languages_with_keys_of_its_own(country):
    template = templates()[country]
    texts = [template.note, *(words for step in template.steps for words in (step.name, step.help))]

    assert all(set(words) == set(Language.values) and all(words.values()) for words in texts)
    assert len({step.key for step in template.steps}) == len(template.steps)
    assert template.source or not country


def test_mexico_asks_for_notice_opinion_council_signature_and_registration():
    assert [step.key for step in template_for("MX").steps] == [
        "notice",
        "opinion",
        "council",
        "signature",
        "registration",
    ]


def test_a_country_without_steps_of_its_own_has_the_plain_ones():
    assert template_for("FR") is template_for("CO") is not template_for("MX")


def test_laid_out_steps_speak_the_language_of_the_page_until_they_are_renamed(agreement, by):
    assert lay_out_steps(agreement, by=by) == 5
    first = agreement.legal_steps.first()
    assert first.name == "Aviso a la Secretaría de Relaciones Exteriores"
    with override("en"):
        assert titles(agreement)[0] == "Notice to the Ministry of Foreign Affairs"

    first.name, first.key = "Oficio a la SRE", ""
    first.save()
    with override("en"):
        assert titles(agreement)[0] == "Oficio a la SRE"


def test_steps_are_laid_out_once(agreement, by):
    lay_out_steps(agreement, by=by)

    assert lay_out_steps(agreement, by=by) == 0
    assert len(titles(agreement)) == 5
    assert Change.objects.filter(action="laid out").count() == 1


def test_the_first_step_that_is_neither_done_nor_skipped_comes_next(agreement):
    make.LegalStepFactory(agreement=agreement, position=0, done_on=dt.date(2025, 1, 1))
    make.LegalStepFactory(agreement=agreement, position=1, skipped_because="Not asked for here")
    make.LegalStepFactory(agreement=agreement, position=2)
    make.LegalStepFactory(agreement=agreement, position=3)

    assert states(agreement) == ["done", "skipped", "next", "open"]


def test_a_day_against_the_order_is_pointed_out_and_kept(agreement):
    make.LegalStepFactory(agreement=agreement, position=0, name="Notice", done_on=dt.date(2025, 3, 9))
    make.LegalStepFactory(agreement=agreement, position=1, done_on=dt.date(2025, 3, 1))
    make.LegalStepFactory(agreement=agreement, position=2, done_on=dt.date(2025, 3, 9))

    assert [line.against for line in timeline(agreement)] == ["", "Notice", ""]


def test_a_step_moves_by_one_and_stops_at_the_ends(agreement, by):
    for name in "abc":
        make.LegalStepFactory(agreement=agreement, name=name, position="abc".index(name))
    first = agreement.legal_steps.get(name="a")

    move_step(first, by=by, places=-1)
    assert titles(agreement) == ["a", "b", "c"]
    move_step(first, by=by, places=1)
    assert titles(agreement) == ["b", "a", "c"]


def test_a_step_taken_off_leaves_room_for_the_same_one_again(agreement, by):
    lay_out_steps(agreement, by=by)
    agreement.legal_steps.filter(key="council").update(removed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

    assert lay_out_steps(agreement, by=by) == 1
    assert [line.step.key for line in timeline(agreement)][-1] == "council"
