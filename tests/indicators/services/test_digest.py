import datetime

import pytest
from django.core.management import call_command

from indicators.models import Digest
from indicators.services.digest import person_of, send_digests, token_of
from observatory.choices import Role
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory
from tests.factories.observatory import MembershipFactory, PositionHoldingFactory, StaffPositionFactory

pytestmark = pytest.mark.django_db
MONDAY = datetime.date(2026, 4, 20)
LONG_AGO = datetime.date(2020, 1, 1)
SITE = "https://example.org"


@pytest.fixture
def holder():
    """Somebody of the staff who holds a post that answers for a quarterly indicator."""
    staff = MembershipFactory(role=Role.STAFF, user__language="en")
    post = StaffPositionFactory(city=staff.city)
    PositionHoldingFactory(position=post, user=staff.user, starts_on=LONG_AGO)
    AdoptedIndicatorFactory(
        city=staff.city, frequency="quarterly", owner_post=post, adopted_on=datetime.date(2026, 2, 1)
    )
    return staff


def test_what_is_due_is_told_once_a_week_to_whoever_holds_the_post(holder, mailoutbox):
    MembershipFactory(city=holder.city, role=Role.STAFF)

    assert send_digests(site=SITE, today=MONDAY) == [holder.user]
    assert send_digests(site=SITE, today=MONDAY + datetime.timedelta(days=6)) == []
    assert send_digests(site=SITE, today=MONDAY + datetime.timedelta(days=7)) == [holder.user]

    (first, _second) = mailoutbox
    assert first.to == [holder.user.email]
    assert f"{SITE}/en/work/{holder.city.code}/measure/2026-Q1/" in first.body


def test_nothing_is_sent_when_nothing_waits(mailoutbox):
    MembershipFactory(role=Role.STAFF)

    assert send_digests(site=SITE, today=MONDAY) == []
    assert mailoutbox == []


@pytest.mark.parametrize("post", [None, "vacant"])
def test_a_value_that_no_post_reaches_is_told_to_whoever_gives_indicators_to_posts(post, mailoutbox):
    director = MembershipFactory(role=Role.DIRECTOR, user__language="en")
    MembershipFactory(city=director.city, role=Role.STAFF)
    owner = StaffPositionFactory(city=director.city) if post else None
    AdoptedIndicatorFactory(
        city=director.city, frequency="quarterly", owner_post=owner, adopted_on=datetime.date(2026, 2, 1)
    )

    assert send_digests(site=SITE, today=MONDAY) == [director.user]
    assert "/measure/2026-Q1/" in mailoutbox[0].body


def test_whoever_approves_is_told_in_the_first_week_of_a_month_only(mailoutbox):
    director = MembershipFactory(role=Role.DIRECTOR)
    MeasurementFactory(city=director.city, state="submitted")

    assert send_digests(site=SITE, today=MONDAY) == []
    assert send_digests(site=SITE, today=datetime.date(2026, 5, 4)) == [director.user]


def test_whoever_approves_is_told_what_is_over_a_month_late_and_where(mailoutbox):
    director = MembershipFactory(role=Role.DIRECTOR, user__language="en")
    held = StaffPositionFactory(city=director.city)
    PositionHoldingFactory(position=held, user=MembershipFactory(city=director.city).user, starts_on=LONG_AGO)
    for name in ("Agreements", "Meetings", "Missions", "Visits"):
        AdoptedIndicatorFactory(
            city=director.city, owner_post=held, adopted_on=datetime.date(2025, 2, 1), indicator__name_en=name
        )

    assert director.user not in send_digests(site=SITE, today=datetime.date(2026, 2, 2))
    assert director.user in send_digests(site=SITE, today=datetime.date(2026, 3, 2))
    (told,) = (mail for mail in mailoutbox if mail.to == [director.user.email])
    assert "4 values are over a month late\nAgreements, Meetings, Missions, …\n" in told.body
    assert "/measure/?year=2025\n" in told.body


def test_a_person_stops_the_e_mail_and_begins_it_again_from_the_address_in_it(holder, client):
    address = f"/en/digest/{token_of(holder.user)}/"

    client.post(address, {"act": "stop"})
    assert send_digests(site=SITE, today=MONDAY) == []
    assert "no e-mail of the week" in client.get(address).content.decode()
    client.post(address, {"act": "begin"})
    assert send_digests(site=SITE, today=MONDAY) == [holder.user]
    assert person_of("1.wrong") is None
    assert client.get("/en/digest/1.wrong/").status_code == 404


def test_the_week_is_free_again_when_the_mail_server_refuses(holder, monkeypatch):
    def refuse(**_mail):
        raise OSError("no server")

    monkeypatch.setattr("indicators.services.digest.send_mail", refuse)
    with pytest.raises(OSError, match="no server"):
        send_digests(site=SITE, today=MONDAY)

    assert Digest.objects.get(user=holder.user).sent_on is None


def test_the_command_says_how_many_were_written_to(capsys):
    call_command("send_digest", site=SITE)

    assert "Nothing waits for anybody." in capsys.readouterr().out
