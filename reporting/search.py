"""Everything that everybody may find, grouped; and what was perhaps meant when nothing is found."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

import actors.search
import dialogues.search
import indicators.search
import observatory.search
from indicators.models import Indicator
from observatory import glossary
from observatory.models import City, Country, Network, NetworkMembership
from observatory.question import Question, ask
from observatory.search import Entry, Kind
from observatory.spreadsheets.words import key
from reporting.public import spelling
from reporting.public.editions import latest_editions

SHOWN_OF_EACH = 5
PAGE = 25
CLOSE_ENOUGH = 75
MOST_SUGGESTED = 3
CITIES = "cities"
# The terms of the glossary that are what things of a kind are called.
TERMS = {
    CITIES: "city",
    "indicators": "indicator",
    "agreements": "agreement",
    "networks": "network",
    "actors": "actor",
    "dialogues": "dialogue",
    "commitments": "commitment",
    "strategies": "strategy",
    "surveys": "survey",
    "practices": "good-practice",
    "lessons": "lesson",
    "evaluations": "evaluation",
}
TERMS_BY_KEY = {term.key: term for term in glossary.terms()}
ORDER = (
    *("cities", "indicators", "agreements", "networks", "strategies", "actors", "dialogues", "commitments"),
    *("questions", "surveys", "communications", "projects", "practices", "reports", "evaluations", "advice"),
    *("lessons", "glossary", "catalogue"),
)


@dataclass(frozen=True)
class Group:
    """The things of one kind on the page: how many there are, and those shown."""

    key: str
    label: str
    count: int
    entries: list
    page: Page


@dataclass(frozen=True)
class Found:
    """All that a question met."""

    question: Question
    groups: list
    suggestions: list
    corrected: str = ""

    @property
    def shown(self):
        """The words whose results are shown: those asked for, or what they were corrected to."""
        return self.corrected or self.question.text

    @property
    def count(self):
        return sum(group.count for group in self.groups)


def find(text, *, kind="", page=1):
    """Answer what everybody may read about `text`: five of each kind, or a page of one kind."""
    question = ask(text)
    if question.is_empty:
        return Found(question, [], [])
    if groups := _groups(question, kind, page):
        return Found(question, groups, [])
    words = spelling.kept.of(_looked)
    for corrected in words.corrections(text):
        if groups := _groups(ask(corrected), kind, page):
            return Found(question, groups, [], corrected)
    return Found(question, [], suggestions(text, words.meant(text)))


def _groups(question, kind, page):
    """The groups that hold something: five of each kind, or a page of one."""
    kinds = _with_named(question, _kinds(question))
    kinds = [each for each in kinds if each.key == kind] or kinds
    met = [each for each in kinds if not each.is_empty]
    groups = [_group(each, PAGE if each.key == kind else SHOWN_OF_EACH, page) for each in met]
    return [group for group in groups if group.count]


def _with_named(question, kinds):
    """The kinds, those that the question calls by name with all that meets its other words: networks of Lima."""
    for part in question.parts:
        stems = {glossary.stem(name) for name in part}
        named = {each.key for each in kinds if not stems.isdisjoint(_names_of(each.key, each.label))}
        if named:
            rest = {each.key: each for each in _kinds(question.without(part)) if each.key in named}
            kinds = [rest[each.key] if each.key in rest and not _is_met(each) else each for each in kinds]
    return kinds


def _is_met(kind):
    """Whether a city is found whose very name says that it is one: Ciudad de México."""
    return kind.key == CITIES and not kind.is_empty and kind.rows.exists()


@cache
def _names_of(key, label):
    """What a kind of thing is called, in each language, as the question and the glossary have it."""
    names = set(TERMS_BY_KEY[TERMS[key]].names) if key in TERMS else set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            names.add(str(label))
    return {glossary.stem(name) for name in names}


def _looked():
    """All that is looked through by any question."""
    looked = spelling.Looked()
    _kinds(looked)
    return looked


def _kinds(question):
    """Everything that was found, in the order of the page."""
    found = [
        *observatory.search.search_entries(question),
        *indicators.search.search_entries(question),
        *actors.search.search_entries(question),
        *dialogues.search.search_entries(question),
        Kind("reports", _("Reports"), _editions(question), _edition),
        Kind("glossary", _("Glossary"), _terms(question), _term),
    ]
    return sorted(found, key=lambda kind: ORDER.index(kind.key))


def _group(kind, size, page):
    """Count the things of a kind, and read only those that are shown."""
    shown = Paginator(kind.rows, size).get_page(page)
    entries = [kind.entry(row) for row in shown] if shown.paginator.count else []
    return Group(kind.key, kind.label, shown.paginator.count, entries, shown)


def _editions(question):
    return question.narrow(latest_editions(), "title", "report__city__name", "report__period__code")


def _edition(edition):
    city = edition.report.city
    return Entry(edition.title, reverse("city-report", args=[city.code, edition.report.code]), city.name)


def _terms(question):
    return [term for term in glossary.terms() if question.is_met_by_text(" | ".join(term.names))]


def _term(term):
    language = get_language()
    return Entry(term.term[language], f"{reverse('glossary')}#{term.key}", term.definition[language])


def suggestions(text, words=()):
    """Answer the nearest names to a text that met nothing, nearest first; then the words of which some can be found."""
    names = {key(name): name for name in _names()}
    near = process.extract(key(text), names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=MOST_SUGGESTED)
    alone = [word for word in words if word and len(word) >= spelling.SHORTEST] if len(words) > 1 else []
    return [*dict.fromkeys([names[name] for name, _score, _index in near] + [names.get(word, word) for word in alone])]


def _names():
    yield from (name for term in glossary.terms() for name in term.names)
    yield from Country.objects.values_list("name", flat=True)
    yield from Indicator.objects.catalogue().values_list("name", flat=True)
    shown = NetworkMembership.objects.public()
    yield from Network.objects.filter(memberships__in=shown).distinct().values_list("name", flat=True)
    yield from City.objects.public().values_list("name", flat=True)
