import datetime
from decimal import Decimal

import pytest

from reporting.content import gather
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    BudgetYearFactory,
    CurrencyFactory,
    LessonFactory,
    MissionFactory,
    ObjectiveFactory,
    StrategyFactory,
)

pytestmark = pytest.mark.django_db
IN_2025, IN_2024 = datetime.date(2025, 6, 1), datetime.date(2024, 6, 1)


def test_counts_compare_the_period_with_the_year_before(report, city):
    AgreementFactory(city=city, signed_on=IN_2025)
    AgreementFactory.create_batch(2, city=city, signed_on=IN_2024)
    AgreementFactory(city=city, signed_on=None)

    counts = gather(report)["counts"]

    assert counts["agreements_signed"] == {"now": 1, "before": 2}
    assert counts["agreements"]["now"] == 4


@pytest.mark.parametrize("is_public", [True, False])
def test_what_is_not_public_is_counted_and_never_named(report, city, is_public):
    kept = {"city": city, "is_public": is_public}
    AgreementFactory(signed_on=IN_2025, title="SECRET agreement", **kept)
    ActivityFactory(starts_on=IN_2025, title="SECRET activity", result="SECRET result", **kept)
    dialogue = DialogueFactory(held_on=IN_2025, title="SECRET dialogue", is_closed=True, **kept)
    CommitmentFactory(dialogue=dialogue, text="SECRET commitment")
    LessonFactory(happened_on=IN_2025, title="SECRET lesson", **kept)
    StrategyFactory(title="SECRET strategy", **kept)

    content = gather(report)

    assert ("SECRET" in str(content)) is is_public
    assert content["counts"]["activities"]["now"] == 1


def test_objectives_tell_what_was_done_for_each(report, city):
    objective = ObjectiveFactory(strategy=StrategyFactory(city=city, is_public=True))
    objective.activities.add(
        ActivityFactory(city=city, starts_on=IN_2025), ActivityFactory(city=city, starts_on=IN_2024)
    )
    objective.agreements.add(AgreementFactory(city=city))

    told = gather(report)["strategy"]["objectives"][0]

    assert (told["activities"], told["agreements"]) == (1, 1)


def test_money_is_exact_and_missing_is_not_zero(report, city):
    BudgetYearFactory(city=city, year=2025, planned=Decimal("54619000000.10"), is_public=True)
    mission = MissionFactory(activity__city=city, activity__starts_on=IN_2025, activity__cost=Decimal("10.50"))
    mission.activity.currency = CurrencyFactory()
    mission.activity.save()

    money = gather(report)["money"]

    assert (money["years"][0]["planned"], money["years"][0]["executed"]) == ("54619000000.1", None)
    assert money["spent"] == [{"currency": "EUR", "total": "10.5", "missions": "10.5"}]


def test_a_commitment_that_was_taken_off_is_not_told(report, city):
    dialogue = DialogueFactory(city=city, held_on=IN_2025, is_public=True, is_closed=True)
    CommitmentFactory(dialogue=dialogue, removed_at=datetime.datetime(2025, 7, 1, tzinfo=datetime.UTC))

    assert gather(report)["dialogues"][0]["commitments"] == []
