import datetime

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from indicators.choices import Frequency, State
from indicators.derived import derive, refresh
from indicators.derived.refreshing import usual_periods
from indicators.models import Measurement
from observatory import history
from observatory.after_saving import counts_for, recount
from observatory.choices import ActivityKind
from observatory.imports.batches import bring_in
from observatory.imports.mapping import Mapping
from observatory.imports.undoing import undo
from observatory.models import City
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, PeriodFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    CityFactory,
    DepartmentFactory,
    GovernmentTermFactory,
    LessonFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def adopted(city, code="INS-TYP-11", **more):
    return AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code=code), **more).indicator


def values():
    return dict(Measurement.objects.values_list("period__code", "value"))


def test_a_saved_activity_is_counted_in_its_year_and_named():
    city = CityFactory()
    indicator = adopted(city)
    meeting = ActivityFactory(city=city)

    assert counts_for(meeting) == [
        (indicator.name, reverse("measurement-trace", args=[city.code, "2025", "INS-TYP-11"]))
    ]
    assert values() == {"2025": 1}


def test_an_activity_counts_in_every_period_in_which_the_city_measures():
    city = CityFactory()
    adopted(city, frequency=Frequency.QUARTER)
    adopted(city, "INS-EXC-01", frequency=Frequency.OTHER)

    refresh(ActivityFactory(city=city))

    assert sorted(values()) == ["2025", "2025-Q1"]


def test_a_record_that_is_not_counted_is_not_named():
    city = CityFactory()
    adopted(city)

    assert counts_for(ActivityFactory(city=city, kind=ActivityKind.CAMPAIGN)) == []
    assert counts_for(LessonFactory(city=city)) == []
    assert counts_for(DepartmentFactory(city=city)) == []


def test_an_activity_moved_to_another_year_leaves_the_one_before():
    city = CityFactory()
    adopted(city)
    meeting = ActivityFactory(city=city, starts_on=datetime.date(2024, 5, 1))
    ActivityFactory(city=city, starts_on=datetime.date(2024, 6, 1))
    refresh(meeting)
    before = history.snapshot(meeting)
    meeting.starts_on = datetime.date(2025, 5, 1)
    meeting.save()
    history.note("changed", meeting, by=None, before=before, after=history.snapshot(meeting))

    refresh(meeting)

    assert values() == {"2024": 1, "2025": 1}


def test_a_removed_record_counts_no_more():
    city = CityFactory()
    adopted(city)
    meeting, _other = ActivityFactory.create_batch(2, city=city)
    refresh(meeting)
    meeting.removed_at = timezone.now()
    meeting.save()

    assert counts_for(meeting) == []
    assert values() == {"2025": 1}


def test_a_new_department_changes_the_shares_of_every_open_period():
    city = CityFactory()
    adopted(city, "OBS-DEP-01")
    ActivityFactory(city=city).departments.add(DepartmentFactory(city=city))
    derive(city, PeriodFactory())
    derive(city, PeriodFactory(code="2026"))

    refresh(DepartmentFactory(city=city))

    assert values() == {"2025": 50, "2026": 0}


def test_an_approved_value_stays_when_a_record_is_saved():
    city = CityFactory()
    adopted(city)
    refresh(ActivityFactory(city=city))
    Measurement.objects.update(state=State.APPROVED, approved_at=timezone.now())

    refresh(ActivityFactory(city=city))

    assert values() == {"2025": 1}


def test_an_agreement_without_a_date_bears_on_the_open_periods_alone():
    city = CityFactory()
    adopted(city, "TER-TER-04")
    agreement = AgreementFactory(city=city)

    assert refresh(agreement) == {}


def test_a_term_bears_on_the_periods_that_end_after_it_began():
    city = CityFactory()
    adopted(city, "INS-TYP-02")
    derive(city, PeriodFactory())

    assert refresh(GovernmentTermFactory(city=city)) == {}


def test_what_was_agreed_goes_by_the_day_of_the_dialogue():
    city = CityFactory()
    adopted(city, "POL-MES-03")
    table = DialogueFactory(city=city, is_table=True)

    assert [name for name, _href in counts_for(CommitmentFactory(dialogue=table, kind="objective"))]


def test_usual_periods_are_two_years_and_those_still_open():
    city = CityFactory()
    adopted(city)
    refresh(ActivityFactory(city=city, starts_on=datetime.date(2020, 1, 1)))

    codes = {period.code for period in usual_periods(city, datetime.date(2026, 3, 1))}

    assert codes == {"2020", "2025", "2026"}


def test_many_records_at_once_are_counted_for_the_cities_that_measure():
    city, other = CityFactory(), CityFactory()
    adopted(city)
    for each in (city, other):
        ActivityFactory(city=each, starts_on=timezone.localdate())

    recount(City.objects.all())

    assert values() == {str(timezone.localdate().year): 1}
    assert set(Measurement.objects.values_list("city", flat=True)) == {city.pk}


def test_an_import_is_counted_and_its_undoing_too():
    city = CityFactory()
    adopted(city, "TER-TER-04")
    AgreementFactory(city=city, signed_on=datetime.date(2000, 1, 1))
    this_year = timezone.localdate().year
    content = f"title,kind,signed_on\nTwinning with Lyon,twinning,{this_year}-01-02\n".encode()

    _plan, batch = bring_in(
        content=content, filename="a.csv", dataset="agreements", city=city, mapping=Mapping(), set_aside=False
    )
    assert values()[str(this_year)] == 1
    undo(batch)
    assert values()[str(this_year)] == 0
