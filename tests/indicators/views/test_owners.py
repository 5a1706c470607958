import pytest

from indicators.models import AdoptedIndicator
from tests.factories.observatory import StaffPositionFactory

pytestmark = pytest.mark.django_db

OWNERS = "work/lima/indicators/owners/"


def answers(owner="", deputy="", version=1):
    names = {"owner_post": owner, "deputy_post": deputy, "version": version}
    return {f"INS-TST-01-{name}": value for name, value in names.items()}


def test_a_post_and_its_deputy_are_given_an_indicator(ask, director, adoption, city):
    head, clerk = StaffPositionFactory(city=city, title="Head"), StaffPositionFactory(city=city, title="Clerk")

    assert "Nobody answers for 1 indicator" in ask(director, OWNERS).content.decode()
    ask(director, OWNERS, answers(head.pk, clerk.pk))

    adoption.refresh_from_db()
    assert (adoption.owner_post, adoption.deputy_post, adoption.owner_role) == (head, clerk, "Head")


def test_the_deputy_is_another_post_and_no_post_of_another_city(ask, director, adoption, city):
    head, foreign = StaffPositionFactory(city=city), StaffPositionFactory()

    assert "The deputy is another post" in ask(director, OWNERS, answers(head.pk, head.pk)).content.decode()
    assert "Some rows could not be saved" in ask(director, OWNERS, answers(foreign.pk)).content.decode()
    assert AdoptedIndicator.objects.get().owner_post is None


def test_nobody_saves_over_somebody_else(ask, director, adoption, city):
    AdoptedIndicator.objects.update(version=2)

    text = ask(director, OWNERS, answers(StaffPositionFactory(city=city).pk)).content.decode()

    assert "Somebody else saved this indicator" in text
    assert 'value="2"' in text


def test_only_directors_give_indicators_to_posts(ask, staff, stranger, adoption):
    assert ask(staff, OWNERS, answers()).status_code == 403
    assert ask(stranger, OWNERS).status_code == 404
