"""A question as people type it: the words it may stand for, and the rows in which they are met.

The same words are found on every database: accents, case and ligatures are folded in the pattern, not in the column.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import and_, or_

from django.db.models import Func, Q, TextField, Value
from django.db.models.functions import Coalesce

from observatory import glossary, indexed
from observatory.models import Country
from observatory.names import names_of
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
