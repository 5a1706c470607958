import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from indicators.periods import parse
from observatory.choices import Role
from reporting.models import Edition, Report
from reporting.public.editions import latest_editions
from reporting.stretches import suits
from tests.factories.observatory import MembershipFactory
from tests.factories.reporting import EditionFactory, ReportFactory, WithdrawalFactory

pytestmark = pytest.mark.django_db
PAGES = ["report-prepare", "report-change", "report-preview"]
ACTS = ["report-freeze", "report-thaw", "report-sign", "report-publish"]


def at(name, report, *more):
    return reverse(name, args=[report.city.code, report.code, *more])


@pytest.fixture
def as_director(client, director):
    client.force_login(director.user)
    return client


@pytest.fixture
def as_staff(client, city):
    client.force_login(MembershipFactory(city=city, role=Role.STAFF).user)
    return client


def test_a_report_is_begun_written_frozen_and_published(as_director, city, year, measured):
    as_director.post(
        reverse("report-new", args=[city.code]), {"kind": "accountability", "period": "2025", "language": "es"}
    )
    report = Report.objects.get()
    as_director.post(
        at("report-section", report, "failures"),
        {"version": report.version, "headline": "Nadie\r\nvino ", "text": "Los cursos eran de dos días."},
    )
    report.refresh_from_db()
    as_director.post(at("report-freeze", report), {"version": report.version})
    report.refresh_from_db()
    as_director.post(at("report-publish", report), {"version": report.version, "reason": ""})

    edition = Edition.objects.get()
    prepared = as_director.get(at("report-prepare", report)).text
    assert "Edition 1 is published</h1>" in prepared
    assert "Publish edition 2" not in prepared, "there is nothing new to publish"
    as_director.post(at("report-withdraw", report, 1), {"reason": "Counted twice"})
    assert "Publish edition 2" in as_director.get(at("report-prepare", report)).text
    as_director.logout()
    page = as_director.get(reverse("edition", args=[city.code, report.code, 1])).content.decode()
    assert "Nadie vino" in page
    assert edition.pdf_sha256 in page


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_preparation_are_for_the_citys_people(client, report, as_staff, name):
    assert as_staff.get(at(name, report)).status_code == 200
    client.force_login(MembershipFactory().user)
    assert client.get(at(name, report)).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_acts_on_another_citys_report_are_not_found(client, report, name):
    client.force_login(MembershipFactory(role=Role.DIRECTOR).user)

    assert client.post(at(name, report), {"version": report.version}).status_code == 404


@pytest.mark.parametrize("name", ["report-freeze", "report-thaw", "report-publish"])
def test_staff_neither_freeze_nor_publish(as_staff, report, name):
    assert as_staff.post(at(name, report), {"version": report.version}).status_code == 403


def test_staff_prepare(as_staff, report):
    response = as_staff.post(
        at("report-section", report, "money"), {"version": report.version, "headline": "", "text": "Menos"}
    )

    assert response.status_code == 302
    assert report.texts.get(section="money").text == "Menos"


def test_the_list_shows_the_citys_reports_only(as_staff, report):
    ReportFactory(title="Of another city")

    page = as_staff.get(reverse("work-reports", args=[report.city.code])).content.decode()

    assert report.title in page
    assert "Of another city" not in page


def test_a_period_that_is_none_is_said_and_what_was_typed_stays(as_director, city):
    response = as_director.post(
        reverse("report-new", args=[city.code]), {"kind": "accountability", "period": "someday", "language": "es"}
    )

    assert response.context["form"].errors["period"]
    assert "someday" in response.content.decode()


@pytest.mark.parametrize(
    ("kind", "typed", "instead"),
    [
        ("council", "2025", ["H1 2025", "H2 2025"]),
        ("council", "2024-2025", ["H1 2025", "H2 2025"]),
        ("council", "2025-Q3", ["H2 2025"]),
        ("accountability", "2025-03", ["2025"]),
        ("evaluation", "2025-Q1", ["2025"]),
    ],
)
def test_a_period_too_long_or_short_for_the_kind_is_refused_with_those_that_suit(
    as_director, city, kind, typed, instead
):
    asked = {"kind": kind, "period": typed, "language": "es"}
    response = as_director.post(reverse("report-new", args=[city.code]), asked)
    (said,) = response.context["form"].errors["period"]

    assert said.endswith(f"{' · '.join(instead)}.")
    assert f'value="{typed}"' in response.text
    assert not Report.objects.exists()
    asked["period"] = instead[0]
    assert as_director.post(reverse("report-new", args=[city.code]), asked).status_code == 302


def test_each_kind_is_offered_the_periods_that_suit_it(as_director, city):
    form = as_director.get(reverse("report-new", args=[city.code])).context["form"]

    assert {kind.value: {words.split()[0][0] for words in periods} for kind, periods in form.periods} == {
        "accountability": {"2", "H"},
        "management": {"2", "H", "Q"},
        "council": {"H"},
        "evaluation": {"2"},
        "practice": {"2"},
        "brief": {"2", "H", "Q"},
    }
    for kind, periods in form.periods:
        assert all(suits(kind, parse(words)) for words in periods)


def test_the_list_of_chapters_tells_a_headline_alone_from_a_chapter_that_is_written(as_director, report):
    report.texts.filter(section="political").update(headline="Three of three", text="")
    prepared = " ".join(as_director.get(at("report-prepare", report)).text.split())

    assert prepared.count("Only its headline") == 2, "of what failed, as proposed, and of this one"
    assert "All as they are proposed" in prepared
    assert "0 written by hand" not in prepared


def test_a_second_report_of_the_same_kind_is_refused(as_director, report):
    response = as_director.post(
        reverse("report-new", args=[report.city.code]), {"kind": "accountability", "period": "2025", "language": "es"}
    )

    assert response.context["form"].non_field_errors()


def test_a_text_written_over_somebody_elses_is_kept_and_shown(as_director, report):
    typed = {"version": report.version, "headline": "", "text": "First"}
    as_director.post(at("report-section", report, "money"), typed)

    response = as_director.post(at("report-section", report, "money"), typed | {"text": "Second"})

    assert response.status_code == 409
    assert response.context["conflict_rows"] == [("Text", "First", "Second")]
    assert "Ana Ruiz saved a change here" in response.text
    assert "Second</textarea>" in response.text
    assert report.texts.get(section="money").text == "First"
    again = typed | {"text": "First and second", "version": response.context["form"]["version"].value()}
    assert as_director.post(at("report-section", report, "money"), again).status_code == 302
    assert report.texts.get(section="money").text == "First and second"


def test_what_two_change_at_once_stands_beside_one_another(as_director, report):
    chosen = list(report.indicators.values_list("pk", flat=True))
    typed = {"version": report.version, "title": "One", "data_until": "2026-01-31", "indicators": chosen}
    as_director.post(at("report-change", report), typed)
    response = as_director.post(at("report-change", report), typed | {"title": "Other"})

    assert response.status_code == 409
    assert ("Title", "One", "Other") in response.context["conflict_rows"]


def test_title_and_indicators_are_changed(as_director, report):
    chosen = list(report.indicators.values_list("pk", flat=True))
    as_director.post(
        at("report-change", report),
        {"version": report.version, "title": "Otro", "data_until": "2026-01-31", "indicators": chosen},
    )

    report.refresh_from_db()
    assert report.title == "Otro"


def test_an_act_without_its_version_does_nothing(as_director, report):
    as_director.post(at("report-freeze", report), {})

    report.refresh_from_db()
    assert not report.is_frozen


def test_an_act_on_an_old_version_does_nothing(as_director, report):
    as_director.post(at("report-sign", report), {"version": report.version - 1})

    report.refresh_from_db()
    assert report.none_recorded_by is None


def test_nobody_signs_that_nothing_failed_where_a_lesson_tells_what_did(as_director, report, lesson):
    assert at("report-sign", report) not in as_director.get(at("report-prepare", report)).content.decode()
    answer = as_director.post(at("report-sign", report), {"version": report.version}, follow=True)

    report.refresh_from_db()
    assert report.none_recorded_by is None
    assert "A lesson tells what did not work" in answer.content.decode()

    type(lesson).objects.update(is_failure=False)
    assert at("report-sign", report) in as_director.get(at("report-prepare", report)).content.decode()
    as_director.post(at("report-sign", report), {"version": report.version})
    report.refresh_from_db()
    assert report.none_recorded_by is not None


def test_an_unknown_chapter_is_not_found(as_director, report):
    assert as_director.get(at("report-section", report, "weather")).status_code == 404


def test_the_preview_is_a_trial_that_keeps_nothing(as_director, report):
    page = as_director.get(at("report-preview", report))
    paper = as_director.get(at("report-preview", report) + "?as=pdf")

    assert report.title in page.content.decode()
    assert paper.content.startswith(b"%PDF")
    assert not Edition.objects.exists()


@pytest.mark.parametrize("suffix", ["pdf", "csv", "json", "html"])
def test_files_of_an_edition_are_served_with_their_checksum(client, frozen, director, suffix):
    client.force_login(director.user)
    client.post(at("report-publish", frozen), {"version": frozen.version})
    client.logout()

    response = client.get(reverse("edition-file", args=[frozen.city.code, frozen.code, 1, suffix]))

    edition = Edition.objects.get()
    assert response.headers["ETag"] in {
        f'"{getattr(edition, f"{name}_sha256")}"' for name in ("page", "pdf", "csv", "json")
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content)


def test_the_reports_of_a_city_that_is_not_public_are_not_found(client, frozen, director):
    client.force_login(director.user)
    client.post(at("report-publish", frozen), {"version": frozen.version})
    frozen.city.is_public = False
    frozen.city.save()
    client.logout()

    addresses = [
        reverse("city-reports", args=[frozen.city.code]),
        reverse("city-report", args=[frozen.city.code, frozen.code]),
        reverse("edition", args=[frozen.city.code, frozen.code, 1]),
        reverse("edition-file", args=[frozen.city.code, frozen.code, 1, "pdf"]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 4


def test_what_is_not_published_is_not_found(client, report):
    assert client.get(reverse("city-report", args=[report.city.code, report.code])).status_code == 404
    assert client.get(reverse("edition-file", args=[report.city.code, report.code, 1, "exe"])).status_code == 404
    assert report.title not in client.get(reverse("city-reports", args=[report.city.code])).content.decode()


def test_an_edition_that_is_withdrawn_stays_and_says_why(client, director, city):
    edition = EditionFactory(
        report__city=city,
        report__code="r",
        report__period__code="2024",
        page=ContentFile(b"<p>Told</p>", name="p.html"),
        pdf=ContentFile(b"%PDF", name="p.pdf"),
    )
    other = EditionFactory(
        report__city=city, report__code="s", report__period=edition.report.period, report__language="fr",
        language="fr", page=ContentFile(b"<p>Dit</p>", name="p.html"),
    )  # fmt: skip
    client.force_login(director.user)
    address = reverse("report-withdraw", args=[city.code, "r", 1])
    assert client.post(address, {"reason": " "}).status_code == 200
    client.post(address, {"reason": "The survey was counted twice"})
    for late in (client.get(address, follow=True), client.post(address, {"reason": "Again"}, follow=True)):
        assert "This edition is withdrawn already." in late.text
    assert "Edition 1 is withdrawn" in client.get(reverse("work-reports", args=[city.code])).text
    client.logout()
    page = client.get(reverse("edition", args=[city.code, "r", 1]))
    assert "The survey was counted twice" in page.text
    assert "Told" in page.text
    assert reverse("edition", args=[city.code, "s", other.number]) in page.text
    assert list(latest_editions()) == [other]


def test_of_two_who_withdraw_at_once_the_second_is_told(client, director, city, monkeypatch):
    edition = EditionFactory(report__city=city, report__code="r", page=ContentFile(b"<p>Told</p>", name="p.html"))
    WithdrawalFactory(edition=edition, reason="The first word")
    monkeypatch.setattr(Edition, "withdrawn", None)  # as it was when the second looked
    client.force_login(director.user)
    answer = client.post(
        reverse("report-withdraw", args=[city.code, "r", 1]), {"reason": "The second word"}, follow=True
    )

    assert "This edition is withdrawn already." in answer.text
    assert edition.withdrawal.reason == "The first word"


def test_a_further_edition_without_a_reason_is_asked_for_it_and_nothing_written_is_lost(as_director, report):
    EditionFactory(report=report, number=1, content={"figures": []})
    Report.objects.filter(pk=report.pk).update(frozen={"figures": [], "report": {}}, frozen_at="2026-02-01T12:00Z")
    long = "a" * 501
    answers = [as_director.post(at("report-publish", report), {"version": 1, "reason": told}) for told in (" ", long)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("There is one thing to correct" in answer.text for answer in answers)
    assert long in answers[1].text
    assert report.editions.count() == 1


def test_page_and_paper_stand_side_by_side_and_only_there(client, director, report):
    client.force_login(director.user)
    beside = client.get(reverse("report-beside", args=[report.city.code, report.code]))
    assert "<iframe" in beside.text
    assert "frame-src 'self'" in beside["Content-Security-Policy"]
    assert "frame-src" not in client.get(reverse("work-reports", args=[report.city.code]))["Content-Security-Policy"]


def test_a_translation_is_begun_from_the_preparation_and_shows_the_original(client, director, report):
    client.force_login(director.user)
    address = reverse("report-translate", args=[report.city.code, report.code])
    page = client.post(address, {"language": "fr"}, follow=True)
    sibling = page.context["report"]
    assert sibling.language == "fr"
    section = client.get(reverse("report-section", args=[report.city.code, sibling.code, "summary"]))
    assert report.texts.get(section="summary").text.split("\n")[0] in section.text
    assert "already" in client.post(address, {"language": "fr"}, follow=True).text
    assert "Choose one of the languages" in client.post(address, {"language": "xx"}, follow=True).text
    assert client.get(reverse("report-section", args=[report.city.code, sibling.code, "practice"])).status_code == 404
