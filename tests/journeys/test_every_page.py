"""Every page there is, in every language, at two widths: long, so only on demand (`STAGES=crawl bin/test`)."""

from contextlib import suppress

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from tests.factories.published import city_with_everything
from tests.journeys.addresses import PUBLIC_OF_SITE, pages_of
from tests.journeys.checks import accessible, sound
from tests.test_tenancy import ROUTES, WORK, World, address

pytestmark = [pytest.mark.journey, pytest.mark.crawl]
LANGUAGES = ["es", "en", "fr", "pt"]
PARTS = 6


@pytest.fixture
def world(transactional_db):
    return World("rosal", "Rosal", is_public=True)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_workspace_is_sound(language, part, world, visitor):
    crawl(visitor(world.director.user), world.director.user, workspace(world, language)[part::PARTS])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_staff_works_on_is_sound(language, world, visitor):
    """Their own lists: what they open from there has the templates of the director's."""
    lists = [each for each in workspace(world, language) if "/new/" not in each and each.count("/") < 7]
    crawl(visitor(world.staff.user), world.staff.user, lists)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_is_sound(language, transactional_db, visitor):
    with override(language):
        city = city_with_everything(code="lima")
        crawl(visitor(), None, [*map(reverse, PUBLIC_OF_SITE), *pages_of(city), *accounts()])


def workspace(world, language):
    """The addresses of a city's workspace, each once."""
    found = [address(world, name).partition("?")[0] for name in WORK]
    return [f"/{language}/{each.split('/', 2)[2]}" for each in dict.fromkeys(found)]


def accounts():
    """The pages of accounts that need no key."""
    for name in ROUTES:
        if name and name.startswith("account_"):
            with suppress(NoReverseMatch):
                yield reverse(name)


def crawl(page, user, addresses):
    """Open each address that answers with a page, at each width, and name all that are not sound."""
    client, wrong, seen = Client(), [], 0
    if user is not None:
        client.force_login(user)
    for each in addresses:
        answer = client.get(each)
        answer.close()
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        seen += 1
        page.goto(each)
        for width, check in ((1280, sound), (390, accessible)):
            page.set_viewport_size({"width": width, "height": 900})
            try:
                check(page)
            except AssertionError as fault:
                wrong.append(f"{width} px: {fault}")
    assert wrong == []
    assert seen
