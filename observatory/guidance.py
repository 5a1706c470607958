"""The reviewed texts that guide planning and self-review, in four languages, read from what the project ships."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

SHIPPED = Path(__file__).resolve().parent.parent / "fixtures" / "reference"


@dataclass(frozen=True)
class Text:
    """A text in four languages; written out it is in the language of the page."""

    es: str
    en: str
    fr: str
    pt: str

    def __str__(self):
        return getattr(self, get_language() or "en")


@dataclass(frozen=True)
class Step:
    """One of the sixteen steps of planning: its number, its name, and the questions that guide it (N3 ch. IV)."""

    number: int
    source: Text
    title: Text
    question: Text


@dataclass(frozen=True)
class Stage:
    """One of the four stages that the steps belong to."""

    key: str
    title: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Item:
    """One thing a self-review asks about: an idea, a key to sustainability, or an action of a policy."""

    key: str
    source: Text
    title: Text
    meaning: Text | str = ""


@dataclass(frozen=True)
class Danger:
    """A risk that the source names for a part of a policy, and a way out of it."""

    risk: Text
    way_out: Text


@dataclass(frozen=True)
class Group:
    """Items that belong together; the only group of a guide has no title."""

    title: Text | str
    dangers: tuple[Danger, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Guide:
    """What a kind of self-review asks, and the answers it takes, from the best to the worst."""

    kind: str
    answers: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def items(self):
        return [item for group in self.groups for item in group.items]


@cache
def stages():
    """Give the four stages with their sixteen steps, in order."""
    return tuple(
        Stage(each["stage"], Text(**each["title"]), tuple(_step(step) for step in each["steps"]))
        for each in _read("planning_steps.yaml")
    )


@cache
def steps():
    """Give the sixteen steps by number."""
    return {step.number: step for stage in stages() for step in stage.steps}


@cache
def guides():
    """Give the guide of every kind of self-review, by kind."""
    return {
        each["kind"]: Guide(each["kind"], tuple(each["answers"]), tuple(_group(group) for group in each["groups"]))
        for each in _read("self_reviews.yaml")
    }


def _read(name):
    return yaml.safe_load((SHIPPED / name).read_text(encoding="utf-8"))


def _step(row):
    return Step(row["number"], Text(**row["source"]), Text(**row["title"]), Text(**row["question"]))


def _group(row):
    return Group(
        title=Text(**row["title"]) if row["title"] else "",
        dangers=tuple(Danger(Text(**each["risk"]), Text(**each["way_out"])) for each in row["risks"]),
        items=tuple(
            Item(
                each["key"], each["source"], Text(**each["title"]), Text(**each["meaning"]) if "meaning" in each else ""
            )
            for each in row["items"]
        ),
    )
