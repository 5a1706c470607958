import io
import json

import pytest
from django.core.management import CommandError, call_command

from observatory.models import User
from tests.factories.observatory import CityFactory

pytestmark = pytest.mark.django_db


def add(email="a@example.org", **options):
    out = io.StringIO()
    call_command("add_person", email, city="bogota", role="director", stdout=out, **options)
    return out.getvalue()


def test_a_person_is_added_and_chooses_the_password_by_a_link():
    CityFactory(code="bogota")

    assert "/accounts/password/reset/key/" in add()
    assert User.objects.get().memberships.get().role == "director"


def test_a_password_can_be_read_from_standard_input(monkeypatch):
    CityFactory(code="bogota")
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse battery\n"))

    facts = json.loads(add(password_stdin=True, json=True))

    assert facts["first_password_path"] == ""
    assert User.objects.get().check_password("correct horse battery")


@pytest.mark.parametrize(("email", "code"), [("no-mail", "bogota"), ("a@example.org", "elsewhere")])
def test_what_cannot_be_added_is_refused(email, code):
    CityFactory(code=code)
    if code == "bogota":
        with pytest.raises(CommandError):
            add(email)
    else:
        with pytest.raises(CommandError, match="No city"):
            add(email)
    assert not User.objects.exists()


def test_a_weak_password_adds_nobody(monkeypatch):
    CityFactory(code="bogota")
    monkeypatch.setattr("sys.stdin", io.StringIO("12345\n"))

    with pytest.raises(CommandError):
        add(password_stdin=True)
    assert not User.objects.exists()
