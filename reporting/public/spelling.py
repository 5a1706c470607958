"""The words that everybody may find, and for a word that meets nothing the nearest of them.

The words are those of the very texts that are looked through, read when something was written since they were last
read. A word taken from public more recently corrects nothing: what is shown is searched for again.
"""

import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product

from django.db.models import Count, Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from observatory import glossary
from observatory.kept import stamp_of_the_database
from observatory.models import Change, City, Country, Place
from observatory.names import names_of
from observatory.question import LONGEST_QUESTION, MOST_WORDS
from observatory.spreadsheets.words import key

# A word shorter than the first is not corrected, one shorter than the second has one slip at most, others have two.
SHORTEST, LONG = 4, 6
MOST_TRIED = 4
KNOWN_TO_MANY = 100_000
QUICKLY_READ, REST = 1, 20  # where reading took longer than these seconds of work, it rests so many times as long


@dataclass
class Looked:
    """Takes the place of a question: notes which rows and texts are looked through, and meets none of them."""

    sources: list = field(default_factory=list)
    texts: list = field(default_factory=list)

    def narrow(self, rows, *fields, **_more):
        self.sources.append((rows.order_by(), fields))
        return rows.none()

    def is_met_by_text(self, text):
        self.texts.append(text)
        return False

    def state(self):
        """What is different as soon as something was published, changed or hidden."""
        sources = [(rows, "pk") for rows, _fields in self.sources]
        counted = [tuple(rows.aggregate(n=Count("pk"), last=Max(last)).values()) for rows, last in sources]
        latest = City.objects.aggregate(Count("pk"), Max("pk"), Max("created_at"))
        return (*counted, *latest.values(), Change.objects.order_by("-pk").values_list("pk", flat=True).first())

    def words(self):
        """Every word of the texts, the most frequent first."""
        found = Counter()
        for text in self._all_texts():
            found.update(key(text).split())
        return Words([word for word, _n in found.most_common()])

    def _all_texts(self):
        yield from self.texts
        yield from (name for term in glossary.terms() for name in term.names)
        for country in Country.objects.all():
            yield from names_of(country)[2:]
        for rows, fields in self.sources:
            for name in fields:
                yield from filter(None, rows.values_list(name, flat=True).distinct().iterator())


@dataclass(frozen=True)
class Words:
    """The words that can be found."""

    by_frequency: list

    @cached_property
    def beginnings(self):
        """Every beginning of a word, for those are found too."""
        return {word[:length] for word in self.by_frequency for length in range(1, len(word) + 1)}

    @cached_property
    def _long_enough(self):
        return [word for word in self.by_frequency if len(word) >= SHORTEST]

    def corrected(self, text):
        """The likeliest of the corrections, or ""."""
        return next(self.corrections(text), "")

    def corrections(self, text):
        """The text with what meets nothing in its nearest spellings, the likeliest first; none where one has none."""
        meant = product(*self._spellings(text))
        tried = (" ".join(words) for words in islice(meant, MOST_TRIED))
        return (each for each in tried if each.split() != _asked(text))

    def meant(self, text):
        """Each word of the text in its nearest spelling, None where nothing is near."""
        return [next(iter(near), None) for near in self._spellings(text)]

    def _spellings(self, text):
        """For each word of the text its nearest spellings.

        The name of a large city is no slip of another word, also where nothing is published of it: Lyon, Paris.
        """
        places = Place.objects.filter(name_key__in=_asked(text), population__gte=KNOWN_TO_MANY)
        known = set(places.values_list("name_key", flat=True)) - self.beginnings
        return [[] if word in known else self._nearest(word) for word in _asked(text)]

    def _nearest(self, word):
        """The word itself where it can be found, else those that the fewest slips lead to, the most frequent first."""
        if word in self.beginnings:
            return [word]
        if len(word) < SHORTEST:
            return []
        slips = 2 if len(word) >= LONG else 1
        near = process.extract(word, self._long_enough, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return [found for found, distance, _index in near if distance == near[0][1]][:MOST_TRIED]


def _asked(text):
    return key(text[:LONGEST_QUESTION]).split()[:MOST_WORDS]


@dataclass
class Kept:
    """The words as last read in this process."""

    words: Words | None = None
    state: tuple = ()
    read_at: float = 0
    took: float = 0

    def of(self, look):
        """The words of what `look` says is looked through now."""
        if self.took > QUICKLY_READ and time.monotonic() - self.read_at < REST * self.took:
            return self.words
        state = stamp_of_the_database() or look().state()
        if self.words is None or state != self.state:
            start = time.thread_time()
            self.words, self.state = look().words(), state
            self.read_at, self.took = time.monotonic(), time.thread_time() - start
        return self.words


kept = Kept()
