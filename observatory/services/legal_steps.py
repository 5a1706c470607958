"""The legal steps of an agreement: those a country's law asks for, and where an agreement stands on them."""

from dataclasses import dataclass
from functools import cache

import yaml
from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import get_language

from observatory import history
from observatory.models import LegalStep

SHIPPED = settings.ROOT / "fixtures" / "reference" / "legal_steps.yaml"
PLAIN = ""


@dataclass(frozen=True)
class TemplateStep:
    """A step of a country's template, its words by language."""

    key: str
    name: dict
    help: dict


@dataclass(frozen=True)
class Template:
    """The steps that the law of a country asks for; those of `PLAIN` serve every other country."""

    country: str
    source: str
    note: dict
    steps: tuple


@dataclass(frozen=True)
class Line:
    """A step as the timeline shows it; `against` is the title of a step before it that was done later."""

    step: LegalStep
    title: str
    help: str
    state: str  # done, skipped, next, open
    against: str = ""


@cache
def templates():
    """Give the templates by country."""
    entries = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return {
        entry["country"]: Template(**entry | {"steps": tuple(TemplateStep(**step) for step in entry["steps"])})
        for entry in entries
    }


def template_for(country):
    """Give the template of a country, by its code; the plain one where it has none."""
    return templates().get(country) or templates()[PLAIN]


def in_this_language(words):
    """The words of a template in the language of the page."""
    return words.get((get_language() or "")[:2]) or words["en"]


def title_of(step, country):
    """What a step is called: the words of the country's template until somebody gives it a name of its own."""
    shipped = shipped_step(step, country)
    return in_this_language(shipped.name) if shipped else step.name


def shipped_step(step, country):
    return next((each for each in template_for(country).steps if each.key == step.key), None)


def timeline(agreement):
    """Give the kept steps of an agreement in their order, each with where it stands; one query."""
    country = agreement.city.country_id
    steps = list(agreement.legal_steps.filter(removed_at=None).select_related("source"))
    lines, latest, has_next = [], None, False
    for step in steps:
        state = state_of(step, has_next)
        has_next = has_next or state == "next"
        shipped = shipped_step(step, country)
        against = latest if latest and step.done_on and step.done_on < latest.step.done_on else None
        line = Line(
            step,
            title_of(step, country),
            in_this_language(shipped.help) if shipped else "",
            state,
            against.title if against else "",
        )
        if step.done_on and against is None:
            latest = line
        lines.append(line)
    return lines


def state_of(step, has_next):
    if step.done_on:
        return "done"
    if step.skipped_because:
        return "skipped"
    return "open" if has_next else "next"


@transaction.atomic
def lay_out_steps(agreement, *, by):
    """Give an agreement the steps of its country's template that it does not have; answer how many are new."""
    language = agreement.city.main_language
    had = set(agreement.legal_steps.filter(removed_at=None).values_list("key", flat=True))
    missing = [step for step in template_for(agreement.city.country_id).steps if step.key not in had]
    first = after_the_last(agreement)
    LegalStep.objects.bulk_create(
        LegalStep(agreement=agreement, key=step.key, name=step.name[language], position=first + place)
        for place, step in enumerate(missing)
    )
    if missing:
        history.note("laid out", agreement, by=by)
    return len(missing)


def after_the_last(agreement):
    """The place after the last step."""
    last = agreement.legal_steps.filter(removed_at=None).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


@transaction.atomic
def move_step(step, *, by, places):
    """Move a step up (-1) or down (1) by one among the kept steps of its agreement, as far as there is room."""
    kept = list(step.agreement.legal_steps.filter(removed_at=None).select_for_update())
    place = kept.index(step)
    to = place + places
    if not 0 <= to < len(kept):
        return
    kept[place], kept[to] = kept[to], kept[place]
    for position, each in enumerate(kept):
        each.position = position
    LegalStep.objects.bulk_update(kept, ["position"])
    history.note("moved", step, by=by)
