"""Agreements that may be the same one written down twice, and texts that many of them share word for word or nearly."""

import datetime
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz, process

from observatory.choices import Precision
from observatory.models import Agreement, DistinctAgreements, SpecificObjective
from observatory.spreadsheets.words import key

CLOSE = datetime.timedelta(days=31)
SAME_NAME = 92  # of 100: one letter apart in a name of twelve
SAME_TEXT = 90
MANY = 3
SHORTEST = 12  # letters: a text of one word is no boilerplate
TITLE, WHY, OBJECTIVES = "title", "why_signed", "specific_objectives"
SPANS = {Precision.MONTH: 30, Precision.QUARTER: 91, Precision.YEAR: 365}


class Row(NamedTuple):
    """What two agreements are compared by."""

    pk: int
    title: str
    kind: str
    counterpart_city: int | None
    city_name: str | None
    counterparts: str
    signed_on: datetime.date | None
    precision: str

    @property
    def latest(self):
        """The last day on which it may have been signed."""
        return self.signed_on + datetime.timedelta(days=SPANS.get(self.precision, 0))


@dataclass(frozen=True)
class Repeated:
    """A text that many agreements share: in which field, of how many, and which ones."""

    field: str
    text: str
    agreements: frozenset
    is_exact: bool

    @property
    def n(self):
        return len(self.agreements)

    @property
    def mark(self):
        """A short name for it that stays as long as the text does."""
        digest = hashlib.sha256(key(self.text).encode()).hexdigest()
        return f"{self.field}-{digest[:12]}"


def compared(agreements):
    columns = ("pk", "title", "kind", "counterpart_city", "counterpart_city__name_key", "counterparts")
    rows = agreements.order_by("pk").values_list(*columns, "signed_on", "signed_on_precision")
    return [Row(*values) for values in rows]


def possible_doubles(agreements):
    """Give the pairs of keys that may be one agreement: same counterpart and kind, close dates, not told apart."""
    told_apart = set(DistinctAgreements.objects.filter(first__in=agreements).values_list("first", "second"))
    groups = defaultdict(list)
    rows = compared(agreements)
    names = same_names({counterpart_of(row) for row in rows})
    for row in rows:
        if name := names[counterpart_of(row)]:
            groups[row.kind, name].append(row)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return [
        (one.pk, other.pk) for one, other in pairs if (one.pk, other.pk) not in told_apart and are_close(one, other)
    ]


def counterpart_of(row):
    """The counterpart as it is compared: the words of its name in one order, "" where none is named."""
    return " ".join(sorted((row.city_name or key(row.counterparts)).split()))


def same_names(names):
    """Map each name to the one that stands for all that are written nearly like it."""
    ordered, stands_for = sorted(names), {"": ""}
    for name in ordered:
        if name not in stands_for:
            alike = process.extract(name, ordered, scorer=fuzz.ratio, score_cutoff=SAME_NAME, limit=None)
            for other, _score, _place in alike:
                stands_for.setdefault(other, name)
            stands_for.setdefault(name, name)
    return stands_for


def are_close(one, other):
    """Whether two agreements may have been signed within a month of each other; an unknown day may be any."""
    if one.signed_on is None or other.signed_on is None:
        return True
    return one.signed_on <= other.latest + CLOSE and other.signed_on <= one.latest + CLOSE


def repeated_texts(agreements):
    """Give the texts that many agreements share, the most shared first."""
    found = []
    for field, texts in texts_of(agreements).items():
        found += shared(field, texts)
    return sorted(found, key=lambda each: (-each.n, each.field, each.text))


def texts_of(agreements):
    """The texts of agreements by field, as lists of (agreement, text)."""
    rows = list(agreements.order_by("pk").values_list("pk", TITLE, WHY))
    objectives = SpecificObjective.objects.kept().filter(agreement__in=agreements).order_by("pk")
    return {
        WHY: [(pk, why) for pk, _title, why in rows],
        OBJECTIVES: list(objectives.values_list("agreement", "text")),
        TITLE: [(pk, title) for pk, title, _why in rows],
    }


def shared(field, texts):
    """The texts of one field that stand word for word, or nearly, in many agreements."""
    holders, written = defaultdict(set), {}
    for agreement, text in texts:
        if len(plain := key(text)) >= SHORTEST:
            holders[plain].add(agreement)
            written.setdefault(plain, text)
    left = sorted(holders, key=lambda plain: (-len(holders[plain]), plain))
    while left:
        first, *left = left
        alike = {each for each, _score, _place in nearly(first, left)} if field != TITLE else set()
        together = frozenset().union(holders[first], *(holders[each] for each in alike))
        left = [each for each in left if each not in alike]
        if len(together) >= MANY:
            yield Repeated(field, written[first], together, is_exact=not alike)


def nearly(text, others):
    return process.extract(text, others, scorer=fuzz.ratio, score_cutoff=SAME_TEXT, limit=None)


def with_text(agreements, mark):
    """The agreements that share the text of this mark; none where no text has it."""
    texts = (each for each in repeated_texts(agreements) if each.mark == mark)
    found = next(texts, None)
    return Agreement.objects.filter(pk__in=found.agreements if found else ())
