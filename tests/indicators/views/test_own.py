import datetime

import pytest
from django.utils import timezone

from indicators import services
from indicators.choices import Direction, Nature, ValueType
from indicators.models import Indicator, Measurement
from observatory.models import Change
from tests.factories.indicators import IndicatorFactory, MeasurementFactory, OwnCountFactory, RubricLevelFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    CurrencyFactory,
    ObjectiveFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db

NEW = "work/lima/indicators/new/"
SHEET = "work/lima/indicators/OWN-01/"
ANSWERS = {
    "code": "OWN-01",
    "name_es": "Visitas de escuelas",
    "definition_es": "Escuelas que visitaron la oficina.",
    "unit_es": "escuelas",
    "value_type": "count",
    "direction": "up",
    "dimension": "territorial",
    "level": "output",
    "hierarchy": "management",
}


@pytest.fixture
def own(ask, director, city):
    ask(director, NEW, ANSWERS)
    return Indicator.objects.get(code="OWN-01")


def redefined(own, **more):
    return {**ANSWERS, "seen": services.seen_of(own), **more}


def test_a_city_defines_an_indicator_that_is_in_use_at_once(own, city):
    assert (own.city, own.name_es, own.version) == (city, "Visitas de escuelas", 1)
    assert city.adopted_indicators.current().get().indicator == own


def test_staff_defines_nothing(ask, staff, city):
    assert ask(staff, NEW).status_code == 403
    assert ask(staff, NEW, ANSWERS).status_code == 403


def test_a_code_of_the_catalogue_a_scale_without_levels_and_a_choice_without_answers_are_refused(ask, director, city):
    IndicatorFactory(code="OWN-01")

    scale = ask(director, NEW, ANSWERS | {"value_type": "ordinal3"}).context["form"]
    choice = ask(director, NEW, ANSWERS | {"value_type": "choice", "code": "a b"}).context["form"]

    assert set(scale.errors) == {"code", "level_1"}
    assert set(choice.errors) == {"code", "options_text"}
    assert (scale.is_scale, scale.is_choice) == (True, False)
    assert (choice.is_scale, choice.is_choice) == (False, True)


def test_words_and_judgements_are_qualitative_and_numbers_are_not(ask, director, own):
    told = {"level_1": "Bajo", "takes_1": "Nada escrito", "level_2": "Alto", "takes_2": "Todo escrito"}
    ask(director, NEW, ANSWERS | told | {"value_type": "ordinal3", "code": "OWN-02"})
    ask(director, f"{SHEET}define/", redefined(own, value_type="text", reason="Se relata."))

    assert Indicator.objects.get(code="OWN-02").nature == Nature.QUALITATIVE
    assert own.nature == Nature.QUANTITATIVE
    own.refresh_from_db()
    assert (own.nature, own.direction) == (Nature.QUALITATIVE, Direction.NONE)


def test_another_unit_begins_a_version_with_its_reason_and_a_translation_does_not(ask, director, own):
    ask(director, f"{SHEET}define/", redefined(own, unit_en="schools"))
    own.refresh_from_db()
    assert own.version == 1
    refused = ask(director, f"{SHEET}define/", redefined(own, unit_es="alumnos", unit_en="schools"))
    assert "reason" in refused.context["form"].errors

    ask(director, f"{SHEET}define/", redefined(own, unit_es="alumnos", unit_en="schools", reason="Se cuentan alumnos."))

    own.refresh_from_db()
    assert (own.version, own.unit_es) == (2, "alumnos")
    assert [(old.number, old.unit_es, old.reason) for old in own.versions.all()] == [
        (1, "escuelas", "Se cuentan alumnos.")
    ]


def test_a_definition_that_somebody_changed_meanwhile_is_a_conflict(ask, director, own):
    assert ask(director, f"{SHEET}define/", redefined(own, seen="old")).status_code == 409


def test_a_level_that_was_measured_stays(ask, director, own, city):
    own.value_type = ValueType.ORDINAL
    own.save()
    for value in (1, 2, 3):
        RubricLevelFactory(indicator=own, value=value, name_es=str(value))
    MeasurementFactory(city=city, indicator=own, value=3)
    two = {"value_type": "ordinal3", "level_1": "Bajo", "takes_1": "Nada", "level_2": "Alto", "takes_2": "Todo"}

    page = ask(director, f"{SHEET}define/", redefined(own, **two))

    assert "Level 3 has been measured already" in page.content.decode()
    assert own.levels.count() == 3


def test_the_rows_are_seen_before_the_count_is_saved_and_then_it_counts_by_itself(ask, director, own, city):
    year = datetime.date.today().year
    ActivityFactory(city=city, title="School visit", kind="meeting", starts_on=datetime.date(year, 1, 1))
    ActivityFactory(city=city, title="Fair", kind="forum", starts_on=datetime.date(year, 1, 1))
    ActivityFactory(
        city=city, title="Some day", kind="meeting", starts_on=datetime.date(year, 1, 1), starts_on_precision="year"
    )

    (_year, count, _rows, _parts), _last = ask(director, f"{SHEET}count/?of=activity&look=1").context["found"]
    assert not Measurement.objects.exists()

    ask(director, f"{SHEET}count/?of=agreement", {"kind": ["twinning"]})
    text = ask(director, f"{SHEET}count/").content.decode()
    assert "Agreements" in text
    assert count.value == 2
    assert count.left_out == 1


def test_a_saved_count_is_live_and_a_saved_agreement_changes_it(ask, director, own, city):
    year = datetime.date.today().year
    AgreementFactory(city=city, kind="twinning", signed_on=datetime.date(year, 1, 1))
    AgreementFactory(city=city, kind="letter", signed_on=datetime.date(year, 1, 1))

    ask(director, f"{SHEET}count/?of=agreement", {"kind": ["twinning"]})

    value = Measurement.objects.get(indicator=own, period__code=str(year))
    assert (value.value, value.is_derived, len(value.counted)) == (1, True, 1)
    trace = ask(director, f"work/lima/measure/{year}/OWN-01/rows/")
    assert trace.status_code == 200
    assert Change.objects.filter(record="indicators.indicator").latest("at").after["kind"] == "agreement"


def test_another_count_begins_a_version_once_values_are_approved(ask, director, own, city):
    year = datetime.date.today().year
    for kind in ("twinning", "letter"):
        AgreementFactory(city=city, kind=kind, signed_on=datetime.date(year, 1, 1))
    count = f"{SHEET}count/?of=agreement"
    ask(director, count, {"kind": ["letter"]})
    ask(director, count, {"kind": ["twinning"]})
    own.refresh_from_db()
    assert own.version == 1  # nothing was approved yet
    this_year = Measurement.objects.filter(indicator=own, period__code=str(year))
    this_year.update(state="approved", approved_at=timezone.now())

    ask(director, count, {"kind": ["twinning"], "group": "kind"})
    own.refresh_from_db()
    assert own.version == 1  # told apart otherwise, the count is the same
    page = ask(director, f"{count}&look=1&kind=letter&kind=twinning").content.decode()
    assert "Why it is counted otherwise" in page
    refused = ask(director, count, {"kind": ["letter", "twinning"]})
    assert "reason" in refused.context["form"].errors
    ask(director, count, {"kind": ["letter", "twinning"], "reason": "Letters bind us too."})

    own.refresh_from_db()
    old = own.versions.get()
    assert (own.version, old.number, old.reason) == (2, 1, "Letters bind us too.")
    assert old.how_to_compute_en == "Agreements signed. Kind: Twinning. Told apart by: Kind"
    assert (this_year.get(segment="").value, this_year.get(segment="").indicator_version) == (1, 1)
    trace = ask(director, f"work/lima/measure/{year}/OWN-01/rows/").content.decode()
    assert "by an earlier definition" in trace
    assert "The register has changed since" not in trace
    assert (
        ask(director, f"work/lima/measure/{year}/OWN-01/rows/take/", {"reason": "New", "version": "1"}).status_code
        == 404
    )


def test_an_open_value_is_of_the_definition_by_which_it_is_saved(ask, director, staff, own, city):
    year = datetime.date.today().year
    at = f"work/lima/measure/{year}/OWN-01/"
    ask(staff, at, {"value": "3", "act": "save"})
    ask(director, f"{SHEET}define/", redefined(own, unit_es="alumnos", reason="Se cuentan alumnos."))

    ask(staff, at, {"value": "90", "act": "save", "version": "1"})

    assert Measurement.objects.get().indicator_version == 2


def test_a_count_that_is_open_is_of_the_definition_in_force(ask, director, own, city):
    year = datetime.date.today().year
    AgreementFactory(city=city, signed_on=datetime.date(year, 1, 1))
    ask(director, f"{SHEET}count/?of=agreement", {})
    Indicator.objects.filter(pk=own.pk).update(version=2)

    ask(director, f"work/lima/measure/{year}/count-again/", {})

    assert set(Measurement.objects.filter(period__code=str(year)).values_list("value", "indicator_version")) == {(1, 2)}


def test_a_city_without_such_records_has_no_count_rather_than_zero(ask, director, own):
    (_year, count, rows, _parts), _last = ask(director, f"{SHEET}count/?of=lesson&look=1").context["found"]

    assert (count.value, rows) == (None, [])
    assert ask(director, f"{SHEET}count/?of=nonsense").context["kind"] == "nonsense"


def test_indicators_of_the_catalogue_are_not_redefined(ask, director, adoption):
    assert ask(director, "work/lima/indicators/INS-TST-01/define/").status_code == 404
    assert ask(director, "work/lima/indicators/INS-TST-01/count/").status_code == 404


def test_an_own_count_waits_on_the_sheet_of_a_period_that_nobody_counted_yet(ask, staff, own, city):
    OwnCountFactory(indicator=own, kind="agreement")
    AgreementFactory(city=city, signed_on=datetime.date(2024, 5, 1))

    page = ask(staff, "work/lima/measure/2024/")

    assert [row["value"] for row in page.context["rows"]] == ["1"]
    assert "Accept and submit" in page.content.decode()


LOOK = f"{SHEET}count/?of=project&look=1"


def test_a_count_is_narrowed_by_numbers_ties_and_another_day_and_keeps_what_was_asked(ask, director, own, city):
    city.currency = CurrencyFactory(code="COP")
    city.save()
    year = datetime.date.today().year
    objective = ObjectiveFactory(strategy__city=city)
    new_year = datetime.date(year, 1, 1)
    for budget in (5, 50):
        project = ProjectFactory(city=city, starts_on=datetime.date(year - 3, 1, 1), ends_on=new_year, budget=budget)
        project.currency = city.currency
        project.save()
        project.objectives.set([objective])
    look = f"{LOOK}&day=ends_on&budget_from=10&objectives={objective.uuid}"

    page = ask(director, look)
    (_year, count, _rows, _parts), _last = page.context["found"]

    assert count.value == 1
    text = page.content.decode()
    assert "10 or more" in text
    assert str(objective) in page.context["in_words"]

    sent = dict(page.context["form"].sent)
    assert ask(director, f"{SHEET}count/?of=project", sent).status_code == 302
    rule = own.own_count
    rule.refresh_from_db()
    assert (rule.day, rule.filters) == ("ends_on", {"objectives": [str(objective.uuid)], "budget": {"from": "10"}})
    form = ask(director, f"{SHEET}count/?of=project").context["form"]
    assert (form["budget_from"].value(), form["day"].value()) == ("10", "ends_on")


def test_a_count_is_told_apart_by_the_answers_of_a_closed_list(ask, director, own, city):
    day = datetime.date(datetime.date.today().year, 1, 1)
    for kind in ("meeting", "meeting", "forum"):
        ActivityFactory(city=city, kind=kind, starts_on=day)

    (_year, _count, _rows, parts), _last = ask(
        director, f"{SHEET}count/?of=activity&look=1&day=starts_on&group=kind"
    ).context["found"]
    assert sorted(value for _words, value in parts) == [1, 2]

    ask(director, f"{SHEET}count/?of=activity", {"day": "starts_on", "group": "kind"})
    stored = Measurement.objects.filter(indicator=own, period__code=str(day.year)).order_by("segment")
    assert sorted(stored.values_list("value", flat=True)) == [1, 2, 3]
    assert all("=" in segment for segment in stored.exclude(segment="").values_list("segment", flat=True))


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("day=removed_at", "day"),
        ("day=starts_on&kind=nonsense", "kind"),
        ("day=starts_on&hours_from=many", "hours_from"),
        ("day=starts_on&hours_from=9&hours_to=2", "hours_to"),
        ("day=starts_on&group=title", "group"),
    ],
)
def test_what_is_on_no_list_narrows_nothing(ask, director, own, asked, field):
    page = ask(director, f"{SHEET}count/?of=activity&look=1&{asked}")

    assert list(page.context["form"].errors) == [field]
    assert "found" not in page.context


def test_anothers_objectives_are_not_on_the_list(ask, director, own):
    other = ObjectiveFactory()

    page = ask(director, f"{SHEET}count/?of=project&look=1&day=starts_on&objectives={other.uuid}")

    assert "objectives" not in page.context["form"].fields
    assert str(other) not in page.content.decode()


def test_amounts_are_not_compared_where_the_city_has_no_currency(ask, director, own):
    assert "budget_from" not in ask(director, f"{SHEET}count/?of=project").context["form"].fields
