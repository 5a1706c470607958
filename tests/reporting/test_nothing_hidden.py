"""No public address tells what is not published: every route there is, for everything a city has, in each language.

A route or a parameter that is added later and is not known here fails, so that it cannot be forgotten.
"""

from itertools import product

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from actors.models import Actor
from dialogues.models import Commitment, Dialogue, Survey
from indicators.derived import RULES
from indicators.models import AdoptedIndicator, EvaluationPlan, Indicator, Measurement, PeerGlance
from observatory.models import Agreement, City, GoodPractice, Lesson, Project
from observatory.services.codes import key_of
from reporting.exports import COLLECTIONS
from reporting.models import Edition, Report
from reporting.network.counting import COUNTS
from reporting.views.permanent import PAGES
from reporting.views.sitemap import SITEMAPS
from tests.factories import dialogues, indicators, observatory
from tests.factories.published import CANARY, city_with_everything, hide_everything, hide_people, value
from tests.test_tenancy import PARAMETER, PUBLIC, ROUTES

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]
LANGUAGES = ("es", "en", "fr", "pt")
COUNTED = next(code for code in RULES if not code.startswith("INS-EXC"))  # those are numbered by the factory
NUMBERS = ("987654", "987,654", "987.654", "987 654", "987\xa0654", "987\u202f654")
# Of one person alone, or open only to whoever holds a secret; and the cases, which come with the program.
OTHERS = ("account", "calendar-feed", "case-detail", "digest", "glance", "places", "work")
RECORDS = {
    "city-agreement": Agreement,
    "city-advice": PeerGlance,
    "city-evaluation": EvaluationPlan,
    "city-lesson": Lesson,
    "city-practice": GoodPractice,
    "city-project": Project,
}
OF_INDICATOR = [
    *("city-indicator", "city-indicator-file", "city-indicator-rows", "city-indicator-calculation"),
    *("indicator-card", "indicator-citation", "embedded-indicator", "catalogue-indicator"),
]
OF_CITY = ["city-accent", "city-report", "city-reports", "edition", "edition-card", "edition-file", "edition-questions"]
OF_CITY += ["edition-figure"]
PERMANENT = {
    "actor": Actor,
    "advice": PeerGlance,
    "agreement": Agreement,
    "city": City,
    "commitment": Commitment,
    "dialogue": Dialogue,
    "edition": Edition,
    "evaluation": EvaluationPlan,
    "indicator": AdoptedIndicator,
    "lesson": Lesson,
    "measurement": Measurement,
    "practice": GoodPractice,
    "project": Project,
    "survey": Survey,
}
ASKED = {
    "search": [f"?q={CANARY[:5]}", f"?q={CANARY}x", "?q=canray", "?q=agreement"],
    "compare": ["?cities=lima,hidden"],
}


@pytest.fixture
def city():
    city = city_with_everything(code="lima")
    hidden = observatory.CityFactory(code="hidden", name=f"{CANARY} city", name_key="canary city")
    for each in (city, hidden):
        hide_everything(each)
        hide_people(each)
    dialogues.OpenSurveyFactory(city=city, is_public=True)
    counted = indicators.AdoptedIndicatorFactory(city=city, indicator__code=COUNTED)
    value(counted, is_derived=True)
    return city


def codes(name, cities):
    """What stands in the place of `code` in an address of this name."""
    if name in OF_CITY:
        return cities
    if name in OF_INDICATOR:
        return list(Indicator.objects.values_list("code", flat=True))
    return [key_of(each) for each in RECORDS[name].objects.all()]


def values(parameter, name, cities):
    """Everything that stands for a parameter of an address of this name."""
    return {
        "city": lambda: cities,
        "code": lambda: codes(name, cities),
        "count": lambda: COUNTS,
        "dataset": lambda: list(COLLECTIONS),
        "dialogue": lambda: [key_of(each) for each in Dialogue.objects.all()],
        "figure": lambda: ["X-1"],
        "name": lambda: list(COLLECTIONS),
        "number": lambda: [1],
        "report": lambda: list(Report.objects.values_list("code", flat=True)),
        "rest": lambda: ["v2"],
        "section": lambda: list(SITEMAPS),
        "suffix": lambda: ["csv", "json", "svg", "bib", "ris", "pdf"],
        "survey": lambda: [key_of(each) for each in Survey.objects.all()],
        "territory": lambda: cities,
    }[parameter]()


def addresses(name, cities):
    """Every address of a route, for each of these cities."""
    if name == "permanent":
        for kind, model in PERMANENT.items():
            yield from (reverse(name, args=[kind, uuid]) for uuid in model.objects.values_list("uuid", flat=True))
        return
    asked = PARAMETER.findall(ROUTES[name])
    for found in product(*(values(each, name, cities) for each in asked)):
        try:
            path = reverse(name, kwargs=dict(zip(asked, found, strict=True)))
        except NoReverseMatch:  # a suffix that this route does not have
            continue
        yield from (path + question for question in ASKED.get(name, [""]))


def told(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + response.get("Location", "")


@pytest.mark.once
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_public_address_tells_what_is_not_published(client, city, language):
    wrong, opened, is_first = [], set(), language == LANGUAGES[0]
    cities = ["lima", "hidden"] if is_first else ["lima"]  # what has no page has none in any language
    for name in PUBLIC:
        if not name or name.startswith(OTHERS) or name == "city-new":
            continue
        if not is_first and not ROUTES[name].startswith("en/"):
            continue  # has no language
        with override(language):
            for address in addresses(name, cities):
                response = client.get(address)
                text = told(response)
                for asked in ASKED["search"]:
                    text = text.replace(asked.removeprefix("?q="), "")
                opened |= {name} if response.status_code < 400 else set()
                if response.status_code >= 500 or CANARY in text or any(number in text for number in NUMBERS):
                    wrong.append((address, response.status_code))

    assert wrong == []
    assert {name for name in PUBLIC if name.startswith("city-") and ROUTES[name].startswith("en/")} - opened == {
        "city-new"
    }


def test_every_kind_that_has_a_permanent_address_is_asked_for():
    assert PERMANENT.keys() == PAGES.keys()
