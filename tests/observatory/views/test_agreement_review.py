import datetime as dt
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from observatory.models import Agreement, AgreementReview, Change
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
SHEET = f"/work/rosal/agreements/review/{YEAR}/"


@pytest.fixture
def agreement(city):
    return make.AgreementFactory(city=city, code="lyon", title="With Lyon", signed_on=dt.date(2020, 1, 1))


@pytest.fixture
def chair(client, director, desk):
    client.force_login(director)
    return client


def sheet(client, year=YEAR, **query):
    return client.get(reverse("agreement-review-year", args=["rosal", year]), query)


def titles(response):
    return [line.agreement.title for line in response.context["lines"]]


def decide(client, key="lyon", **typed):
    return client.post(reverse("agreement-decide", args=["rosal", YEAR, key]), typed)


def test_the_director_decides_and_the_sheet_says_who_and_why(chair, director, agreement):
    response = decide(chair, decision="renew", reason="It trains our teachers", obtained="Twelve teachers")

    review = AgreementReview.objects.get()
    assert response["Location"].endswith(SHEET)
    assert (review.decision, review.decided_by, review.year) == ("renew", director, YEAR)
    body = sheet(chair).content.decode()
    assert all(said in body for said in ("It trains our teachers", "Twelve teachers", director.name, "Every agreement"))
    assert Change.objects.get(record="observatory.agreementreview").action == "created"


def test_whoever_only_logs_reads_the_sheet_and_does_not_decide(desk, agreement):
    assert "Decide" not in sheet(desk).content.decode().split("</thead>")[1].split("</table>")[0]
    assert decide(desk, decision="close", reason="Dead").status_code == 403
    assert not AgreementReview.objects.exists()


def test_a_decision_has_a_reason(chair, agreement):
    response = decide(chair, decision="close", obtained="Nothing we know of")

    assert "reason" in response.context["form"].errors
    assert "Nothing we know of" in response.content.decode()
    assert not AgreementReview.objects.exists()


def test_what_was_got_may_be_told_before_anything_is_decided(chair, agreement):
    decide(chair, decision="", obtained="Two exchanges")

    review = AgreementReview.objects.get()
    assert (review.decision, review.decided_by, review.decided_at) == ("", None, None)


def test_a_decision_is_changed_with_its_history(chair, agreement):
    decide(chair, decision="close", reason="Dead")
    decide(chair, decision="transform", reason="They answered", version=1)

    assert AgreementReview.objects.get().decision == "transform"
    change = Change.objects.get(record="observatory.agreementreview", action="changed")
    assert (change.before["decision"], change.after["decision"]) == ("close", "transform")


def test_two_who_decide_at_once_see_each_others_decision(chair, agreement):
    make.AgreementReviewFactory(
        agreement=agreement, year=YEAR, decision="close", reason="Dead", decided_at=timezone.now(), version=1
    )

    response = decide(chair, decision="renew", reason="Alive", version=0)

    assert response.status_code == 409
    assert ("Decision", "Close", "Renew") in response.context["conflict_rows"]
    assert decide(chair, decision="renew", reason="Alive", version=1).status_code == 302


def test_after_a_decision_the_next_undecided_agreement_comes(chair, city, agreement):
    make.AgreementFactory(city=city, code="turin", title="With Turin")

    response = decide(chair, decision="renew", reason="Good", next="yes")
    assert response["Location"].endswith(f"{SHEET}turin/")
    response = decide(chair, key="turin", decision="renew", reason="Good", next="yes")
    assert response["Location"].endswith(SHEET)


def test_the_sheet_asks_about_what_was_in_force_in_its_year(desk, city, agreement):
    make.AgreementFactory(city=city, title="In talks", status="negotiation")
    make.AgreementFactory(city=city, title="Over", status="ended", ends_on=dt.date(YEAR - 1, 6, 1))
    make.AgreementFactory(city=city, title="Ends now", status="ended", ends_on=dt.date(YEAR, 1, 1))
    make.AgreementFactory(city=city, title="Signed this year", signed_on=dt.date(YEAR, 1, 1))

    assert set(titles(sheet(desk))) == {"With Lyon", "Ends now", "Signed this year"}
    assert set(titles(sheet(desk, YEAR - 1))) == {"With Lyon", "Over", "Ends now"}


def test_the_sheet_of_a_past_year_tells_the_pulse_as_it_was_then(desk, city, agreement):
    agreement.activities.add(make.ActivityFactory(city=city, starts_on=dt.date(2021, 11, 1), result="A choir came"))

    [then] = sheet(desk, 2021).context["lines"]
    [now] = sheet(desk).context["lines"]

    assert (then.agreement.pulse, then.n_activities, then.obtained) == ("alive", 1, ["A choir came"])
    assert (now.agreement.pulse, now.n_activities, now.obtained) == ("dormant", 0, [])


def test_the_sheet_is_narrowed_by_pulse_and_by_decision(desk, city, agreement):
    make.AgreementFactory(city=city, title="Young", signed_on=timezone.localdate())
    make.AgreementReviewFactory(
        agreement=agreement, year=YEAR, decision="close", reason="Dead", decided_at=timezone.now()
    )

    assert titles(sheet(desk, pulse="alive")) == ["Young"]
    assert titles(sheet(desk, decision="close")) == ["With Lyon"]
    assert titles(sheet(desk, decision="undecided")) == ["Young"]
    assert titles(sheet(desk, decision="renew")) == []


@pytest.mark.parametrize("year", [1900, 3000])
def test_there_is_no_sheet_of_a_year_out_of_reach(desk, city, year):
    assert sheet(desk, year).status_code == 404


def test_the_plain_address_leads_to_the_sheet_of_this_year(desk, city):
    assert desk.get(reverse("agreement-review", args=["rosal"]))["Location"].endswith(SHEET)
    assert "No agreement was in force" in sheet(desk).content.decode()


def test_the_whole_sheet_stands_on_one_page_to_print(desk, city):
    make.AgreementFactory.create_batch(60, city=city)

    assert len(titles(sheet(desk))) == 50
    assert len(titles(sheet(desk, all="1"))) == 60


def test_the_sheet_costs_the_same_for_one_agreement_and_for_many(desk, city, agreement):
    def fill(each):
        make.SpecificObjectiveFactory(agreement=each)
        make.AgreementReviewFactory(agreement=each, year=YEAR, obtained="Much")
        each.activities.add(make.ActivityFactory(city=city))

    fill(agreement)
    sheet(desk)
    with CaptureQueriesContext(connection) as few:
        sheet(desk)
    for each in make.AgreementFactory.create_batch(5, city=city):
        fill(each)
    with CaptureQueriesContext(connection) as many:
        sheet(desk)

    assert len(few) == len(many)


def test_the_sheet_as_a_spreadsheet_says_the_same(chair, director, agreement):
    make.SpecificObjectiveFactory(agreement=agreement, text="Twelve teachers", state="reached")
    make.AgreementFactory(city=agreement.city, title="=Formula", signed_on=timezone.localdate())
    decide(chair, decision="renew", reason="It works")

    response = chair.get(reverse("agreement-review-export", args=["rosal", YEAR]))

    rows = list(openpyxl.load_workbook(io.BytesIO(response.content)).active.values)
    assert rows[0][1] == "Agreement"
    told = {row[1]: row for row in rows[1:]}
    assert {"Twelve teachers (Reached)", "Renew", "It works", director.name} <= set(told["With Lyon"])
    assert "Not decided" in told["'=Formula"] if "'=Formula" in told else "Not decided" in told["=Formula"]


def test_a_review_of_an_agreement_taken_off_is_not_found(chair, agreement):
    Agreement.objects.update(removed_at=timezone.now())

    assert decide(chair, decision="renew", reason="Good").status_code == 404
