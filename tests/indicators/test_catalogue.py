import copy
import io
import json

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.utils.translation import override

from indicators.catalogue import CatalogueRefused, load, problems_of, read
from indicators.derived import RULES
from indicators.models import Category, Indicator, RubricLevel
from observatory.models import Change

LANGUAGES = ["es", "en", "fr", "pt"]


def texts(text):
    return {language: f"{text} {language}" for language in LANGUAGES}


CATEGORY = {
    "code": "EXC",
    "dimension": "institutional",
    "order": 1,
    "name": texts("Exchange"),
    "description": texts("About"),
}
INDICATOR = {
    "code": "INS-EXC-01",
    "category": "EXC",
    "level": "output",
    "nature": "quantitative",
    "value_type": "count",
    "hierarchy": "management",
    "quality": ["efficacy"],
    "direction": "up",
    "periodicities": ["quarterly"],
    "moments": ["ex-post"],
    "auto_source": "activities",
    "source": "Notebook 8",
    **{name: texts(name) for name in ("unit", "name", "definition", "rationale", "how_to_compute")},
}
SCALE = INDICATOR | {
    "code": "INS-EXC-03",
    "value_type": "ordinal3",
    "levels": [
        {"value": value, "name": texts(f"Level {value}"), "description": texts("What it takes")} for value in (1, 2)
    ],
}


@pytest.fixture
def folder(tmp_path):
    def write(categories, indicators):
        (tmp_path / "categories.yaml").write_text(yaml.safe_dump(categories, allow_unicode=True))
        (tmp_path / "institutional.yaml").write_text(yaml.safe_dump(indicators, allow_unicode=True))
        return tmp_path

    return write


def changed(item, **changes):
    return copy.deepcopy(item) | changes


@pytest.mark.django_db
def test_the_catalogue_comes_in_four_languages_with_its_scales(folder):
    load(folder([CATEGORY], [INDICATOR, SCALE]))

    indicator = Indicator.objects.get(code="INS-EXC-01")
    assert (indicator.dimension, indicator.category.code) == ("institutional", "EXC")
    names = []
    for language in LANGUAGES:
        with override(language):
            names.append(Indicator.objects.get(code="INS-EXC-01").name)
    assert names == ["name es", "name en", "name fr", "name pt"]
    assert [level.name_fr for level in RubricLevel.objects.all()] == ["Level 1 fr", "Level 2 fr"]
    assert Category.objects.get().description_pt == "About pt"


@pytest.mark.django_db
def test_an_indicator_the_register_counts_has_its_rule(folder):
    load(folder([CATEGORY], [INDICATOR, changed(SCALE, code="INS-EXC-99")]))

    assert "INS-EXC-01" in RULES
    assert [each.rule for each in Indicator.objects.order_by("code")] == ["INS-EXC-01", ""]


@pytest.mark.django_db
def test_a_second_loading_changes_nothing(folder):
    files = folder([CATEGORY], [INDICATOR, SCALE])
    first = load(files)
    lines = Change.objects.count()
    second = load(files)

    assert [len(kind.created) for kind in first.values()] == [1, 2, 2]
    assert [(kind.created, kind.changed) for kind in second.values()] == [([], [])] * 3
    assert [kind.unchanged for kind in second.values()] == [1, 2, 2]
    assert Change.objects.count() == lines


@pytest.mark.django_db
def test_a_text_that_changed_is_changed_alone_and_told(folder):
    load(folder([CATEGORY], [INDICATOR, SCALE]))
    loaded = load(folder([CATEGORY], [changed(INDICATOR, rationale=texts("Because")), SCALE]))

    assert loaded["indicators"].changed == ["INS-EXC-01"]
    assert Change.objects.first().after["rationale_en"] == "Because en"


@pytest.mark.django_db
def test_what_is_not_in_the_files_any_more_stays_and_is_named(folder):
    load(folder([CATEGORY], [INDICATOR, SCALE]))
    loaded = load(folder([CATEGORY], [INDICATOR]))

    assert loaded["indicators"].not_in_files == ["INS-EXC-03"]
    assert Indicator.objects.count() == 2


@pytest.mark.parametrize(
    ("indicator", "problem"),
    [
        (changed(INDICATOR, category="XXX"), "no category XXX"),
        (changed(INDICATOR, level="deep"), "level 'deep'"),
        (changed(INDICATOR, value_type="colour"), "value_type 'colour'"),
        (changed(INDICATOR, quality=["beauty"]), "quality beauty"),
        (changed(INDICATOR, name={"es": "solo"}), "name is missing in en, fr, pt"),
        (changed(INDICATOR, unit="exchanges"), "unit is missing"),
        (changed(SCALE, levels=[]), "at least two levels"),
        (changed(SCALE, levels=SCALE["levels"][::-1]), "do not rise"),
        (changed(SCALE, levels=[SCALE["levels"][0], {"value": 2}]), "level 2: name is missing"),
    ],
)
def test_a_mistake_is_named_where_it_stands(indicator, problem):
    (found,) = [found for found in problems_of([CATEGORY], [indicator]) if problem in found]

    assert found.startswith(f"{indicator['code']}: ")


def test_mistakes_in_categories_are_named():
    category = changed(CATEGORY, dimension="deep", order="first", name={})

    assert len(problems_of([category], [])) == 3


def test_a_code_stands_once():
    assert problems_of([CATEGORY], [INDICATOR, INDICATOR]) == ["INS-EXC-01: stands twice"]


@pytest.mark.django_db
def test_with_a_mistake_nothing_is_written(folder):
    with pytest.raises(CatalogueRefused):
        load(folder([CATEGORY], [INDICATOR, changed(SCALE, level="deep")]))

    assert not Category.objects.exists()


@pytest.mark.parametrize("text", ["a: [", "just words", "- name: without code"])
def test_a_file_that_is_no_list_of_items_is_named(tmp_path, text):
    (tmp_path / "categories.yaml").write_text(text)

    with pytest.raises(CatalogueRefused, match=r"categories\.yaml"):
        read(tmp_path)


@pytest.mark.django_db
def test_the_shipped_catalogue_is_complete():
    output = io.StringIO()
    call_command("load_catalogue", json=True, stdout=output, stderr=io.StringIO())

    told = json.loads(output.getvalue())
    assert len(told["categories"]["created"]) >= 15
    assert len(told["indicators"]["created"]) >= 89
    assert Indicator.objects.catalogue().counted().count() >= 10


@pytest.mark.django_db
def test_the_command_says_when_nothing_changed(folder):
    files = folder([CATEGORY], [INDICATOR])
    for said in ("1 created", "Nothing changed"):
        output = io.StringIO()
        call_command("load_catalogue", folder=files, stdout=output)
        assert said in output.getvalue()

    output = io.StringIO()
    call_command("load_catalogue", folder=folder([CATEGORY], []), stdout=output)
    assert "INS-EXC-01" in output.getvalue()


@pytest.mark.django_db
def test_the_command_refuses_a_wrong_file_with_the_reason(folder):
    with pytest.raises(CommandError, match="no category") as refused:
        call_command("load_catalogue", folder=folder([], [INDICATOR]))

    assert refused.value.returncode == 1
