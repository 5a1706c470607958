import datetime
import html

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar
from lxml import etree

from tests.factories import dialogues, indicators, observatory, reporting
from tests.factories.published import CANARY, city_with_everything, hide_everything

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SOON = timezone.localdate() + datetime.timedelta(days=30)


def get(client, name, city):
    with override("en"):
        response = client.get(reverse(name, args=[city.code]))
    assert response.status_code == 200
    assert not response.cookies
    return response


def news(client, city):
    return etree.fromstring(get(client, "city-news", city).content).findall("a:entry", ATOM)


def days(client, city):
    return Calendar.from_ical(get(client, "city-days", city).content).walk("VEVENT")


@pytest.fixture
def city():
    return observatory.PublicCityFactory(code="lima", name="Lima")


def test_news_are_reports_lessons_and_commitments_newest_first_at_permanent_addresses(client, city):
    page = ContentFile(b"<p>x</p>", name="edition.html")
    files = dict.fromkeys(("page", "pdf", "csv", "json"), page)
    later = timezone.now() + datetime.timedelta(days=1)
    edition = reporting.EditionFactory(report__city=city, published_at=later, **files)
    observatory.LessonFactory(city=city, is_public=True, title="Courses\x0b nobody could attend")
    dialogue = dialogues.DialogueFactory(city=city, is_public=True, is_closed=True)
    dialogues.CommitmentFactory(dialogue=dialogue, is_public=True, text="A bridge")
    told = news(client, city)

    assert told[0].findtext("a:id", namespaces=ATOM) == f"http://testserver/id/edition/{edition.uuid}"
    assert len(told) == 3
    for entry in told:
        assert client.get(entry.find("a:link", ATOM).get("href"), follow=True).status_code == 200
        assert entry.findtext("a:updated", namespaces=ATOM)


def test_a_report_is_told_once_under_its_own_title_in_the_language_of_the_feed(client, city):
    same = {"report__city": city, "report__period": indicators.PeriodFactory(code="2025")}
    for language, title in (("es", "Informe de rendición de cuentas 2025"), ("en", "Accountability report 2025")):
        reporting.EditionFactory(**same, language=language, report__language=language, title=title)

    [told] = news(client, city)
    assert told.findtext("a:title", namespaces=ATOM) == "Accountability report 2025"
    assert told.find("a:category", ATOM).get("term") == "Reports"


def test_a_feed_that_tells_nothing_yet_is_the_same_each_time_it_is_read(client, city):
    told = etree.fromstring(get(client, "city-news", city).content)

    assert told.findtext("a:updated", namespaces=ATOM) == city.created_at.isoformat()


def test_what_somebody_wrote_is_read_as_text_and_not_as_html(client, city):
    observatory.LessonFactory(city=city, is_public=True, happened="Fewer than <b>5</b> & more")

    [told] = news(client, city)
    summary = told.find("a:summary", ATOM)
    assert (summary.get("type"), html.unescape(summary.text)) == ("html", "Fewer than <b>5</b> & more")
    assert "<" not in summary.text


def test_what_a_city_withdraws_is_news_to_those_who_follow_it(client, city):
    gone = reporting.WithdrawalFactory(edition__report__city=city, reason="Counted twice")
    [entry] = news(client, city)

    assert entry.findtext("a:title", namespaces=ATOM) == f"Withdrawn: {gone.edition.title}, edition 1"
    assert entry.findtext("a:summary", namespaces=ATOM) == "Counted twice"
    assert entry.findtext("a:id", namespaces=ATOM) == f"http://testserver/id/edition/{gone.edition.uuid}#withdrawn"


def test_days_are_what_ends_happens_and_falls_due(client, city):
    said = {"city": city, "is_public": True}
    observatory.AgreementFactory(**said, title="Twinning", ends_on=SOON)
    observatory.ActivityFactory(**said, title="Fair", starts_on=SOON)
    observatory.ActivityFactory(**said, title="Some time", starts_on=SOON, starts_on_precision="month")
    table = dialogues.DialogueFactory(**said, title="Table", is_closed=True, held_on=SOON)
    dialogues.CommitmentFactory(dialogue=table, is_public=True, text="A bridge", due_on=SOON)

    assert sorted(str(event["SUMMARY"]) for event in days(client, city)) == [
        "A bridge",
        "Ends: Twinning",
        "Fair",
        "Table",
    ]


def test_no_feed_tells_what_is_not_public(client):
    city = city_with_everything(code="lima")
    hide_everything(city)
    secret = {"city": city, "is_public": False}
    observatory.ActivityFactory(**secret, title=f"{CANARY} activity", starts_on=SOON)
    observatory.AgreementFactory(**secret, title=f"{CANARY} agreement", ends_on=SOON)
    hidden = dialogues.DialogueFactory(**secret, is_closed=True, title=f"{CANARY} dialogue", held_on=SOON)
    dialogues.CommitmentFactory(dialogue=hidden, is_public=True, text=f"{CANARY} word", due_on=SOON)

    for name in ("city-news", "city-days"):
        assert CANARY not in get(client, name, city).content.decode(), name


def test_a_city_that_is_not_public_cannot_be_followed(client):
    observatory.CityFactory(code="hidden")

    for name in ("city-news", "city-days"):
        with override("en"):
            assert client.get(reverse(name, args=["hidden"])).status_code == 404


def test_a_commitment_has_a_permanent_address(client, city):
    table = dialogues.DialogueFactory(city=city, is_public=True, is_closed=True, code="table")
    agreed = dialogues.CommitmentFactory(dialogue=table, is_public=True)
    promised = dialogues.CommitmentFactory(dialogue=None, city=city, is_public=True)
    open_one = dialogues.CommitmentFactory(dialogue__city=city, is_public=True)

    assert client.get(f"/id/commitment/{agreed.uuid}")["Location"].endswith("/cities/lima/dialogues/table/")
    assert client.get(f"/id/commitment/{promised.uuid}")["Location"].endswith("/cities/lima/communication/")
    assert client.get(f"/id/commitment/{open_one.uuid}").status_code == 404
