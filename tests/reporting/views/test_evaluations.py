import pytest

from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    EvaluationDecisionFactory,
    EvaluationPlanFactory,
    FindingFactory,
    PeerGlanceFactory,
)
from tests.factories.observatory import PublicCityFactory, SourceFactory, StaffPositionFactory

pytestmark = pytest.mark.django_db
WHEN = "2026-03-09T12:00Z"


@pytest.fixture
def city():
    return PublicCityFactory(code="lima", name="Lima")


@pytest.fixture
def evaluation(city):
    return EvaluationPlanFactory(city=city, code="mid", title="Mid-term look", is_public=True, why="To choose")


@pytest.fixture
def read(client):
    return lambda path: client.get(f"/en/cities/lima/{path}").content.decode()


def test_a_citizen_reads_what_was_found_answered_and_decided(read, evaluation):
    said = {"evaluation": evaluation, "is_public": True}
    finding = FindingFactory(**said, text="Ties rest on one person", answer="refused", answer_reason="No post",
                             answered_on="2026-02-01")  # fmt: skip
    finding.indicators.add(AdoptedIndicatorFactory(city=evaluation.city, indicator__name_en="Ties kept"))
    post = StaffPositionFactory(city=evaluation.city, title="Cooperation desk", is_public=True)
    EvaluationDecisionFactory(**said, text="Share the work", state="done", done_on="2026-03-01", owner=post)
    EvaluationDecisionFactory(**said, text="Meet every month")

    page = read("evaluations/mid/")
    told = ("Ties rest on one person", "Not accepted", "No post", "Ties kept", "Share the work", "Cooperation desk")
    assert [words for words in told if words not in page] == []
    assert "2 decisions followed; done: 1" in page
    assert "To choose" in page
    assert "Mid-term look" in read("evaluations/")


def test_only_what_is_public_itself_is_told_of_a_public_evaluation(read, evaluation):
    FindingFactory(evaluation=evaluation, text="Zxqcanary")
    EvaluationDecisionFactory(evaluation=evaluation, text="Zxqcanary")
    shown = FindingFactory(evaluation=evaluation, is_public=True)
    shown.documents.add(SourceFactory(city=evaluation.city, title="Zxqcanary"))
    shown.indicators.add(AdoptedIndicatorFactory(city=evaluation.city, is_public=False, indicator__name_en="Zxqcanary"))
    hidden = StaffPositionFactory(city=evaluation.city, title="Zxqcanary")
    EvaluationDecisionFactory(evaluation=evaluation, is_public=True, owner=hidden)
    evaluation.post = hidden
    evaluation.save()

    assert "Zxqcanary" not in read("evaluations/mid/")


@pytest.mark.parametrize("change", [{"is_public": False}, {"removed_at": WHEN}])
def test_what_is_not_published_is_not_there(client, evaluation, change):
    type(evaluation).objects.update(**change)

    assert client.get("/en/cities/lima/evaluations/mid/").status_code == 404
    assert client.get(f"/id/evaluation/{evaluation.uuid}").status_code == 404


def test_published_advice_stands_on_the_public_pages_and_is_found(client, read, evaluation):
    agreed = dict.fromkeys(("signed_at", "guest_agreed_at", "city_agreed_at"), WHEN)
    told = {"city": evaluation.city, "evaluation": evaluation, "title": "How we measure", "advice": "Measure less."}
    PeerGlanceFactory(**told, **agreed, signed_as="Ana Gil, Quito", is_public=True, code="ana")
    waiting = agreed | {"city_agreed_at": None}
    PeerGlanceFactory(**told | {"advice": "Zxqcanary"}, **waiting, signed_as="Eva Paz", code="eva")

    assert "Measure less." in read("advice/ana/")
    assert "Ana Gil, Quito" in read("evaluations/")
    assert "How we measure" in read("evaluations/mid/")
    assert client.get("/en/cities/lima/advice/eva/").status_code == 404
    found = client.get("/en/search/?q=measure less").content.decode()
    assert "How we measure" in found
    assert "Eva Paz" not in found
