import datetime as dt

import pytest

from observatory.history import ChangedMeanwhile
from observatory.models import Agreement, Change
from observatory.services.agreement_doubles import possible_doubles
from observatory.services.agreement_merging import merge, merged_away, tell_apart
from observatory.services.removal import Replaced, restore
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(city):
    return make.AgreementFactory(city=city, title="Kept"), make.AgreementFactory(
        city=city, title="Other", note="A note"
    )


def test_what_points_at_the_other_points_at_the_kept_one(pair, staff, city):
    kept, other = pair
    activity, step = make.ActivityFactory(city=city), make.LegalStepFactory(agreement=other)
    other.activities.add(activity)
    other.sdgs.add(make.SdgFactory())
    objective = make.SpecificObjectiveFactory(agreement=other)

    merge(kept, other, by=staff)

    assert list(kept.activities.all()) == [activity]
    assert not other.activities.exists()
    assert list(kept.legal_steps.all()) == [step]
    assert list(kept.specific_objectives.all()) == [objective]
    assert kept.sdgs.count() == 1


def test_the_kept_one_takes_over_only_what_it_leaves_blank(pair, staff):
    kept, other = pair
    Agreement.objects.filter(pk=other.pk).update(why_signed="Theirs", signed_on=dt.date(2020, 1, 1))
    Agreement.objects.filter(pk=kept.pk).update(why_signed="Ours")
    kept.refresh_from_db()
    other.refresh_from_db()

    merge(kept, other, by=staff)
    kept.refresh_from_db()

    assert (kept.title, kept.why_signed, kept.note, kept.signed_on) == ("Kept", "Ours", "A note", dt.date(2020, 1, 1))


def test_a_signature_after_the_end_is_not_taken_over(city, staff):
    kept = make.AgreementFactory(city=city, ends_on=dt.date(2019, 1, 1))
    merge(kept, make.AgreementFactory(city=city, signed_on=dt.date(2020, 1, 1)), by=staff)

    assert Agreement.objects.get(pk=kept.pk).signed_on is None


def test_the_other_is_off_the_register_and_leads_to_the_kept_one(pair, staff, city, stranger):
    kept, other = pair
    merge(kept, other, by=staff)
    other.refresh_from_db()

    assert not Agreement.objects.kept().filter(pk=other.pk).exists()
    assert merged_away(city, staff, str(other.uuid)) == kept
    assert merged_away(city, staff, str(kept.uuid)) is None
    assert merged_away(city, stranger, str(other.uuid)) is None
    assert {change.action for change in Change.objects.all()} == {"took over", "merged"}
    with pytest.raises(Replaced):
        restore(other, by=staff)


def test_what_the_kept_one_has_itself_stays_with_the_other(pair, staff):
    kept, other = pair
    for each in pair:
        make.AgreementReviewFactory(agreement=each, year=2025, obtained=each.title)

    merge(kept, other, by=staff)

    assert kept.reviews.get().obtained == "Kept"
    assert other.reviews.get().obtained == "Other"


def test_nothing_is_merged_over_somebody_elses_change(pair, staff):
    kept, other = pair
    Agreement.objects.filter(pk=other.pk).update(version=2)

    with pytest.raises(ChangedMeanwhile):
        merge(kept, other, by=staff)
    assert Agreement.objects.kept().count() == 2


def test_two_that_were_told_apart_are_not_pointed_out_again(city, staff):
    one, two = (make.AgreementFactory(city=city, counterparts="City of Lyon") for _each in range(2))
    assert possible_doubles(Agreement.objects.of(city)) == [(one.pk, two.pk)]

    tell_apart(two, one, by=staff)
    tell_apart(one, two, by=staff)

    assert possible_doubles(Agreement.objects.of(city)) == []
