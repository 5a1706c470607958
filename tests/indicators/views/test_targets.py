"""Targets: generated along a way, looked at, changed and saved as sets that stand side by side."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from indicators import services
from indicators.choices import State, TargetKind, ValueType
from indicators.models import TargetSet
from tests.factories.indicators import RubricLevelFactory, TargetFactory, TargetSetFactory
from tests.factories.observatory import SourceFactory

pytestmark = pytest.mark.django_db

SHEET = "work/lima/indicators/INS-TST-01/"

TARGETS = {"kind": "original", "period_0": "2025", "value_0": "10", "period_1": "2027", "value_1": "12,5"}


def test_targets_are_set_by_period(ask, director, adoption):
    assert ask(director, f"{SHEET}targets/", TARGETS).status_code == 302

    targets = TargetSet.objects.get().targets
    assert dict(targets.values_list("period__code", "value")) == {"2025": 10, "2027": 12.5}


def test_once_there_are_targets_the_form_offers_to_adjust_them(ask, director, adoption):
    services.set_targets(adoption=adoption, by=director, kind=TargetKind.ORIGINAL, targets={"2027": 12})

    form = ask(director, f"{SHEET}targets/").context["form"]

    assert form.initial == {"kind": "adjusted", "rows": 6, "period_0": "2027", "value_0": 12}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"kind": "original"}, "period_0"),
        ({"kind": "original", "period_0": "2025"}, "value_0"),
        ({"kind": "original", "value_1": "9"}, "period_1"),
        ({"kind": "original", "period_0": "soon", "value_0": "9"}, "period_0"),
        ({"kind": "adjusted", "period_0": "2025", "value_0": "9"}, "reason"),
        ({"kind": "original", "period_0": "2025", "value_0": "1234567890123456789"}, "__all__"),
        ({"kind": "original", "period_final": "2027"}, "value_final"),
        (TARGETS | {"period_1": "2025"}, "period_1"),
        (TARGETS | {"period_final": "2027", "value_final": "13"}, "period_final"),
        (TARGETS | {"new_link": "no address"}, "new_link"),
    ],
)
def test_targets_that_cannot_be_are_refused_beside_their_field(ask, director, adoption, data, field):
    response = ask(director, f"{SHEET}targets/", data)

    assert list(response.context["form"].errors) == [field]
    assert not TargetSet.objects.exists()


def test_original_targets_are_not_rewritten_once_a_value_is_approved(ask, director, adoption, measured):
    ask(director, f"{SHEET}targets/", TARGETS)
    measured(State.APPROVED)

    response = ask(director, f"{SHEET}targets/", TARGETS | {"value_0": "1"})

    assert "The original targets stay" in response.content.decode()


def test_only_the_targets_that_differ_are_adjusted(ask, director, adoption):
    services.set_targets(adoption=adoption, by=director, kind=TargetKind.ORIGINAL, targets={"2025": 10, "2027": 12})
    data = TARGETS | {"kind": "adjusted", "reason": "Less money", "value_1": "12", "value_0": "9"}

    assert ask(director, f"{SHEET}targets/", data).status_code == 302
    assert dict(TargetSet.objects.last().targets.values_list("period__code", "value")) == {"2025": 9}

    unchanged = ask(director, f"{SHEET}targets/", data)
    assert "not in force already" in str(unchanged.context["form"].errors["period_0"])


def test_the_final_target_and_the_document_of_a_set_are_kept(ask, director, adoption):
    data = TARGETS | {"period_final": "2028", "value_final": "15", "new_link": "https://lima.example/acta.pdf"}

    assert ask(director, f"{SHEET}targets/", data).status_code == 302

    made = TargetSet.objects.get()
    assert list(made.targets.filter(is_final=True).values_list("period__code", "value")) == [("2028", 15)]
    assert made.document.url == "https://lima.example/acta.pdf"
    text = ask(director, SHEET).content.decode()
    assert "15 in <time" in text or "15 in 2028" in text
    assert "https://lima.example/acta.pdf" in text


def test_the_document_may_be_a_file_or_one_that_is_here_already(ask, director, adoption):
    pdf = SimpleUploadedFile("acta.pdf", b"%PDF-1.4 decided", "application/pdf")
    ask(director, f"{SHEET}targets/", TARGETS | {"new_file": pdf})
    assert TargetSet.objects.get().document.filename == "acta.pdf"

    source = SourceFactory(city=adoption.city)
    ask(director, f"{SHEET}targets/", TARGETS | {"document": source.pk})
    assert TargetSet.objects.get().document == source


def test_another_citys_document_is_behind_no_targets(ask, director, adoption):
    response = ask(director, f"{SHEET}targets/", TARGETS | {"document": SourceFactory().pk})

    assert list(response.context["form"].errors) == ["document"]


def test_the_sheet_shows_the_original_beside_the_adjusted_targets(ask, director, adoption):
    act = {"adoption": adoption, "by": director}
    services.set_targets(kind=TargetKind.ORIGINAL, targets={"2025": 12}, final=("2027", 20), **act)
    services.set_targets(kind=TargetKind.ADJUSTED, targets={"2025": 10}, reason="Less money", **act)

    context = ask(director, SHEET).context

    (first, earlier), (last, final) = context["target_rows"]
    assert (first, [(cell.value, cell.is_own) for cell in earlier]) == ("2025", [("12", True), ("10", True)])
    assert (last, [(cell.value, cell.is_final) for cell in final]) == ("2027", [("20", True), ("20", False)])
    assert context["final"]["value"] == "20"
    assert "Less money" in ask(director, SHEET).content.decode()


@pytest.mark.parametrize("more", [1, 4])
def test_the_sets_of_a_sheet_cost_the_same_however_many_they_are(
    ask, director, adoption, more, django_assert_max_num_queries
):
    for place in range(more):
        made = TargetSetFactory(adoption=adoption, kind="adjusted", reason=f"{place}", document=SourceFactory())
        TargetFactory(target_set=made)

    with django_assert_max_num_queries(36):
        ask(director, SHEET)


WAY = "path=linear&start=4&since=2024&end=10&until=2028&every=yearly&decimals=0"


def test_targets_are_generated_and_looked_at_before_anything_is_saved(ask, director, adoption):
    form = ask(director, f"{SHEET}targets/?{WAY}").context["form"]

    shown = [(form.initial.get(f"period_{n}"), form.initial.get(f"value_{n}")) for n in (0, 1, 2, "final")]
    assert [(period.code, value) for period, value in shown] == [("2025", 6), ("2026", 7), ("2027", 9), ("2028", 10)]
    assert not TargetSet.objects.exists()


def test_what_was_generated_is_saved_as_it_was_changed(ask, director, adoption):
    page = f"{SHEET}targets/?{WAY}"
    data = {name: value for name, value in ask(director, page).context["form"].initial.items() if value is not None}

    assert ask(director, page, data | {"value_0": "5"}).status_code == 302

    targets = TargetSet.objects.get().targets.values_list("period__code", "value", "is_final")
    assert list(targets) == [("2025", 5, False), ("2026", 7, False), ("2027", 9, False), ("2028", 10, True)]


def test_a_way_begins_with_the_baseline_and_the_frequency_of_the_indicator(ask, director, adoption):
    services.set_baseline(adoption=adoption, by=director, version=1, value=4, period="2024")

    initial = ask(director, f"{SHEET}targets/").context["path"].initial

    assert (initial["start"], str(initial["since"]), initial["every"]) == (4, "2024", "yearly")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end": ""}, "end"),
        ({"start": ""}, "start"),
        ({"until": "2024"}, "until"),
        ({"since": "then"}, "since"),
        ({"path": "growth", "start": "0"}, "path"),
        ({"path": "sideways"}, "path"),
        ({"every": "weekly"}, "every"),
        ({"decimals": "-1"}, "decimals"),
    ],
)
def test_a_way_that_cannot_be_is_refused_beside_its_field(ask, director, adoption, changes, field):
    given = dict(each.split("=") for each in WAY.split("&")) | changes
    query = "&".join(f"{name}={value}" for name, value in given.items())

    context = ask(director, f"{SHEET}targets/?{query}").context

    assert list(context["path"].errors) == [field]
    assert context["generated"] == ()


def test_to_keep_a_level_one_value_is_enough(ask, director, adoption):
    way = "path=keep&start=&since=2024&end=4&until=2026&every=yearly&decimals=0"

    generated = ask(director, f"{SHEET}targets/?{way}").context["generated"]

    assert [(spec.code, value) for spec, value in generated] == [("2025", 4), ("2026", 4)]


def test_a_way_against_the_direction_is_told(ask, director, adoption):
    said = "Mind the direction"

    assert said in ask(director, f"{SHEET}targets/?{WAY.replace('end=10', 'end=1')}").content.decode()
    assert said not in ask(director, f"{SHEET}targets/?{WAY}").content.decode()


def test_the_targets_of_a_scale_are_its_levels(ask, director, adoption):
    adoption.indicator.value_type = ValueType.ORDINAL
    adoption.indicator.save()
    for value in (1, 2, 4):
        RubricLevelFactory(indicator=adoption.indicator, value=value, name=f"L{value}")
    way = "path=linear&start=1&since=2024&end=4&until=2028&every=yearly"

    response = ask(director, f"{SHEET}targets/?{way}")

    assert [value for _spec, value in response.context["generated"]] == [2, 2, 4, 4]
    assert response.context["form"].initial["value_0"] == 2
    assert "growth" not in dict(response.context["path"].fields["path"].choices)


def test_words_have_no_targets(ask, director, adoption):
    adoption.indicator.value_type = ValueType.TEXT
    adoption.indicator.save()

    assert ask(director, f"{SHEET}targets/").status_code == 404
    assert f"{SHEET}targets/" not in ask(director, SHEET).content.decode()


def test_staff_sets_no_targets(ask, staff, adoption):
    assert ask(staff, f"{SHEET}targets/?{WAY}").status_code == 403
