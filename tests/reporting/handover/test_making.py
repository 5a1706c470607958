import datetime
import hashlib
import io
import json
import zipfile

import icalendar
import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override

from observatory import exports, imports
from observatory.choices import Role
from observatory.resources import data_sets
from reporting.handover import Scope, gathered, making, missing_in
from reporting.handover.first_days import windows
from reporting.handover.package import ON_PAPER, in_order
from reporting.services.handing_over import HandoverRefused, ask_for_book, sign
from tests.factories import dialogues, indicators, observatory
from tests.factories.reporting import HandoverBookFactory
from tests.reporting.paper_text import text_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 1, 1)


@pytest.fixture
def told(city):
    """A city with something of each kind, two of which the public does not see."""
    post = observatory.StaffPositionFactory(city=city, title="Head of unit")
    agreement = observatory.AgreementFactory(
        city=city, title="Twinning with Lyon", responsible_post=post, ends_on=datetime.date(2027, 2, 1)
    )
    observatory.AgreementReviewFactory(
        agreement=agreement, year=2026, decision="renew", reason="It works", decided_at="2026-03-01T10:00Z"
    )
    observatory.AgreementFactory(city=city, title="Gone", removed_at="2026-01-01T00:00Z")
    observatory.AgreementFactory(title="Of another city")
    dialogues.CommitmentFactory(
        city=city, dialogue__city=city, text="A line of buses", due_on=datetime.date(2027, 1, 9)
    )
    observatory.ProjectFactory(city=city, title="Streets for walking", status="running")
    observatory.ProjectFactory(city=city, title="Done long ago", status="finished")
    source = observatory.SourceFactory(city=city, title="The signed text", filename="signed.pdf")
    source.sha256 = hashlib.sha256(b"signed").hexdigest()
    source.file.save("signed", ContentFile(b"signed"))
    observatory.LessonFactory(city=city, title="Courses nobody could attend")
    indicators.AdoptedIndicatorFactory(city=city, indicator__code="NEW-01")
    return agreement


@pytest.fixture
def book(told, director):
    asked = ask_for_book(
        city=director.city,
        by=director.user,
        language="es",
        handed_over_on=DAY,
        letter="Querido equipo",
        reservations="–",
    )
    asked.refresh_from_db()
    return asked


def test_a_book_holds_what_is_kept_in_words_of_its_language_and_nothing_of_others(book):
    assert book.stage == "ready"
    parts = {part["key"]: part for part in book.content["parts"]}
    assert parts["agreements"]["title"] == "Acuerdos"
    assert [line["cells"][0] for line in parts["projects"]["lines"]] == ["Streets for walking"]
    told = json.dumps(book.content, ensure_ascii=False)
    assert all(words in told for words in ("Twinning with Lyon", "It works", "A line of buses"))
    assert not any(words in told for words in ("Gone", "Of another city"))
    assert book.missing


def test_the_package_holds_book_calendar_documents_and_data_that_come_in_again(book, director):
    with book.zip.open() as file, zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(body).hexdigest() for name, body in files.items()}
    assert b"signed" in [body for name, body in files.items() if name.startswith("documents/")]
    calendar = icalendar.Calendar.from_ical(files["calendar.ics"])
    days = calendar.walk("VEVENT")
    assert calendar["X-WR-CALNAME"].endswith("1 de enero de 2027")
    assert any("Twinning with Lyon" in event["summary"] for event in days)
    with pikepdf.open(io.BytesIO(files["book.pdf"])) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert "book.json" in pdf.attachments
        assert str(pdf.docinfo["/Title"]).startswith("Entrega del 1 de enero de 2027 – ")
    batch = imports.receive(
        dataset="agreements", content=files["data/agreements.csv"], filename="agreements.csv", city=director.city,
        by=director.user,
    )  # fmt: skip
    imports.check(batch, mapping=imports.mapping_of(batch), by=director.user)
    batch.refresh_from_db()
    assert set(batch.planned_rows.values_list("fate", flat=True)) == {"unchanged"}


def test_the_data_come_into_an_empty_city_in_the_order_that_the_package_tells(director):
    """An indicator of its own with its target, its value and its evaluation; a post that an agreement names."""
    city = director.city
    post = observatory.StaffPositionFactory(city=city, title="Head of unit")
    observatory.AgreementFactory(city=city, title="Twinning with Lyon", responsible_post=post)
    own = indicators.AdoptedIndicatorFactory(city=city, indicator__city=city, indicator__code="OWN-01")
    type(own.indicator).objects.filter(pk=own.indicator_id).update(direction="none")
    indicators.TargetFactory(target_set__adoption=own, period__code="2026", value=4)
    indicators.MeasurementFactory(city=city, indicator=own.indicator, period__code="2026", value=3)
    indicators.EvaluationPlanFactory(city=city).indicators.add(own)
    telling = {name: exports.exported(data_sets()[name], city, director.user, exports.CSV) for name in in_order()}
    empty = observatory.MembershipFactory(role=Role.DIRECTOR, city__code="empty")
    for name, content in telling.items():
        content = content.replace(city.code.encode(), b"empty")
        batch = imports.receive(dataset=name, content=content, filename=f"{name}.csv", city=empty.city, by=empty.user)
        imports.check(batch, mapping=imports.mapping_of(batch), by=empty.user)
        batch.refresh_from_db()
        assert not batch.planned_rows.filter(fate="rejected").exists(), name
        imports.apply(batch, by=empty.user)

    back = {name: exports.exported(data_sets()[name], empty.city, empty.user, exports.CSV) for name in telling}
    lines = {name: (len(telling[name].splitlines()), len(back[name].splitlines())) for name in telling}
    assert {name: pair for name, pair in lines.items() if pair[0] != pair[1]} == {}
    assert back["indicators"].decode().count(",none,") == telling["indicators"].decode().count(",none,") == 1


def test_the_book_explains_all_its_words_on_paper(book):
    words = {part["key"]: part for part in book.content["parts"]}["words"]["lines"]
    with book.pdf.open() as file:
        paper = text_of(file.read())

    assert len(words) > ON_PAPER
    assert f"\n{words[-1]['cells'][0]}\n" in paper
    assert "el resto está en el paquete" not in paper


def test_the_book_holds_the_state_of_every_fee_promise_follow_up_and_commitment(director):
    city, end = director.city, datetime.date(2026, 1, 10)
    membership = observatory.NetworkMembershipFactory(city=city, network__name="C40", fee=900, joined_on=end)
    observatory.NetworkFeeFactory(city=city, membership=membership, year=2020, amount=800)
    mission = observatory.MissionFactory(activity__city=city, activity__starts_on=end, activity__kind="mission-out")
    for state in ("kept", "open", "broken"):
        observatory.PromiseFactory(mission=mission, what=f"Promise {state}", state=state)
    observatory.FollowUpFactory(mission=mission, days=30, outcome="lead", text="They wrote back")
    for status in ("dropped", "done", "under-way", "open"):
        told = {"text": f"Agreed {status}", "status": status, "status_note": "Why"}
        dialogues.CommitmentFactory(city=city, dialogue__city=city, **told)
    scope = Scope(city, director.user, datetime.date(2026, 5, 1), datetime.date(2026, 5, 1))
    with override("en"):
        parts = {part["key"]: [line["cells"] for line in part["lines"]] for part in gathered(scope)}

    assert [cells[0] for cells in parts["promises"]] == ["Promise open", "Promise kept", "Promise broken"]
    assert [cells[0] for cells in parts["commitments"]] == [
        *("Agreed open", "Agreed under-way", "Agreed done", "Agreed dropped"),
    ]
    assert [[cells[1], cells[2][:11]] for cells in parts["fees"]] == [
        ["2026", "not on file"],
        ["2020", parts["fees"][1][2]],
    ]
    assert [(cells[2], cells[3]) for cells in parts["follow-ups"]] == [
        ("90", "waits for an answer"),
        ("180", "to be asked"),
        ("30", "A lead is alive. They wrote back"),
    ]


def test_two_people_sign_first_who_gives_then_who_receives(director):
    book = HandoverBookFactory(city=director.city, stage="ready", made_at="2026-08-20T00:00Z", zip_sha256="ab" * 32)
    other = observatory.MembershipFactory(city=director.city, role=Role.DIRECTOR).user
    sign(book, by=director.user, version=book.version)
    with pytest.raises(HandoverRefused, match="Somebody else"):
        sign(book, by=director.user, version=book.version)
    book.refresh_from_db()
    sign(book, by=other, version=book.version)
    book.refresh_from_db()
    assert (book.given_by, book.received_by) == (director.user, other)
    with pytest.raises(HandoverRefused, match="Both sides"):
        sign(book, by=other, version=book.version)


def test_a_book_of_somebody_who_may_no_more_is_not_made(director):
    director.delete()
    book = ask_for_book(city=director.city, by=director.user, language="en", handed_over_on=DAY)
    book.refresh_from_db()
    assert book.stage == "failed"
    with pytest.raises(HandoverRefused, match="not ready"):
        sign(book, by=director.user, version=book.version)


def test_a_book_that_is_made_is_not_made_again():
    book = HandoverBookFactory(stage="ready", made_at="2026-08-20T00:00Z", zip_sha256="ab" * 32)
    making.make(book)
    book.refresh_from_db()
    assert book.content is None


def test_the_first_hundred_days_part_what_falls_due_into_three_stretches(told, director):
    scope = Scope(director.city, director.user, datetime.date(2026, 11, 28), DAY)
    found = [[entry.title for entry in window.entries] for window in windows(scope)]
    assert any("A line of buses" in title for title in found[0])
    assert any("Twinning with Lyon" in title for title in found[1])
    assert found[2] == []


def test_what_is_missing_is_named_once_and_leads_to_its_repair(told, director):
    scope = Scope(director.city, director.user, datetime.date(2026, 11, 28), DAY)
    found = {gap["text"]: gap["href"] for gap in missing_in(scope)}
    assert "One post is vacant." in found
    assert "One agreement has no responsible post." not in found
    assert "The signed text of one agreement is not on file." in found
    assert "No lesson is written down." not in found


def test_what_cannot_be_drawn_leaves_a_book_that_says_so(director, monkeypatch):
    monkeypatch.setattr("reporting.pdf.SECONDS", 0)
    asked = ask_for_book(city=director.city, by=director.user, language="en", handed_over_on=DAY)
    asked.refresh_from_db()
    assert asked.stage == "failed"
    assert asked.problem
