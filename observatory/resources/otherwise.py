"""What a cell means that its reader does not take as it stands: "aprox. 10", "Acuerdo de hermanamiento", "GB / US".

Only what can hardly mean anything else is read so, and each time it is told.
"""

import re

from observatory.resources.dataset import DATE, NUMBER
from observatory.resources.readers import count, countries, country, money, number, web_address, whole
from observatory.spreadsheets import Unreadable, key, read_period
from observatory.spreadsheets.periods import HALF_YEAR, YEARS
from observatory.spreadsheets.words import clean, plain

MOST_WORDS, FEWEST_LETTERS = 6, 4
LAST = frozenset(("ends_on", "left_on", "closes_on", "due_on", "until"))
OF_NO_COUNTRY = frozenset(
    ("internacional", "international", "multilateral", "global", "mundial", "mondial", "varios", "divers")
)
NEGATIONS = frozenset(
    (
        "no", "not", "non", "nao", "ni", "ne", "pas", "nunca", "never", "jamais", "sin", "sans", "sem", "without",
    )
)  # fmt: skip
FREE = frozenset(
    (
        "gratuito", "gratuita", "gratis", "gratuit", "gratuite", "free", "exento", "exenta", "isento", "isenta",
        "exempt", "exonere", "sin costo", "sin coste", "sem custo", "sans frais", "no cost", "no fee", "sin cuota",
        "sem quota",
    )
)  # fmt: skip
_ABOUT = re.compile(
    r"^(?:aprox(?:imadamente)?|approx(?:imately|imativement)?|environ|env|circa|ca|c|about|around|roughly|alrededor de"
    r"|cerca de|hacia|vers|por volta de|unos|unas|mas de|plus de|more than|over|mais de)(?:\.\s*|\s+|(?=\d))"
    r"|^[~≈±>+]\s*(?=\d)|\s*(?:\+|\(?\s*(?:aprox(?:imadamente)?|approx|environ|circa|ca|est|estimado|estimated)"
    r"\.?\s*\)?)$"
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_BETWEEN = re.compile(r"\s*(?:[/,;&+]|\s-\s|\s(?:y|e|and|et)\s)\s*")
_PEOPLE = re.compile(r"^(\d[\d.,\s]*?)\s*[^\W\d_][^\d]{0,30}$")
_LINK = re.compile(r"(?:https?://|www\.)[^\s;,]+")


def read_otherwise(our, cell, at):
    """Give what a cell means, and the text that it was read as: (value, text); None where nobody can tell."""
    if not isinstance(cell, str):
        return None
    for text in map(clean, _other_ways(our, cell, at)):
        try:
            value = our.read(text, at)
        except Unreadable:
            continue
        vocabulary = getattr(our.read, "vocabulary", None)
        return value, str(vocabulary(value).label) if vocabulary else text
    return None


def _other_ways(our, cell, at):
    """The other texts for which a cell may stand, the likeliest first."""
    if hasattr(our.read, "vocabulary"):
        yield from filter(None, [nearest(our.read, cell)])
    elif our.read is country:
        yield from _countries_in(cell)
    elif our.read is countries:
        yield ";".join(_BETWEEN.split(_BRACKETS.sub(" ", cell)))
    elif our.read is web_address:
        yield from _LINK.findall(cell)[:1]
    elif our.kind == DATE:
        yield from _days(our, cell, at)
    elif our.kind == NUMBER:
        yield from _numbers(our, cell)


def nearest(read, cell):
    """Give the value of a vocabulary that a text names among other words, if it names but one and denies none."""
    words = key(cell).split()
    if not 0 < len(words) <= MOST_WORDS:
        return None
    said, names = _core(words), {_core(name.split()): value for name, value in read.names().items()}
    run_together = {name.replace(" ", ""): value for name, value in names.items()}
    if said.replace(" ", "") in run_together:
        return run_together[said.replace(" ", "")]
    if NEGATIONS.intersection(words):
        return None
    found = [name for name in names if len(name) >= FEWEST_LETTERS and f" {name} " in f" {said} "]
    longest = max(map(len, found), default=0)
    values = {names[name] for name in found if len(name) == longest}
    return values.pop() if len(values) == 1 else None


def _core(words):
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def _countries_in(cell):
    """A country beside something else: China (PRC), Barcelona, Spain, Montevideo (Uruguay)."""
    yield _BRACKETS.sub(" ", cell)
    yield from _BRACKETS.findall(cell)
    if cell.count(",") == 1:
        yield cell.rpartition(",")[2]


def _days(our, cell, at):
    """A day told roughly, by a longer stretch, or without the year that the sheet or its title tells."""
    yield from _of_stretch(cell, is_last=our.name in LAST)
    exactly = _ABOUT.sub("", plain(clean(cell))).strip()
    yield exactly
    if at.year:
        yield f"{exactly} {at.year}"
        yield f"{exactly}/{at.year}"


def _of_stretch(cell, *, is_last):
    """The month in which a half-year begins or ends, the first or the last of several years."""
    try:
        span = read_period(cell)
    except Unreadable:
        return
    day = span.end if is_last else span.start
    if span.kind in (HALF_YEAR, YEARS):
        yield f"{day:%Y-%m}" if span.kind == HALF_YEAR else f"{day:%Y}"


def _numbers(our, cell):
    """A number told roughly, people counted in words, a fee from which one is exempt."""
    text = plain(clean(cell))
    if our.read is money and key(text) in FREE:
        yield "0"
    yield _ABOUT.sub("", text).strip()
    if our.read in (count, whole, number) and (found := _PEOPLE.match(_ABOUT.sub("", text).strip())):
        yield found[1]
