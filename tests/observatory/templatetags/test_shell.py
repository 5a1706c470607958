import pytest
from django import forms
from django.conf.urls.i18n import i18n_patterns
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path, resolve
from django.utils import translation

from tests.factories.observatory import CityFactory, MembershipFactory


def page(request, **kwargs):
    return HttpResponse()


CITY_PAGES = ["city-detail", "city-indicators", "city-agreements", "work-today", "work-register", "work-history"]
urlpatterns = i18n_patterns(
    path("", page, name="home"),
    path("data/", page, name="data"),
    path("search/", page, name="search"),
    path("work/", page, name="work"),
    path("accounts/", include("allauth.account.urls")),
    *[path(f"{name}/<str:code>/", page, name=name) for name in CITY_PAGES],
)
urlpatterns.append(path("accent/<str:code>.css", page, name="city-accent"))


class AnyForm(forms.Form):
    title = forms.CharField(label="Title")


def shown(template, language="en", address="/en/work-today/x/?q=a", user=None, said=(), **values):
    """The page a person gets from a template, as text."""
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path)
    request.user = user or AnonymousUser()
    request.session = {}
    request._messages = FallbackStorage(request)
    for level, words in said:
        messages.add_message(request, level, words)
    with translation.override(language):
        return render(request, template, values).content.decode()


pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_the_public_page_of_a_city_has_its_menu_and_the_current_section():
    text = shown("base_city.html", city=CityFactory(code="quito"), section="agreements")
    assert '<a href="/en/city-agreements/quito/" aria-current="page">Agreements</a>' in text
    assert '<a href="/en/city-detail/quito/">Overview</a>' in text


def test_the_menu_leaves_out_pages_that_do_not_exist():
    assert "Dialogues" not in shown("base_city.html", city=CityFactory())


def test_the_open_data_of_a_city_are_those_of_the_site_with_its_filter():
    assert 'href="/en/data/?city=quito"' in shown("base_city.html", city=CityFactory(code="quito"))


def test_the_accent_of_a_city_is_a_style_sheet_of_its_own():
    text = shown("base_city.html", city=CityFactory(code="quito", accent="#8C1D40"))
    assert '<link rel="stylesheet" href="/accent/quito.css?v=8C1D40">' in text


@pytest.mark.parametrize("template", ["base_city.html", "base_work.html"])
def test_an_invented_city_says_so_on_every_page(template):
    person = MembershipFactory().user
    assert "This city does not exist" in shown(template, user=person, city=CityFactory(is_example=True))
    assert "This city does not exist" not in shown(template, user=person, city=CityFactory(is_example=False))


def test_the_workspace_shows_who_is_there_in_which_role():
    membership = MembershipFactory(role="director")
    text = shown("base_work.html", user=membership.user, city=membership.city)
    assert str(membership.user) in text
    assert "Director" in text


def test_the_workspace_names_no_role_for_someone_of_the_territory_above():
    membership = MembershipFactory(role="director")
    assert "Director" not in shown("base_work.html", user=membership.user, city=CityFactory(parent=membership.city))


def test_logging_out_is_a_form_and_not_a_link():
    membership = MembershipFactory()
    text = shown("base_work.html", user=membership.user, city=membership.city)
    assert '<form method="post" action="/en/accounts/logout/">' in text
    assert "csrfmiddlewaretoken" in text


def test_the_rest_of_the_workspace_is_listed_once():
    membership = MembershipFactory()
    text = shown("base_work.html", user=membership.user, city=membership.city, section="history")
    assert text.count("work-history") == 1
    assert 'id="more"' in text
    assert '<a href="#more">More</a>' in text


def test_the_public_site_offers_to_log_in_and_the_workspace_does_not():
    membership = MembershipFactory()
    assert "Log in" in shown("base_public.html")
    assert "Log in" not in shown("base_work.html", user=membership.user, city=membership.city)


def test_a_person_on_the_public_site_finds_the_way_to_their_workspace():
    text = shown("base_public.html", user=MembershipFactory().user)
    assert '<a href="/en/work/">Workspace</a>' in text


def test_changing_the_language_keeps_the_page_and_its_filters():
    text = shown("base_public.html", address="/en/search/?q=rio&sort=name")
    assert 'href="/fr/search/?q=rio&amp;sort=name"' in text
    assert '<span class="vh"> Português</span>' in text
    assert 'lang="en" hreflang="en" aria-current="true"' in text


def test_a_page_that_is_nowhere_stays_where_it_is_in_every_language(client):
    text = client.get("/en/no-such-page/?q=a").content.decode()
    assert text.count('href="/en/no-such-page/?q=a"') == 4


def test_the_title_begins_with_error_where_something_has_to_be_corrected():
    assert "<title>Error:" in shown("account/password_reset.html", form=AnyForm({}), redirect_field="")
    assert "<title>Error:" not in shown("account/password_reset.html", form=AnyForm(), redirect_field="")


def test_messages_are_read_out():
    text = shown("base_public.html", said=[(messages.SUCCESS, "Saved"), (messages.ERROR, "<b>Not read</b>")])
    assert 'role="status"' in text
    assert "notice--success" in text
    assert "&lt;b&gt;Not read" in text


def test_a_page_without_messages_has_no_status():
    assert 'role="status"' not in shown("base_public.html")


@pytest.mark.parametrize(
    "template", ["404.html", "403.html", "403_csrf.html", "400.html", "429.html", "500.html", "503.html"]
)
@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
def test_every_error_page_has_one_heading_and_its_language(template, language):
    text = shown(template, language)
    assert text.count("<h1>") == 1
    assert f'<html lang="{language}">' in text


@pytest.mark.parametrize("template", ["400.html", "500.html", "503.html"])
def test_error_pages_stand_without_a_request(template):
    assert "<h1>" in render_to_string(template)


@pytest.mark.parametrize(
    "template", ["base_public.html", "404.html", "account/login.html", "account/password_reset_done.html"]
)
def test_no_page_styles_or_scripts_inline(template):
    text = shown(template, form=AnyForm({}), redirect_field="")
    assert " style=" not in text
    assert "<style" not in text
    assert "<script>" not in text
    assert " onclick" not in text


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("login", {"form": AnyForm(), "redirect_field": ""}),
        ("logout", {"redirect_field": ""}),
        ("password_reset", {"form": AnyForm(), "redirect_field": ""}),
        ("password_reset_done", {}),
        ("password_reset_from_key", {"token_fail": True}),
        ("password_reset_from_key", {"form": AnyForm(), "action_url": "/x/", "redirect_field": ""}),
        ("password_reset_from_key_done", {}),
        ("password_change", {"form": AnyForm(), "redirect_field": ""}),
        ("password_set", {"form": AnyForm(), "redirect_field": ""}),
        ("reauthenticate", {"form": AnyForm(), "redirect_field": ""}),
        ("account_inactive", {}),
        ("signup_closed", {}),
    ],
)
def test_every_account_page_has_one_heading_and_a_title(template, values):
    text = shown(f"account/{template}.html", **values)
    assert text.count("<h1>") == 1
    assert "<title> –" not in text
