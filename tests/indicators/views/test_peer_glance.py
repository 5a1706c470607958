import datetime

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from indicators.models import MOST_SHOWN, PeerGlance
from observatory.choices import Role
from observatory.models import Change, User
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    EvaluationPlanFactory,
    FindingFactory,
    IndicatorFactory,
    PeerGlanceFactory,
)
from tests.factories.observatory import MembershipFactory, SourceFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ADVICE = {"advice": "Renew fewer, and look after them.", "signed_as": "Ana Gil, City of Quito"}
SECRET = "Zxqsecret"


@pytest.fixture
def guest():
    return MembershipFactory(role=Role.STAFF).user


@pytest.fixture
def document(city):
    source = SourceFactory(city=city, title="Internal review", is_public=False, sha256="ab" * 32)
    source.file.save("x", ContentFile(b"inside"))
    return source


@pytest.fixture
def glance(city, guest, adoption, document):
    adoption.is_public = False
    adoption.save()
    evaluation = EvaluationPlanFactory(city=city, title="Mid-term look")
    FindingFactory(evaluation=evaluation, text="Ties are kept by one person")
    own = guest.memberships.get().city
    made = PeerGlanceFactory(city=city, guest=guest, guest_city=own, evaluation=evaluation, code="look")
    made.indicators.add(adoption)
    made.documents.add(document)
    return made


def doors(glance, document):
    """Every address at which something of the glance is read."""
    base = f"glances/{glance.uuid}/"
    return [base, f"{base}indicators/INS-TST-01/", f"{base}documents/{document.uuid}/", f"{base}advice/"]


def opened(response):
    """The status of an answer, whose file is read to its end."""
    assert not response.streaming or b"".join(response.streaming_content) == b"inside"
    return response.status_code


def invite(**more):
    return {"email": "ana@quito.example", "name": "Ana Gil", "title": "How we measure", "ends_on": "2099"} | more


def test_a_director_invites_somebody_new_who_is_mailed_where_to_read(ask, director, city, adoption):
    page = ask(director, "work/lima/peer-glances/new/", invite(indicators=[adoption.pk]), follow=True).content.decode()
    glance = PeerGlance.objects.get()

    assert (glance.guest.email, glance.ends_on, glance.is_public) == (
        "ana@quito.example",
        datetime.date(2099, 12, 31),
        False,
    )
    assert not glance.guest.memberships.exists()
    [message] = mail.outbox
    assert reverse("glance-detail", args=[glance.uuid]).partition("/glances/")[2] in message.body
    assert "show the link" in page


@pytest.mark.parametrize("who", ["staff", "director"])
def test_who_works_in_the_city_is_no_guest_of_it(ask, director, city, adoption, request, who):
    person = request.getfixturevalue(who)
    response = ask(director, "work/lima/peer-glances/new/", invite(email=person.email, indicators=[adoption.pk]))

    assert "email" in response.context["form"].errors
    assert not PeerGlance.objects.exists()


def test_a_closed_account_is_not_opened_by_another_city(ask, director, city, adoption, guest):
    User.objects.filter(pk=guest.pk).update(is_active=False)
    response = ask(director, "work/lima/peer-glances/new/", invite(email=guest.email, indicators=[adoption.pk]))

    assert "email" in response.context["form"].errors


def test_something_is_shown_and_ten_indicators_at_the_most(ask, director, city):
    many = [AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory()).pk for _n in range(MOST_SHOWN + 1)]
    foreign = AdoptedIndicatorFactory()
    address = "work/lima/peer-glances/new/"

    assert ask(director, address, invite()).context["form"].non_field_errors()
    assert "indicators" in ask(director, address, invite(indicators=many)).context["form"].errors
    assert "indicators" in ask(director, address, invite(indicators=[foreign.pk])).context["form"].errors
    past = ask(director, address, invite(indicators=many[:1], ends_on="2020-01-01"))
    assert "ends_on" in past.context["form"].errors
    assert ask(director, address, invite(indicators=many[:MOST_SHOWN])).status_code == 302


def test_staff_sees_the_glances_and_only_a_director_acts(ask, staff, stranger, glance):
    assert ask(staff, "work/lima/peer-glances/look/").status_code == 200
    assert ask(staff, "work/lima/peer-glances/new/").status_code == 403
    for act in ("agree", "disagree", "revoke", "edit", "remove"):
        assert ask(staff, f"work/lima/peer-glances/look/{act}/", {"version": 1}).status_code == 403
        assert ask(stranger, f"work/lima/peer-glances/look/{act}/", {"version": 1}).status_code == 404


def test_the_guest_reads_what_is_shown_and_others_read_nothing(ask, guest, stranger, staff, glance, document, measured):
    measured("approved", value=41)
    measured("draft", "2024", value=99, note=SECRET)

    for path in doors(glance, document):
        assert opened(ask(guest, path)) == 200, path
        assert ask(stranger, path).status_code == 404, path
        assert ask(staff, path).status_code == 404, path
    page = ask(guest, f"glances/{glance.uuid}/").content.decode()
    answer = ask(guest, f"glances/{glance.uuid}/indicators/INS-TST-01/")
    sheet = answer.content.decode()
    assert "Ties are kept by one person" in page
    assert [row["point"].period for row in answer.context["rows"]] == ["2025"], "the draft of 2024 is not shown"
    assert SECRET not in sheet


def test_nothing_else_of_the_city_opens_by_any_door(ask, client, guest, glance, city, document):
    other = AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="INS-TST-02"), is_public=False)
    hidden = SourceFactory(city=city, is_public=False)
    base = f"glances/{glance.uuid}/"
    closed = [
        f"{base}indicators/{other.indicator.code}/",
        f"{base}documents/{hidden.uuid}/",
        *("work/lima/", "work/lima/indicators/INS-TST-01/", "work/lima/evaluations/", "work/lima/peer-glances/look/"),
        *("work/lima/history/", "work/lima/export/agreements.csv"),
        *("cities/lima/indicators/INS-TST-01/", "cities/lima/indicators/INS-TST-01.csv"),
        f"sources/{document.uuid}/",
    ]

    assert [path for path in closed if ask(guest, path).status_code != 404] == []
    found = client.get("/en/search/?q=Mid-term").content.decode()
    assert "Mid-term look" not in found
    assert "INS-TST-01" not in client.get("/api/v1/indicators/?city=lima").content.decode()


@pytest.mark.parametrize("how", ["past its day", "revoked", "removed", "account closed"])
def test_reading_ends_at_once(ask, director, guest, glance, document, how):
    if how == "past its day":
        PeerGlance.objects.update(ends_on=TODAY - datetime.timedelta(days=1))
    elif how == "revoked":
        assert ask(director, "work/lima/peer-glances/look/revoke/").status_code == 200
        ask(director, "work/lima/peer-glances/look/revoke/", {})
        assert Change.objects.filter(action="access ended", by=director).exists()
    elif how == "removed":
        ask(director, "work/lima/peer-glances/look/remove/", {})
    else:
        User.objects.filter(pk=guest.pk).update(is_active=False)

    page, *rest = [ask(guest, path) for path in doors(glance, document)]
    assert all(answer.status_code in (404, 302) for answer in rest)
    assert "Ties are kept" not in page.content.decode()


def test_on_the_last_day_the_guest_still_reads(ask, guest, glance, document):
    PeerGlance.objects.update(ends_on=TODAY)

    assert all(opened(ask(guest, path)) == 200 for path in doors(glance, document))


def test_what_left_the_register_is_no_longer_shown(ask, guest, glance, document, adoption):
    type(document).objects.filter(pk=document.pk).update(removed_at=timezone.now())
    type(adoption).objects.filter(pk=adoption.pk).update(retired_on=TODAY)

    assert ask(guest, f"glances/{glance.uuid}/documents/{document.uuid}/").status_code == 404
    assert ask(guest, f"glances/{glance.uuid}/indicators/INS-TST-01/").status_code == 404


def test_a_draft_is_read_by_the_guest_alone_even_in_the_history(ask, director, guest, glance):
    assert "Write the advice" in ask(guest, f"glances/{glance.uuid}/").content.decode()
    ask(guest, f"glances/{glance.uuid}/advice/", {"advice": SECRET, "signed_as": ""})

    assert "Go on with the draft" in ask(guest, f"glances/{glance.uuid}/").content.decode()
    assert SECRET in ask(guest, f"glances/{glance.uuid}/advice/").content.decode()
    assert SECRET not in ask(director, "work/lima/peer-glances/look/").content.decode()
    assert SECRET not in ask(director, "work/lima/peer-glances/look/history/").content.decode()
    log = Change.objects.get(action="advice written")
    assert SECRET not in f"{log.before}{log.after}"


def test_signing_asks_for_words_and_a_name_and_closes_the_page(ask, guest, glance):
    address = f"glances/{glance.uuid}/advice/"
    errors = ask(guest, address, {"advice": "", "signed_as": "", "sign": "yes"}).context["form"].errors
    assert set(errors) == {"advice", "signed_as"}

    ask(guest, address, ADVICE | {"sign": "yes"})
    glance.refresh_from_db()
    assert glance.signed_at
    assert ask(guest, address).status_code == 302
    ask(guest, address, ADVICE | {"advice": "Changed"})
    glance.refresh_from_db()
    assert glance.advice == ADVICE["advice"]


@pytest.mark.parametrize("first", ["guest", "city"])
def test_advice_is_published_only_when_both_agree_whoever_is_first(ask, director, guest, glance, first):
    guests, citys = f"glances/{glance.uuid}/advice/agree/", "work/lima/peer-glances/look/agree/"
    ask(guest, guests, {})
    ask(director, citys, {})
    glance.refresh_from_db()
    assert (glance.guest_agreed_at, glance.city_agreed_at) == (None, None), "nothing is signed yet"

    ask(guest, f"glances/{glance.uuid}/advice/", ADVICE | {"sign": "yes"})
    steps = [(guest, guests), (director, citys)]
    for person, path in steps if first == "guest" else reversed(steps):
        glance.refresh_from_db()
        assert not glance.is_public
        assert ask(None, "cities/lima/advice/look/").status_code == 404
        ask(person, path, {})
    glance.refresh_from_db()
    assert glance.is_public
    assert set(Change.objects.filter(record="indicators.peerglance").values_list("action", flat=True)) == {
        *("advice written", "advice signed", "agreed to publish", "advice published")
    }


def test_either_may_withdraw_before_publication_and_nobody_after(ask, director, guest, glance):
    ask(guest, f"glances/{glance.uuid}/advice/", ADVICE | {"sign": "yes"})
    ask(director, "work/lima/peer-glances/look/agree/", {})
    ask(director, "work/lima/peer-glances/look/disagree/", {})
    ask(guest, f"glances/{glance.uuid}/advice/agree/", {})
    glance.refresh_from_db()
    assert not glance.is_public

    ask(guest, f"glances/{glance.uuid}/advice/take-back/", {})
    glance.refresh_from_db()
    assert (glance.signed_at, glance.guest_agreed_at) == (None, None)

    ask(guest, f"glances/{glance.uuid}/advice/", ADVICE | {"sign": "yes"})
    ask(guest, f"glances/{glance.uuid}/advice/agree/", {})
    ask(director, "work/lima/peer-glances/look/agree/", {})
    for person, path in (
        (guest, f"glances/{glance.uuid}/advice/take-back/"),
        (guest, f"glances/{glance.uuid}/advice/disagree/"),
        (director, "work/lima/peer-glances/look/disagree/"),
        (director, "work/lima/peer-glances/look/remove/"),
        (director, "work/lima/peer-glances/look/revoke/"),
    ):
        ask(person, path, {})
    glance.refresh_from_db()
    assert (glance.is_public, glance.removed_at) == (True, None)
    assert glance.revoked_at, "the access ends, the advice stays"


def test_a_director_of_the_guests_city_agrees_for_it_and_reads_only_the_signed_advice(ask, guest, glance, document):
    boss = MembershipFactory(city=glance.guest_city, role=Role.DIRECTOR).user
    colleague = MembershipFactory(city=glance.guest_city, role=Role.STAFF).user
    assert ask(boss, f"glances/{glance.uuid}/").status_code == 404, "nothing is signed yet"

    ask(guest, f"glances/{glance.uuid}/advice/", ADVICE | {"sign": "yes"})
    page, *rest = [ask(boss, path) for path in doors(glance, document)]
    assert page.status_code == 200
    assert "Ties are kept" not in page.content.decode()
    assert [answer.status_code for answer in rest] == [404, 404, 404]
    assert ask(colleague, f"glances/{glance.uuid}/advice/agree/", {}).status_code == 404
    ask(boss, f"glances/{glance.uuid}/advice/agree/", {})
    glance.refresh_from_db()
    assert glance.guest_agreed_at


def test_a_guest_finds_what_is_asked_of_them(ask, guest, stranger, glance):
    assert ask(None, "glances/").status_code == 302
    assert "Glance" in ask(guest, "glances/").content.decode()
    assert "No city has invited you" in ask(stranger, "glances/").content.decode()
