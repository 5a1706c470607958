import pytest

from indicators import services
from indicators.choices import TargetKind, ValueType
from indicators.models import AdoptedIndicator, Measurement
from observatory.choices import ActivityKind
from observatory.models import Change
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, RubricLevelFactory
from tests.factories.observatory import ActivityFactory, SourceFactory

pytestmark = pytest.mark.django_db

SHEET = "work/lima/indicators/INS-TST-01/"


def test_the_indicators_in_use_stand_with_value_target_and_result(ask, director, adoption, measured):
    measured("approved", value=7)
    services.set_targets(adoption=adoption, by=director, kind=TargetKind.ADJUSTED, targets={"2025": 10}, reason="x")

    text = ask(director, "work/lima/indicators/").content.decode()

    assert "1 indicator in use" in text
    assert "Meetings" in text
    assert "Behind" in text
    assert "Choose indicators" in text


def test_a_long_narrative_heads_no_page_and_fills_no_column(ask, director, staff, adoption, measured):
    adoption.indicator.value_type = "text"
    adoption.indicator.save()
    measured("approved", value=None, text=" ".join(f"word{n}" for n in range(400)))

    for page in ("indicators/", "indicators/INS-TST-01/calculation/", "measure/2026/"):
        assert "word19 …" in ask(director, f"work/lima/{page}").content.decode()
    value = ask(staff, "work/lima/measure/2025/INS-TST-01/").content.decode()
    assert "word19 …</h1>" in value
    assert "word399" in value


def test_staff_is_not_offered_to_choose(ask, staff, adoption):
    assert "Choose indicators" not in ask(staff, "work/lima/indicators/").content.decode()


def test_without_indicators_the_page_says_how_to_begin(ask, director, staff, city):
    assert "Begin with nine" in ask(director, "work/lima/indicators/").content.decode()
    assert "Your director chooses" in ask(staff, "work/lima/indicators/").content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_costs_the_same_for_one_indicator_and_for_three(
    ask, director, measured, city, more, django_assert_num_queries
):
    ask(director, "work/lima/indicators/")
    for _each in range(more):
        measured("approved", indicator=AdoptedIndicatorFactory(city=city).indicator)

    with django_assert_num_queries(15):
        ask(director, "work/lima/indicators/")


def test_a_starter_set_ticks_its_indicators(ask, director, city):
    for code in ("INS-EXC-01", "TER-INC-01", "XXX-01"):
        IndicatorFactory(code=code)

    context = ask(director, "work/lima/indicators/adopt/?set=minimum").context

    assert context["count"] == 2
    assert [balance["counted"] for _set, balance in context["sets"]] == [0, 0, 0]
    assert ask(director, "work/lima/indicators/adopt/").context["count"] == 0


def test_ticked_indicators_are_taken_into_use_and_counted_at_once(ask, director, city):
    IndicatorFactory(code="INS-EXC-01", periodicities=["yearly"])
    IndicatorFactory(code="XXX-01")
    ActivityFactory(city=city, kind=ActivityKind.EXCHANGE)

    response = ask(director, "work/lima/indicators/adopt/", {"code": ["INS-EXC-01", "nothing"]}, follow=True)

    assert "One indicator is in use now." in response.content.decode()
    assert AdoptedIndicator.objects.get().indicator.code == "INS-EXC-01"
    assert Measurement.objects.filter(is_derived=True, recorded_by=None).count() == 2


def test_choosing_nothing_new_says_so(ask, director, adoption):
    response = ask(director, "work/lima/indicators/adopt/", {"code": ["INS-TST-01"]}, follow=True)

    assert "Nothing new was chosen." in response.content.decode()


def test_another_citys_own_indicator_cannot_be_taken_into_use(ask, director, city):
    own = IndicatorFactory(code="OWN-01", city=AdoptedIndicatorFactory().city)

    ask(director, "work/lima/indicators/adopt/", {"code": [own.code]})

    assert not AdoptedIndicator.objects.filter(city=city).exists()


def test_the_sheet_tells_progress_in_a_sentence_and_how_it_is_calculated(ask, staff, adoption, director, measured):
    measured("approved", period="2024", value=5)
    measured("approved", value=7)
    services.set_baseline(adoption=adoption, by=director, version=1, value=4, period="2019")
    for kind, value, reason in ((TargetKind.ADJUSTED, 12, "Less money"),):
        services.set_targets(adoption=adoption, by=director, kind=kind, targets={"2025": value}, reason=reason)

    text = ask(staff, SHEET).content.decode().replace("\N{NO-BREAK SPACE}", " ")

    assert "Went from 4 in 2019 to 7 in 2025. The target for 2025 is 12: 38% of the way." in text
    assert "of the way from the baseline to the target is done" in text
    assert "Less money" in text
    assert "Set the targets" in text


def test_the_sheet_of_a_scale_shows_its_levels(ask, director, adoption, measured):
    adoption.indicator.value_type = ValueType.ORDINAL
    adoption.indicator.save()
    RubricLevelFactory(indicator=adoption.indicator, value=2, name_en="Medium", description_en="About half")
    measured("approved", value=2)

    text = ask(director, SHEET).content.decode()

    assert "About half" in text
    assert "Medium" in text


def test_a_counted_value_leads_to_its_records(ask, director, city, measured):
    indicator = IndicatorFactory(code="INS-EXC-01", rule="INS-EXC-01")
    AdoptedIndicatorFactory(city=city, indicator=indicator)
    measured("approved", indicator=indicator, is_derived=True)

    assert "measure/2025/INS-EXC-01/rows/" in ask(director, "work/lima/indicators/INS-EXC-01/").content.decode()


USE = {"version": 1, "owner_role": "Coordinator", "frequency": "quarterly", "tolerance": "12,5", "is_public": ""}


def test_a_director_says_who_looks_after_an_indicator_and_how_often(ask, director, adoption):
    assert ask(director, f"{SHEET}edit/", USE).status_code == 302

    adoption.refresh_from_db()
    assert (adoption.owner_role, adoption.frequency, adoption.tolerance) == ("Coordinator", "quarterly", 12.5)
    assert not adoption.is_public
    assert Change.objects.first().action == "changed"


@pytest.mark.parametrize("tolerance", ["101", "-1", "much", ""])
def test_a_tolerance_that_cannot_be_is_refused_beside_its_field(ask, director, adoption, tolerance):
    response = ask(director, f"{SHEET}edit/", USE | {"tolerance": tolerance})

    assert response.status_code == 200
    assert "tolerance" in response.context["form"].errors


def test_a_change_over_somebody_elses_shows_both(ask, director, adoption):
    AdoptedIndicator.objects.update(version=2, owner_role="Another post")

    response = ask(director, f"{SHEET}edit/", USE)

    assert response.status_code == 409
    text = response.content.decode()
    assert "Another post" in text
    assert "Coordinator" in text
    assert (
        ask(director, f"{SHEET}edit/", USE | {"version": response.context["form"].data["version"]}).status_code == 302
    )


def test_a_baseline_is_set_with_its_period_and_source(ask, director, adoption):
    source = SourceFactory(city=adoption.city)
    data = {"version": 1, "value": "4,5", "period": "2018-19", "source": source.pk}

    assert ask(director, f"{SHEET}baseline/", data).status_code == 302

    adoption.refresh_from_db()
    assert (adoption.baseline_value, adoption.baseline_period.code) == (4.5, "2018-2019")
    assert adoption.baseline_source == source


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"value": "4"}, "period"),
        ({"value": "4", "period": "long ago"}, "period"),
        ({"value": "four", "period": "2019"}, "value"),
        ({"value": "1234567890123456789", "period": "2019"}, "value"),
    ],
)
def test_a_baseline_that_cannot_be_is_refused(ask, director, adoption, data, field):
    response = ask(director, f"{SHEET}baseline/", {"version": 1} | data)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]


def test_another_citys_source_is_no_source_of_a_baseline(ask, director, adoption):
    data = {"version": 1, "value": "4", "period": "2019", "source": SourceFactory().pk}

    assert "source" in ask(director, f"{SHEET}baseline/", data).context["form"].errors


def test_a_baseline_set_over_somebody_elses_shows_both(ask, director, adoption):
    services.set_baseline(adoption=adoption, by=director, version=1, value=3, period="2018")

    response = ask(director, f"{SHEET}baseline/", {"version": 1, "value": "4", "period": "2019"})

    assert response.status_code == 409
    assert AdoptedIndicator.objects.get().baseline_value == 3


def test_the_baseline_of_a_scale_is_one_of_its_levels(ask, director, adoption):
    adoption.indicator.value_type = ValueType.ORDINAL
    adoption.indicator.save()
    RubricLevelFactory(indicator=adoption.indicator, value=2)

    assert ask(director, f"{SHEET}baseline/", {"version": 1, "value": "2", "period": "2019"}).status_code == 302
    assert ask(director, f"{SHEET}baseline/").context["form"].initial["value"] == 2
    wrong = ask(director, f"{SHEET}baseline/", {"version": 2, "value": "3", "period": "2019"})
    assert "value" in wrong.context["form"].errors


def test_an_indicator_is_taken_out_of_use_and_its_values_stay(ask, director, adoption, measured):
    measured("approved")

    response = ask(director, f"{SHEET}retire/", {}, follow=True)

    assert "no longer in use" in response.content.decode()
    assert not AdoptedIndicator.objects.current().exists()
    assert Measurement.objects.exists()
    assert ask(director, SHEET).status_code == 404


def test_the_sheet_tells_that_it_was_taken_into_use(ask, director, city):
    indicator = IndicatorFactory(code="INS-TST-01")
    services.adopt(city=city, indicators=[indicator], by=director)

    assert "Took the indicator into use" in ask(director, SHEET).content.decode()
