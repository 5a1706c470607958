import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from observatory.choices import Role
from reporting.models import HandoverBook
from tests.factories.observatory import LessonFactory, MembershipFactory
from tests.factories.reporting import HandoverBookFactory

pytestmark = pytest.mark.django_db


def test_a_director_makes_a_book_and_downloads_it(client, director, city):
    LessonFactory(city=city, title="Courses nobody could attend")
    client.force_login(director.user)
    page = client.get(reverse("handover-list", args=[city.code]))
    assert "No adopted strategy is on file." in page.text
    asked = {"handed_over_on": "2027-01-01", "language": "en", "letter": "Dear team"}
    refused = client.post(reverse("handover-new", args=[city.code]), asked)
    assert "reservations" in refused.context["form"].errors
    assert "Dear team" in refused.text
    made = client.post(reverse("handover-new", args=[city.code]), asked | {"reservations": "Ask Ana."}, follow=True)
    assert "with reservations" in made.text
    assert "Courses nobody could attend" in made.text
    book = HandoverBook.objects.get()
    answer = client.get(reverse("handover-file", args=[city.code, book.uuid, "pdf"]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert client.get(reverse("handover-file", args=[city.code, book.uuid, "exe"])).status_code == 404
    client.post(reverse("handover-sign", args=[city.code, book.uuid]), {"version": book.version})
    book.refresh_from_db()
    assert book.given_by == director.user
    old = client.post(reverse("handover-sign", args=[city.code, book.uuid]), {"version": 1}, follow=True)
    assert "Somebody signed this book meanwhile" in old.text
    empty = client.post(reverse("handover-sign", args=[city.code, book.uuid]), follow=True)
    assert "incomplete" in empty.text
    again = client.post(reverse("handover-sign", args=[city.code, book.uuid]), {"version": book.version}, follow=True)
    assert "Somebody else signs for receiving" in again.text


def test_while_a_book_is_made_its_page_looks_again_until_told_not_to(client, director, city):
    book = HandoverBookFactory(city=city, stage="drawing")
    client.force_login(director.user)
    address = reverse("handover-detail", args=[city.code, book.uuid])
    assert client.get(address)["Refresh"] == "3"
    assert "Refresh" not in client.get(address + "?still=1")
    HandoverBook.objects.update(stage="failed", problem="too long")
    assert "too long" in client.get(address).text


def test_staff_read_and_do_not_make(client, director, city):
    client.force_login(MembershipFactory(city=city, role=Role.STAFF).user)
    assert client.get(reverse("handover-first-days", args=[city.code])).status_code == 200
    assert client.get(reverse("handover-new", args=[city.code])).status_code == 403


def test_two_books_of_one_handover_are_told_apart_by_the_moment_each_was_made(client, director, city):
    for hour in (9, 15):
        made = datetime.datetime(2026, 3, 1, hour, tzinfo=datetime.UTC)
        HandoverBookFactory(city=city, made_at=made, stage="drawing")
    client.force_login(director.user)
    page = client.get(reverse("handover-list", args=[city.code])).text

    assert [f'datetime="2026-03-01T{hour}' in page for hour in ("09", "15")] == [True, True]


@pytest.mark.parametrize(
    ("ago", "told"), [(0, "Day 1 of 100"), (49, "Day 50 of 100"), (99, "Day 100 of 100"), (100, "")]
)
def test_the_first_hundred_days_are_counted_from_the_handover(client, director, city, ago, told):
    day = timezone.localdate() - datetime.timedelta(days=ago)
    HandoverBookFactory(city=city, handed_over_on=day, stage="ready", made_at="2026-08-20T00:00Z", zip_sha256="ab" * 32)
    client.force_login(director.user)
    page = client.get(reverse("handover-first-days", args=[city.code]))

    assert page.context["begins_on"] == (day if told else timezone.localdate())
    assert told in page.text
    assert told or "of 100" not in page.text
    assert "Nothing waits for the incoming team" in page.text


def test_before_the_handover_the_hundred_days_begin_with_it(client, director, city):
    day = timezone.localdate() + datetime.timedelta(days=40)
    HandoverBookFactory(city=city, handed_over_on=day, stage="ready", made_at="2026-08-20T00:00Z", zip_sha256="ab" * 32)
    client.force_login(director.user)
    page = client.get(reverse("handover-first-days", args=[city.code]))

    assert page.context["begins_on"] == day
    assert "of 100" not in page.text
