"""What everybody can find: a question as people type it, the words it may stand for, and the public records it meets.

The same words are found on every database: accents, case and ligatures are folded in the pattern, not in the column.
Each app says in its own `search.py` what of its records is found; `reporting.search` gathers them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import and_, or_

from django.db.models import Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from observatory import glossary, indexed
from observatory.choices import AgreementKind
from observatory.models import (
    Agreement,
    City,
    Country,
    GoodPractice,
    Lesson,
    Network,
    NetworkMembership,
    Project,
    Strategy,
)
from observatory.names import names_of
from observatory.services.codes import key_of
from observatory.spreadsheets.words import key, plain

LONGEST_QUESTION = 100
MOST_WORDS = 8
MOST_HELD = 200
MOST_IN_A_NAME = 4
# Words that say nothing of what is looked for, in four languages: left out where others stand beside them.
LITTLE_WORDS = (
    "a al con cual cuales de del e el en es hay la las los o para por que tiene un una y",
    "a and are as at by for from has in is of or the to what which with",
    "au aux avec ce dans de des du en est et la le les ou par pour que quel quelle quelles quels sont un une",
    "a as com da das de do dos e em entre na nas no nos o os para por qual quais que tem um uma",
)
LITTLE = frozenset(word for line in LITTLE_WORDS for word in line.split())
MARKS = "[\u0300-\u036f]?"  # an accent that stands as a letter of its own


def _accented(length):
    """The letters with accents and the ligatures, by the plain letter or pair of letters they are folded to."""
    found = defaultdict(str)
    for letter in map(chr, range(0x00C0, 0x0250)):
        folded = key(letter)
        if len(folded) == length and folded.isascii():
            found[folded] += letter
    return found


ACCENTED, PAIRS = _accented(1), _accented(2)


@lru_cache(maxsize=1000)
def pattern(spellings):
    """Write a regular expression, for any database, that finds one of these plain spellings at the start of a word."""
    each = sorted("\\W+".join(_word(word) for word in spelling.split()) for spelling in spellings)
    return rf"(^|\W)({'|'.join(each)})"


@lru_cache(maxsize=1000)
def _folded(names):
    """Fold the names that every question is held against."""
    return plain(names)


def _word(word):
    return "".join(_piece(piece) for piece in re.findall("|".join([*PAIRS, "."]), word))


def _piece(piece):
    letters = "".join(f"[{re.escape(letter)}{ACCENTED.get(letter, '')}]{MARKS}" for letter in piece)
    return f"({letters}|[{PAIRS[piece]}])" if piece in PAIRS else letters


class OneText(Func):
    """Several columns as one text, each apart from the next."""

    template, arg_joiner, output_field = "(%(expressions)s)", " || ' | ' || ", TextField()


def _related(model, fields):
    """The ways from a model to others whose words are indexed: [(path, model)]."""
    paths = dict.fromkeys(field.rpartition("__")[0] for field in fields if "__" in field)
    ways = (
        (path, reduce(lambda at, name: at._meta.get_field(name).related_model, path.split("__"), model))
        for path in paths
    )
    return [(path, other) for path, other in ways if other in indexed.INDEXED]


def _unindexed(model, fields):
    """The fields that no index holds, by the name of the one text they are read as."""
    held = {path for path, _other in _related(model, fields)} | ({""} if model in indexed.INDEXED else set())
    rest = [field for field in fields if field.rpartition("__")[0] not in held]
    return {"text_searched": rest} if rest else {}


@dataclass(frozen=True)
class Question:
    """What was asked: for each word the spellings that answer it; and the same where words together are one name."""

    text: str
    words: tuple[frozenset[str], ...]
    named: tuple[frozenset[str], ...] = ()

    @property
    def is_empty(self):
        return not self.words

    @property
    def parts(self):
        """The spellings of each thing it names."""
        return self.named or self.words

    def without(self, part):
        """The same question without one of its parts; without any it asks for everything."""
        return Question(self.text, tuple(each for each in self.parts if each != part))

    @property
    def _ways(self):
        return [self.words, self.named] if self.named else [self.words]

    @cached_property
    def _countries(self):
        """For each group of spellings the codes of the countries it names."""
        named = [(country.code, _folded(" | ".join(names_of(country)[2:]))) for country in Country.objects.all()]
        return {group: [code for code, names in named if re.search(pattern(group), names)] for group in self._groups}

    def narrow(self, rows, *fields, countries=(), choices=None):
        """Keep the rows that hold every word of the question, or every name it is made of, in one of these fields.

        `countries` are keys to a country, found by its name in any language; `choices` maps a field to its vocabulary.
        Fields of a model whose words are indexed are looked up there, all others read as one text.
        """
        groups = {group: self._in(rows, group, fields, countries, choices or {}) for group in self._groups}
        conditions = [reduce(and_, map(groups.get, way), Q()) for way in self._ways if all(map(groups.get, way))]
        if not conditions:
            return rows.none()
        texts = {
            name: OneText(*(Coalesce(field, Value(""), output_field=TextField()) for field in some))
            for name, some in _unindexed(rows.model, fields).items()
        }
        return rows.alias(**texts).filter(reduce(or_, conditions))

    @property
    def _groups(self):
        return {*self.words, *self.named}

    def _in(self, rows, group, fields, countries, choices):
        """The condition that one of the spellings is met: the cheap ways first; an empty one where none can be."""
        ways = {
            field: [choice.value for choice in vocabulary if key(choice.value) in group]
            for field, vocabulary in choices.items()
        }
        ways |= dict.fromkeys(countries, self._countries[group])
        own = [("pk", rows.model)] if rows.model in indexed.INDEXED else []
        ways |= {path: self._holding(model, group) for path, model in [*_related(rows.model, fields), *own]}
        met = [Q(**{f"{path}__in": keys}) for path, keys in ways.items() if keys != []]
        texts = [Q(**{f"{name}__iregex": pattern(group)}) for name in _unindexed(rows.model, fields)]
        return reduce(or_, [*met, *texts], Q())

    def _holding(self, model, group):
        """The keys of the records of a model in which a spelling stands, looked for once."""
        if (model, group) not in self._looked_for:
            self._looked_for[model, group] = indexed.holding(model, group, pattern, MOST_HELD)
        return self._looked_for[model, group]

    @cached_property
    def _looked_for(self):
        return {}

    def is_met_by_text(self, text):
        """Tell whether a text of the program itself holds every word, or every name the question is made of."""
        folded = _folded(text)
        return any(all(re.search(pattern(group), folded) for group in way) for way in self._ways)


def ask(text):
    """Read what a person typed; words of the glossary stand for their names in all four languages."""
    words = key(text[:LONGEST_QUESTION]).split()[:MOST_WORDS]
    names = _names(words)
    named = tuple(_alike(name) | {name} for name in _telling(names)) if names != words else ()
    return Question(text.strip(), tuple(_alike(word) | {word} for word in _telling(words)), named)


def _telling(words):
    return [word for word in words if word not in LITTLE] or words


def _names(words):
    """The words, those together that are one name in the glossary: sister city, memorandum of understanding."""
    names, rest = [], list(words)
    while rest:
        sizes = range(min(MOST_IN_A_NAME, len(rest)), 1, -1)
        size = next((n for n in sizes if glossary.alike(" ".join(rest[:n]))), 1)
        names.append(" ".join(rest[:size]))
        del rest[:size]
    return names


def _alike(text):
    return frozenset(name for name in map(key, glossary.alike(text)) if name)


@dataclass(frozen=True)
class Entry:
    """One thing found: its name, where it is read, and what tells it from others."""

    title: str
    href: str
    detail: str = ""


@dataclass(frozen=True)
class Kind:
    """The things of one kind that were found, and how each is listed."""

    key: str
    label: str
    rows: Sequence
    entry: Callable

    @property
    def is_empty(self):
        """Whether it is known without a look that nothing was found."""
        return isinstance(self.rows, QuerySet) and self.rows.query.is_empty()


indexed.index(City, "name", "name_key")
indexed.index(Agreement, "title", "counterparts", "why_signed")
indexed.index(Network, "name", "acronym", "name_key")
indexed.index(Project, "title", "aims", "beneficiaries", "results")
indexed.index(GoodPractice, "title", "summary", "problem", "how", "results", "advice")
indexed.index(Lesson, "title", "tried", "happened", "changed")
indexed.index(Strategy, "title", "vision")


def search_entries(question):
    """Answer what cities publish of their register that meets the question."""
    return [
        Kind("cities", _("Cities"), cities_found(City.objects.public(), question), _city),
        Kind("agreements", _("Agreements"), agreements_found(Agreement.objects.public(), question), _agreement),
        Kind("networks", _("Networks"), _networks(question), _network),
        Kind("projects", _("Projects"), _projects(question), _project),
        Kind("practices", _("Good practices"), _practices(question), _practice),
        Kind("lessons", _("Lessons"), _lessons(question), _lesson),
        Kind("strategies", _("Strategies"), _strategies(question), _strategy),
    ]


def cities_found(cities, question):
    """Narrow cities to those whose name, territory or country the question names."""
    found = question.narrow(cities, "name", "name_key", "parent__name", countries=["country"])
    return found.select_related("country").order_by("name_key", "pk")


def agreements_found(agreements, question):
    """Narrow agreements to those whose title, kind, counterpart, country or city the question names."""
    found = question.narrow(
        agreements,
        *("title", "counterparts", "counterpart_city__name", "counterpart_city__name_key", "city__name", "why_signed"),
        countries=["counterpart_country"],
        choices={"kind": AgreementKind},
    )
    related = ("city", "counterpart_city", "counterpart_country")
    return found.select_related(*related).order_by("title", "city__name_key", "pk")


def _networks(question):
    fields = ("network__name", "network__acronym", "network__name_key", "city__name")
    rows = question.narrow(NetworkMembership.objects.public(), *fields)
    return rows.select_related("network", "city").order_by("network__name_key", "city__name_key", "pk")


def _projects(question):
    rows = question.narrow(Project.objects.public(), "title", "aims", "beneficiaries", "results", "city__name")
    return rows.select_related("city").order_by("title", "pk")


def _practices(question):
    fields = ("title", "summary", "problem", "how", "results", "advice", "city__name")
    return question.narrow(GoodPractice.objects.public(), *fields).select_related("city").order_by("title", "pk")


def _lessons(question):
    rows = question.narrow(Lesson.objects.public(), "title", "tried", "happened", "changed", "city__name")
    return rows.select_related("city")


def _strategies(question):
    rows = question.narrow(Strategy.objects.public(), "title", "vision", "city__name")
    return rows.select_related("city").order_by("title", "pk")


def _city(city):
    return Entry(city.name, reverse("city-detail", args=[city.code]), city.country.name)


def _agreement(agreement):
    href = reverse("city-agreement", args=[agreement.city.code, key_of(agreement)])
    country = agreement.counterpart_country
    told = [agreement.city.name, str(agreement.get_kind_display()), country.name if country else ""]
    return Entry(agreement.title, href, " · ".join(filter(None, told)))


def _network(membership):
    href = reverse("city-networks", args=[membership.city.code])
    return Entry(membership.network.name, href, membership.city.name)


def _page(name):
    """How a record is listed that has a page of its own in public."""
    return lambda record: Entry(record.title, reverse(name, args=[record.city.code, key_of(record)]), record.city.name)


def _strategy(strategy):
    return Entry(strategy.title, reverse("city-strategy", args=[strategy.city.code]), strategy.city.name)


_project, _practice, _lesson = _page("city-project"), _page("city-practice"), _page("city-lesson")
