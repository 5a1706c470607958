import datetime as dt

import pytest
from django.urls import reverse
from django.utils.translation import override

from observatory.models import Change, GovernmentTerm
from tests.factories.observatory import GovernmentTermFactory

pytestmark = pytest.mark.django_db
TYPED = {"head": "Rosa Paz", "starts_on": "2024", "ends_on": "2027"}


@pytest.fixture
def lead(client, director):
    client.force_login(director)
    with override("en"):
        yield client


@pytest.fixture
def term(city):
    return GovernmentTermFactory(city=city)


def address(city, act, *args):
    return reverse(f"term-{act}", args=[city.code, *args])


def test_a_director_adds_a_term(lead, city):
    response = lead.post(address(city, "new"), TYPED, follow=True)

    term = GovernmentTerm.objects.get()
    assert (term.starts_on, term.ends_on) == (dt.date(2024, 1, 1), dt.date(2027, 12, 31))
    assert "Rosa Paz" in response.content.decode()
    assert Change.objects.get().action == "created"


def test_a_director_edits_a_term_but_not_over_somebody_elses(lead, city, term):
    edit = address(city, "edit", "2024-01-01")
    assert lead.get(edit).status_code == 200
    assert lead.post(edit, TYPED | {"version": 1}).status_code == 302

    response = lead.post(edit, TYPED | {"version": 1, "head": "Other"})

    assert response.status_code == 409
    assert GovernmentTerm.objects.get().head == "Rosa Paz"


def test_a_director_deletes_a_term_and_the_log_keeps_it(lead, city, term):
    remove = address(city, "remove", "2024-01-01")
    assert lead.get(remove).status_code == 200
    lead.post(remove)

    assert not GovernmentTerm.objects.exists()
    assert Change.objects.get(action="removed").before["head"] == "A mayor"


def test_a_form_with_an_error_is_shown_again(lead, city):
    assert lead.post(address(city, "new"), {}).status_code == 200
    assert not GovernmentTerm.objects.exists()


def test_staff_reads_the_terms_but_does_not_change_them(desk, city, term):
    assert desk.get(address(city, "list")).status_code == 200
    for act in ("new", "edit", "remove"):
        args = [] if act == "new" else ["2024-01-01"]
        assert desk.get(address(city, act, *args)).status_code == 403
        assert desk.post(address(city, act, *args), TYPED).status_code == 403


@pytest.mark.parametrize("day", ["2023-01-01", "someday", "2024-13-01"])
def test_a_term_that_never_began_is_not_found(lead, city, term, day):
    assert lead.get(address(city, "edit", day)).status_code == 404


def test_a_term_of_another_city_is_not_found(client, city, stranger, term):
    client.force_login(stranger)

    assert client.get(address(city, "edit", "2024-01-01")).status_code == 404
