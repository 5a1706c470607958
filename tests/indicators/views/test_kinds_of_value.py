from decimal import Decimal

import pytest

from indicators import services
from indicators.choices import State, ValueType
from indicators.models import LevelAssessment, Measurement
from observatory.choices import Role
from tests.factories.indicators import BreakdownFactory, RubricLevelFactory
from tests.factories.observatory import CurrencyFactory, ExchangeRateFactory, MembershipFactory

pytestmark = pytest.mark.django_db

SHEET = "work/lima/measure/2025/"
VALUE = f"{SHEET}INS-TST-01/"


@pytest.fixture
def of_kind(adoption):
    def changed(kind, **more):
        for name, value in {"value_type": kind, **more}.items():
            setattr(adoption.indicator, name, value)
        adoption.indicator.save()
        for value, name in ((1, "Low"), (2, "Medium"), (3, "High")) if kind == ValueType.ORDINAL else ():
            RubricLevelFactory(indicator=adoption.indicator, value=value, name_en=name)
        return adoption

    return changed


@pytest.fixture
def colombian(city):
    city.currency = CurrencyFactory(code="COP")
    city.save()
    for code, rate in (("COP", "4400"), ("USD", "1.1")):
        ExchangeRateFactory(currency=CurrencyFactory(code=code), day="2025-12-31", rate=rate, source="ECB")


def test_money_in_another_currency_is_kept_with_the_rate_that_converted_it(ask, staff, of_kind, colombian):
    of_kind(ValueType.AMOUNT)

    ask(staff, VALUE, {"value": "1000", "currency": "USD", "act": "save"})

    value = Measurement.objects.get()
    assert (value.value, value.amount, value.currency_id, value.unit) == (4_000_000, 1000, "USD", "COP")
    assert value.rate_note == "1 EUR = 1.1 USD, 2025-12-31, ECB; 1 EUR = 4400 COP, 2025-12-31, ECB"
    ask(staff, VALUE, {"value": "5", "currency": "COP", "act": "save", "version": "1"})
    value.refresh_from_db()
    assert (value.value, value.amount, value.rate_note) == (5, 5, "")


def test_money_entered_in_another_currency_stays_so_when_its_row_is_saved(ask, staff, of_kind, colombian):
    of_kind(ValueType.AMOUNT)
    ask(staff, VALUE, {"value": "1000", "currency": "USD", "act": "save"})

    page = ask(staff, SHEET).content.decode()
    row = {"value": "1000", "note": "Paid in June", "version": "1"}
    ask(staff, SHEET, {f"INS-TST-01-{name}": value for name, value in row.items()})

    value = Measurement.objects.get()
    assert "Amount, in USD" in page
    assert (value.value, value.amount, value.currency_id, value.note) == (4_000_000, 1000, "USD", "Paid in June")
    assert value.rate_note


def test_money_that_grows_too_large_by_its_rate_is_refused(ask, staff, of_kind, colombian):
    of_kind(ValueType.AMOUNT)

    page = ask(staff, VALUE, {"value": "999999999999999", "currency": "USD", "act": "save"})

    assert "at most 15 digits" in page.content.decode()
    assert not Measurement.objects.exists()


def test_money_without_a_rate_of_its_year_is_not_guessed(ask, staff, of_kind, colombian):
    of_kind(ValueType.AMOUNT)

    page = ask(staff, "work/lima/measure/2019/INS-TST-01/", {"value": "1000", "currency": "USD", "act": "save"})

    assert "no exchange rate of USD for 2019" in page.content.decode()
    assert not Measurement.objects.exists()


def test_a_choice_takes_only_the_answers_of_its_indicator(ask, staff, of_kind):
    of_kind(ValueType.CHOICE, options=["Mayor", "Council"])

    assert "text" in ask(staff, VALUE, {"text": "Nobody", "act": "save"}).context["form"].errors
    ask(staff, VALUE, {"text": "Council", "act": "save"})

    assert Measurement.objects.get().text == "Council"


def test_a_higher_level_needs_a_justification_and_evidence(ask, staff, of_kind, measured):
    of_kind(ValueType.ORDINAL)
    measured("approved", period="2024", value=1)
    higher = {"value": "2", "act": "submit"}

    page = ask(staff, VALUE, higher, follow=True).content.decode()
    assert "A higher level than before needs" in page
    given = {"justification": "Adopted by the council.", "version": "1", "new_link": "https://example.org/act"}
    ask(staff, VALUE, higher | given)

    assert Measurement.objects.get(period__code="2025").state == State.SUBMITTED


def test_a_period_without_data_in_between_does_not_spare_the_proof(ask, staff, of_kind, measured):
    of_kind(ValueType.ORDINAL)
    measured("approved", period="2023", value=1)
    measured("approved", period="2024", value=None, no_data_reason="not-collected")

    page = ask(staff, VALUE, {"value": "3", "act": "submit"}, follow=True).content.decode()

    assert "A higher level than before needs" in page


def test_the_same_or_a_lower_level_needs_no_proof(ask, staff, of_kind, measured):
    of_kind(ValueType.ORDINAL)
    measured("approved", period="2024", value=2)

    ask(staff, VALUE, {"value": "1", "act": "submit"})

    assert Measurement.objects.get(period__code="2025").state == State.SUBMITTED


def test_two_assessors_say_theirs_before_they_see_the_others(ask, staff, city, of_kind):
    of_kind(ValueType.ORDINAL)
    other = MembershipFactory(city=city, role=Role.STAFF, user__name="Rosa").user
    ask(other, f"{VALUE}assess/", {"level": "3", "justification": "It works."})

    before = ask(staff, VALUE).content.decode()
    ask(staff, f"{VALUE}assess/", {"level": "1", "justification": "Only on paper."})
    after = ask(staff, VALUE).content.decode()

    assert ("1 person has said" in before, "It works." in before) == (True, False)
    assert ("They are 2 levels apart" in after, "It works." in after) == (True, True)
    again = ask(staff, f"{VALUE}assess/", {"level": "3", "justification": "Seen it.", "version": "1"})
    assert again.status_code == 302
    assert "They agree" in ask(staff, VALUE).content.decode()
    late = ask(staff, f"{VALUE}assess/", {"level": "2", "justification": "Late.", "version": "1"})
    assert "It changed since" in late.content.decode()
    assert LevelAssessment.objects.count() == 2


def test_only_scales_are_assessed_and_only_by_who_works_there(ask, staff, stranger, adoption):
    assert ask(staff, f"{VALUE}assess/").status_code == 404
    assert ask(stranger, f"{VALUE}assess/").status_code == 404


def test_the_parts_of_a_breakdown_are_entered_beside_the_whole_and_need_not_add_up(ask, staff, adoption, measured):
    breakdown = BreakdownFactory(adoption=adoption, name="Sex", parts=["Women", "Men"])
    measured(value=7)
    page = f"{VALUE}by/{breakdown.pk}/"
    assert "The whole is 7." in ask(staff, page).content.decode()

    ask(staff, page, {"part_0": "4", "part_1": "0", "part_2": "1", "act": "submit"})

    parts = Measurement.objects.disaggregated().order_by("segment")
    assert [(part.segment, part.value, part.state) for part in parts] == [
        ("Sex=Men", Decimal(0), State.SUBMITTED),
        ("Sex=Women", Decimal(4), State.SUBMITTED),
        ("Sex=unspecified", Decimal(1), State.SUBMITTED),
    ]
    assert "Sex: Not specified" in ask(staff, VALUE).content.decode()
    late = ask(staff, page, {"part_0": "5", "part_1": "0", "part_2": "1", "version_0": "1"})
    assert "It changed since" in late.content.decode()


def test_a_part_that_cannot_be_submitted_says_why(ask, staff, of_kind, measured):
    breakdown = BreakdownFactory(adoption=of_kind(ValueType.ORDINAL), name="Area", parts=["North", "South"])
    measured("approved", period="2024", value=1, segment="Area=North")

    page = ask(staff, f"{VALUE}by/{breakdown.pk}/", {"part_0": "3", "part_1": "3", "act": "submit"}, follow=True)

    assert "Area: North: A higher level than before needs" in page.content.decode()
    states = dict(Measurement.objects.filter(period__code="2025").values_list("segment", "state"))
    assert states == {"Area=North": State.DRAFT, "Area=South": State.SUBMITTED}


def test_a_part_that_cannot_be_is_refused(ask, staff, adoption):
    breakdown = BreakdownFactory(adoption=adoption)

    assert "less than zero" in ask(staff, f"{VALUE}by/{breakdown.pk}/", {"part_0": "-4"}).content.decode()
    assert not Measurement.objects.exists()


def test_narratives_and_other_peoples_breakdowns_are_not_told_apart(ask, staff, stranger, of_kind):
    breakdown = BreakdownFactory(adoption=of_kind(ValueType.TEXT))

    assert ask(staff, f"{VALUE}by/{breakdown.pk}/").status_code == 404
    assert ask(stranger, f"{VALUE}by/{breakdown.pk}/").status_code == 404


def test_a_level_that_is_not_of_the_scale_is_not_assessed(staff, of_kind):
    adoption = of_kind(ValueType.ORDINAL)
    place = {"city": adoption.city, "indicator": adoption.indicator, "period": services.period_of("2025")}

    with pytest.raises(services.values.ValidationError):
        services.assess(**place, by=staff, level=9, justification="x")


def test_a_part_may_have_no_data_for_a_reason_and_a_value_is_not_taken_back_in_silence(ask, staff, adoption):
    breakdown = BreakdownFactory(adoption=adoption, name="Sex", parts=["Women", "Men"])
    page = f"{VALUE}by/{breakdown.pk}/"

    ask(staff, page, {"part_0": "4", "reason_1": "confidential", "act": "save"})
    both = ask(staff, page, {"part_0": "4", "version_0": "1", "part_1": "2", "reason_1": "late", "version_1": "1"})
    gone = ask(staff, page, {"part_0": "", "version_0": "1", "reason_1": "confidential", "version_1": "1"})

    parts = Measurement.objects.disaggregated().order_by("segment")
    assert [(part.value, part.no_data_reason) for part in parts] == [(None, "confidential"), (Decimal(4), "")]
    assert "Give the value, or say why there is none" in both.content.decode()
    assert "It has a value already" in gone.content.decode()
    ask(staff, page, {"reason_0": "not-collected", "version_0": "1", "reason_1": "confidential", "version_1": "1"})
    assert parts.get(segment="Sex=Women").no_data_reason == "not-collected"


def test_an_approved_part_is_corrected_by_a_director_and_not_edited(ask, staff, director, adoption, measured):
    breakdown = BreakdownFactory(adoption=adoption, name="Sex", parts=["Women", "Men"])
    old = measured("approved", segment="Sex=Women", value=4)
    page, correct = f"{VALUE}by/{breakdown.pk}/", f"{VALUE}correct/?part={old.uuid}"

    ask(staff, page, {"part_0": "9", "version_0": "1", "act": "save"})
    assert f"correct/?part={old.uuid}" in ask(director, page).content.decode()
    assert "Sex: Women" in ask(director, correct).content.decode()
    ask(director, correct, {"value": "5", "because": "typing", "reason": "Counted again", "version": "1"})

    assert list(Measurement.objects.values_list("segment", "value", "corrects")) == [
        ("Sex=Women", 4, None),
        ("Sex=Women", 5, old.pk),
    ]
    assert ask(director, f"{VALUE}correct/?part=x").status_code == 404
    assert ask(staff, correct).status_code == 403
