import datetime
import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError, connection
from django.urls import reverse

from reporting.services import publishing, shelf
from reporting.services.preparing import freeze, thaw
from tests.factories.dialogues import QuestionFactory
from tests.factories.reporting import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(frozen, director, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return publishing.publish(frozen, by=director.user, version=frozen.version)


@pytest.fixture
def client(client):
    """One who is answered as readers are, also where something broke."""
    client.raise_request_exception = False
    return client


@pytest.fixture
def database_down():
    def refuse(execute, sql, params, many, context):
        raise OperationalError("could not connect to server")

    with connection.execute_wrapper(refuse):
        yield


def stored(edition, name):
    with getattr(edition, name).open() as file:
        return file.read()


def address(edition, suffix=None):
    where = [edition.city.code, edition.report.code, edition.number]
    return reverse("edition-file", args=[*where, suffix]) if suffix else reverse("edition", args=where)


@pytest.mark.parametrize(("suffix", "name"), [("pdf", "pdf"), ("csv", "csv"), ("json", "json"), ("html", "page")])
def test_stored_bytes_are_served_while_the_database_is_down(client, edition, suffix, name, database_down):
    response = client.get(address(edition, suffix))

    assert b"".join(response) == stored(edition, name)
    assert response["ETag"] == f'"{getattr(edition, f"{name}_sha256")}"'


@pytest.mark.parametrize("is_latest", [True, False])
def test_the_page_is_served_while_the_database_is_down_and_says_so(client, edition, is_latest, database_down):
    latest = reverse("city-report", args=[edition.city.code.upper(), edition.report.code])
    response = client.get(latest if is_latest else address(edition))

    assert stored(edition, "page").decode() in response.text
    assert "The database does not answer just now" in response.text


def behind(edition, code):
    return reverse("edition-figure", args=[edition.city.code, edition.report.code, edition.number, code])


def test_what_stands_behind_a_printed_figure_is_told_while_the_database_is_down(client, edition, measured, request):
    figure = behind(edition, measured.indicator.code)
    before = client.get(figure).text
    request.getfixturevalue("database_down")
    shown = client.get(figure).text

    assert "The database does not answer just now" in shown
    for told in (str(measured.uuid), "Exchanges", "No document is published with this value"):
        assert told in before
        assert told in shown


def test_the_records_behind_a_printed_figure_are_counted_while_the_database_is_down(client, edition, measured, request):
    data = json.loads(stored(edition, "json"))
    point = data["figures"][0]["points"][-1]
    point["counted"] = [{"kind": "activity", "uuid": str(uuid4())}] * 2
    Path(edition.json.path).write_text(json.dumps(data))
    request.getfixturevalue("database_down")

    shown = client.get(behind(edition, measured.indicator.code))
    assert "2 records were counted" in shown.text


def test_a_figure_that_no_edition_printed_is_not_found_on_the_shelf(client, edition, database_down):
    assert client.get(behind(edition, "NO-99")).status_code == 503


def test_the_shelf_says_what_is_withdrawn_and_what_took_its_place(
    client, edition, director, django_capture_on_commit_callbacks, request
):
    report = edition.report
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw(edition, reason="Counted twice", by=director.user)
        thaw(report, by=director.user, version=report.version)
        freeze(report, by=director.user, version=report.version)
        publishing.publish(report, by=director.user, version=report.version, reason="Put right")
    request.getfixturevalue("database_down")

    shown = client.get(address(edition)).text
    assert "Counted twice" in shown
    assert "Edition 2 has taken the place of this one" in shown


def test_the_shelf_says_that_what_took_the_place_of_an_edition_is_withdrawn(
    client, edition, director, django_capture_on_commit_callbacks, request
):
    with django_capture_on_commit_callbacks(execute=True):
        told = {"report": edition.report, "number": 2, "content": edition.content}
        second = EditionFactory(**told, page=ContentFile(b"<p>y</p>", name="y.html"))
        publishing.withdraw(second, reason="Worse than before", by=director.user)
    request.getfixturevalue("database_down")
    listed = client.get(reverse("city-reports", args=[edition.city.code])).text

    assert "Edition 2 took the place of this one, and is withdrawn" in client.get(address(edition)).text
    assert "Worse than before" in client.get(address(edition)).text
    assert "Edition 2 took its place" in listed
    assert "Withdrawn" in listed


@pytest.mark.parametrize("hidden", ["city", "unobserved", "report"])
def test_what_is_public_no_more_leaves_the_shelf(client, edition, hidden, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        if hidden == "report":
            edition.report.removed_at = edition.published_at
            edition.report.save()
        else:
            setattr(edition.city, "is_public" if hidden == "city" else "is_observed", False)
            edition.city.save()

    assert shelf.taken(edition.city.code, edition.report.code, 1) is None


def test_what_never_was_public_is_not_found_on_the_shelf(client, edition, database_down):
    edition.number = 7
    assert client.get(address(edition)).status_code == 503


def test_a_city_with_another_code_leaves_the_old_place(edition, django_capture_on_commit_callbacks):
    old = edition.city.code
    edition.city.code = "another"
    with django_capture_on_commit_callbacks(execute=True):
        edition.city.save()

    assert shelf.taken(old, edition.report.code) is None
    assert shelf.taken("another", edition.report.code)["number"] == 1


def test_the_whole_shelf_is_set_up_anew(edition):
    shelf.shelve_all()

    assert shelf.taken(edition.city.code, edition.report.code)["title"] == edition.title


# --- What stands around the editions


def test_the_reports_of_a_city_are_listed_while_the_database_is_down(client, edition, database_down):
    shown = client.get(reverse("city-reports", args=[edition.city.code]))

    assert shown.status_code == 200
    assert address(edition) in shown.text
    assert edition.title in shown.text


def test_the_permanent_identifier_of_an_edition_leads_to_it_while_the_database_is_down(client, edition, database_down):
    found = client.get(reverse("permanent", args=["edition", edition.uuid]))

    assert found.status_code == 303
    assert client.get(found["Location"]).status_code == 200
    assert client.get(reverse("permanent", args=["edition", uuid4()])).status_code == 503
    assert client.get(reverse("permanent", args=["agreement", edition.uuid])).status_code == 503


def test_the_picture_of_an_edition_is_the_same_while_the_database_is_down(client, edition, request):
    picture = reverse("edition-card", args=[edition.city.code, edition.report.code, edition.number])
    before = client.get(picture).content
    request.getfixturevalue("database_down")

    assert client.get(picture).content == before


@pytest.fixture
def answered(edition, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = QuestionFactory(
            city=edition.city,
            about=f"{edition.report.code}/{edition.number}",
            text="Who paid for the journey?",
            answer="The network did.",
            status="answered",
            answered_on=datetime.date(2026, 4, 1),
        )
        row.is_public = True
        row.save()
    return row


def asked(edition):
    return reverse("edition-questions", args=[edition.city.code, edition.report.code, edition.number])


@pytest.mark.parametrize("of_edition", [True, False])
def test_what_was_answered_in_public_can_be_read_while_the_database_is_down(
    client, edition, answered, of_edition, database_down
):
    shown = client.get(asked(edition) if of_edition else reverse("city-questions", args=[edition.city.code]))

    assert (shown.status_code, "The network did." in shown.text) == (200, True)
    assert "<form" not in shown.text


def test_a_question_that_cannot_be_taken_is_given_back_in_its_words(client, edition, answered, database_down):
    shown = client.post(asked(edition), {"text": "And <b>who</b> went?"})

    assert shown.status_code == 503
    assert "Your question could not be taken" in shown.text
    assert "And &lt;b&gt;who&lt;/b&gt; went?" in shown.text


def test_an_answer_that_is_public_no_more_leaves_the_shelf(edition, answered, django_capture_on_commit_callbacks):
    assert shelf.questions(edition.city.code)
    with django_capture_on_commit_callbacks(execute=True):
        answered.is_public = False
        answered.save()

    assert shelf.questions(edition.city.code) is None
    assert shelf.taken(edition.city.code, edition.report.code)


@pytest.mark.parametrize("page", ["home", "search"])
def test_any_other_page_names_the_editions_that_can_be_read_meanwhile(client, edition, page, database_down):
    shown = client.get(reverse(page), {"q": "lima"})

    assert (shown.status_code, shown["Retry-After"]) == (503, "60")
    assert reverse("city-report", args=[edition.city.code.lower(), edition.report.code]) in shown.text
    assert edition.title in shown.text


def test_who_is_logged_in_reads_them_too(client, edition, director, request):
    client.force_login(director.user)
    request.getfixturevalue("database_down")

    assert client.get(address(edition)).status_code == 200
    assert b"".join(client.get(address(edition, "pdf"))) == stored(edition, "pdf")
    assert client.get(reverse("city-reports", args=[edition.city.code])).status_code == 200
