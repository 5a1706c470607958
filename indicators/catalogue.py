"""The common catalogue: reviewed texts (`fixtures/catalogue/*.yaml`), checked and brought into the database."""

from dataclasses import dataclass, field

import yaml
from django.conf import settings
from django.db import transaction

from indicators.choices import Dimension, Direction, Frequency, Hierarchy, Level, Moment, Nature, Quality, ValueType
from indicators.derived import RULES
from indicators.models import Category, Indicator, RubricLevel
from observatory import history
from observatory.models import Channel

FOLDER = settings.ROOT / "fixtures" / "catalogue"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMED = ("name", "description")
DESCRIBED = ("name", "definition", "rationale", "unit", "how_to_compute")
CHOICES = {
    "level": Level,
    "nature": Nature,
    "value_type": ValueType,
    "hierarchy": Hierarchy,
    "direction": Direction,
}
LISTS = {
    "quality": set(Quality.values),
    "periodicities": set(Frequency.values),
    "moments": set(Moment.values),
}
POSITIONS_PER_CATEGORY = 100


class CatalogueRefused(Exception):
    """The files hold mistakes; `problems` names each, and nothing was written."""

    def __init__(self, problems):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Loaded:
    """What became of the rows of one kind, by their codes; `not_in_files` stand in the database only, and stay."""

    created: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: int = 0
    not_in_files: list = field(default_factory=list)


def load(folder=FOLDER):
    """Bring the catalogue to the state of the files, once or many times; answer a `Loaded` by kind.

    Raises `CatalogueRefused` naming every mistake. What is not in the files any more is left as it stands.
    """
    categories, indicators = read(folder)
    if problems := problems_of(categories, indicators):
        raise CatalogueRefused(problems)
    with transaction.atomic():
        return {
            "categories": _load_categories(categories),
            "indicators": _load_indicators(indicators),
            "levels": _load_levels(indicators),
        }


def read(folder):
    """Give the categories and the indicators as the files hold them, the files in the order of their names."""
    files = sorted(path for path in folder.glob("*.yaml") if path.name != "categories.yaml")
    indicators = [item for path in files for item in _items(path)]
    return _items(folder / "categories.yaml"), indicators


def _items(path):
    try:
        items = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise CatalogueRefused([f"{path.name}: {error}"]) from error
    if not isinstance(items, list) or not all(isinstance(item, dict) and item.get("code") for item in items):
        raise CatalogueRefused([f"{path.name}: a list of items, each with its code, is expected"])
    return items


def problems_of(categories, indicators):
    """Name every mistake in the items, each with the code it stands at."""
    known = {category["code"] for category in categories}
    return [
        *_repeated(categories + indicators),
        *(f"{item['code']}: {problem}" for item in categories for problem in _problems_of_category(item)),
        *(f"{item['code']}: {problem}" for item in indicators for problem in _problems_of(item, known)),
    ]


def _repeated(items):
    seen = set()
    return [f"{code}: stands twice" for item in items if (code := item["code"]) in seen or seen.add(code)]


def _problems_of_category(item):
    if item.get("dimension") not in Dimension.values:
        yield f"dimension {item.get('dimension')!r} is not one of {', '.join(Dimension.values)}"
    if not isinstance(item.get("order"), int):
        yield "order is not a number"
    yield from _texts_missing(item, NAMED)


def _problems_of(item, categories):
    if item.get("category") not in categories:
        yield f"no category {item.get('category')}"
    yield from _texts_missing(item, DESCRIBED)
    for name, choices in CHOICES.items():
        if item.get(name) not in choices.values:
            yield f"{name} {item.get(name)!r} is not one of {', '.join(choices.values)}"
    for name, values in LISTS.items():
        if unknown := set(item.get(name) or ()) - values:
            yield f"{name} {', '.join(sorted(unknown))} is not known"
    yield from _problems_of_levels(item)


def _problems_of_levels(item):
    levels = item.get("levels") or []
    values = [level.get("value") for level in levels]
    if item.get("value_type") == ValueType.ORDINAL and len(levels) < 2:
        yield "a scale needs at least two levels"
    if values != sorted(set(values)):
        yield "the levels do not rise one by one"
    for level in levels:
        yield from (f"level {level.get('value')}: {problem}" for problem in _texts_missing(level, NAMED))


def _texts_missing(item, names):
    for name in names:
        texts = item.get(name) if isinstance(item.get(name), dict) else {}
        if missing := [language for language in LANGUAGES if not str(texts.get(language) or "").strip()]:
            yield f"{name} is missing in {', '.join(missing)}"


def _load_categories(items):
    stored = {category.code: category for category in Category.objects.all()}
    loaded = Loaded(not_in_files=sorted(stored.keys() - {item["code"] for item in items}))
    for item in items:
        category = stored.get(item["code"], Category(code=item["code"]))
        values = {"dimension": item["dimension"], "position": item["order"], **_in_each_language(item, NAMED)}
        _keep(category, values, item["code"], loaded)
    return loaded


def _load_indicators(items):
    categories = {category.code: category for category in Category.objects.all()}
    stored = {indicator.code: indicator for indicator in Indicator.objects.filter(city=None)}
    loaded = Loaded(not_in_files=sorted(stored.keys() - {item["code"] for item in items}))
    for place, item in enumerate(items):
        indicator = stored.get(item["code"], Indicator(code=item["code"]))
        _keep(indicator, _described(item, categories[item["category"]], place), item["code"], loaded)
    return loaded


def _described(item, category, place):
    """An indicator's columns; where the register counts it, its rule goes by its code."""
    return {
        "category_id": category.pk,
        "dimension": category.dimension,
        "position": category.position * POSITIONS_PER_CATEGORY + place,
        "auto_source": item.get("auto_source") or "",
        "source": item.get("source") or "",
        "rule": item["code"] if item["code"] in RULES else "",
        "version": item.get("version", 1),
        "per_inhabitant": bool(item.get("per_inhabitant")),
        **{name: item[name] for name in CHOICES},
        **{name: list(item.get(name) or ()) for name in LISTS},
        **_in_each_language(item, DESCRIBED),
    }


def _load_levels(items):
    indicators = {indicator.code: indicator for indicator in Indicator.objects.filter(city=None)}
    stored = {(level.indicator_id, level.value): level for level in RubricLevel.objects.filter(indicator__city=None)}
    loaded = Loaded()
    for item in items:
        for level in item.get("levels") or ():
            key = indicators[item["code"]].pk, level["value"]
            row = stored.get(key, RubricLevel(indicator_id=key[0], value=key[1]))
            _keep(row, _in_each_language(level, NAMED), f"{item['code']} {level['value']}", loaded)
    return loaded


def _in_each_language(item, names):
    return {f"{name}_{language}": item[name][language].strip() for name in names for language in LANGUAGES}


def _keep(row, values, code, loaded):
    """Write the columns that differ, with a line in the change log, and note what became of the row."""
    is_new = row.pk is None
    differing = {name: value for name, value in values.items() if is_new or getattr(row, name) != value}
    if not differing:
        loaded.unchanged += 1
        return
    before = {} if is_new else {name: getattr(row, name) for name in differing}
    for name, value in differing.items():
        setattr(row, name, value)
    row.save()
    action = "created" if is_new else "changed"
    history.note(action, row, by=None, before=before, after=differing, channel=Channel.COMMAND)
    (loaded.created if is_new else loaded.changed).append(code)
