"""Logging in, out, and choosing a new password, as a person goes through it."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override

from tests.factories.observatory import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.observatory.templatetags.test_shell")]

PASSWORD = "long-enough-for-a-test"


@pytest.fixture
def person():
    person = UserFactory(email="ana@example.org")
    person.set_password(PASSWORD)
    person.save()
    return person


def test_a_wrong_password_says_so_without_saying_whether_the_account_exists(client, person):
    wrong = client.post("/en/accounts/login/", {"login": person.email, "password": "wrong"}).content.decode()
    nobody = client.post("/en/accounts/login/", {"login": "nobody@example.org", "password": "wrong"}).content.decode()
    summary = re.compile(r'<div class="error-summary".*?</ul>', re.S)
    assert "<title>Error: Log in" in wrong
    assert summary.search(wrong)[0] == summary.search(nobody)[0]


def test_portuguese_is_that_of_brazil_also_in_the_words_of_others(client, person):
    page = client.post("/pt/accounts/login/", {"login": person.email, "password": "wrong"}).text
    with override("pt"), pytest.raises(ValidationError) as refused:
        validate_password("brief")

    assert "senha" in page
    assert not re.search("palavra-passe|utilizador", page, re.I)
    assert refused.value.messages == ["Esta senha é muito curta. Ela precisa conter pelo menos 10 caracteres."]
    with override("en"):
        assert gettext("Enter a valid date.") == "Enter a valid date.", "no other language falls back to it"


def test_a_person_logs_in_and_out(client, person):
    assert client.post("/en/accounts/login/", {"login": person.email, "password": PASSWORD}).status_code == 302
    assert "Log out?" in client.get("/en/accounts/logout/").content.decode()
    assert client.post("/en/accounts/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_nobody_can_sign_up(client):
    page = client.get("/en/accounts/signup/").content.decode()
    assert "Accounts are by invitation" in page
    assert "<form method" not in page


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(client, person, mailoutbox):
    asked = client.post("/en/accounts/password/reset/", {"email": person.email}, follow=True)
    assert "Look in your mail" in asked.content.decode()
    [mail] = mailoutbox
    assert mail.subject == "Choose a new password for the Observatory"
    link = re.search(r"http://testserver(\S+)", mail.body)[1]
    form = client.get(link, follow=True)
    assert "Choose a new password" in form.content.decode()
    new = {"password1": "another-long-password", "password2": "another-long-password"}
    saved = client.post(form.redirect_chain[-1][0], new, follow=True)
    assert "Your new password is saved" in saved.content.decode()
    assert "This link no longer works" in client.get(link, follow=True).content.decode()
    person.refresh_from_db()
    assert person.check_password("another-long-password")


def test_a_mail_to_an_unknown_address_does_not_invite_to_sign_up(client, mailoutbox):
    client.post("/en/accounts/password/reset/", {"email": "nobody@example.org"})
    assert [mail.subject for mail in mailoutbox] == ["No account for this address in the Observatory"]
    assert "signup" not in mailoutbox[0].body


def test_a_person_changes_their_password(client, person):
    client.force_login(person)
    page = client.get("/en/accounts/password/change/").content.decode()
    assert "Change your password" in page
    old_and_new = {"oldpassword": PASSWORD, "password1": "another-long-one", "password2": "another-long-one"}
    changed = client.post("/en/accounts/password/change/", old_and_new, follow=True)
    assert changed.status_code == 200
    person.refresh_from_db()
    assert person.check_password("another-long-one")


def test_a_closed_account_says_what_to_do(client):
    assert "This account is closed" in client.get("/en/accounts/inactive/").content.decode()


def test_too_many_attempts_are_answered_in_words(client, person):
    for _attempt in range(6):
        answer = client.post("/en/accounts/login/", {"login": person.email, "password": "wrong"})
    assert "Too many failed login attempts" in answer.content.decode()
