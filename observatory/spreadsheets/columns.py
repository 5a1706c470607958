"""Which of our fields a column is: suggested with the reason, one field once, nothing dropped in silence."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from observatory.spreadsheets.words import clean, key

EXACT, SIMILAR, REMEMBERED, UNKNOWN, TAKEN = "exact", "similar", "remembered", "unknown", "taken"
LEAST_CONFIDENCE = 0.84
_LOOSE, _LESS_SAID = 0.96, 0.02
MOST_COMPARED = 500  # headers; on wider sheets only names that are written as ours are known

_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_STOP_WORDS = frozenset(
    [
        "a", "al", "con", "d", "da", "das", "de", "del", "des", "do", "dos", "du", "e", "el", "en",
        "et", "for", "in", "l", "la", "las", "le", "les", "los", "no", "na", "o", "of", "on", "os",
        "para", "por", "pour", "sur", "the", "to", "um", "una", "y",
    ]
)  # fmt: skip


class FieldNames(dict):
    """The names of each field; with those that are `looser`, the likelier first, and the words for the `things` told.

    A header may say what its rows are or leave it out: "Tipo de convenio" is "Tipo" where a row is a "convenio".
    """

    def __init__(self, names, looser=None, things=()):
        super().__init__(names)
        self.looser = looser or {}
        self.things = frozenset(word for thing in things for word in _singles(header_key(thing)))

    def without(self, taken):
        """The same without these fields."""
        rest = FieldNames({name: aliases for name, aliases in self.items() if name not in taken}, self.looser)
        rest.things = self.things
        return rest


class Suggestion(NamedTuple):
    """What a column seems to be: the 0-based `index`, its header, our field or None, the reason, and how sure (0 to 1).

    `alias` is the name it was recognised by; `rivals` are the other fields it resembles; a column whose field another
    one fits better has the reason `taken` and that field among its rivals.
    """

    index: int
    header: str
    field: str | None = None
    reason: str = UNKNOWN
    confidence: float = 0.0
    alias: str = ""
    rivals: tuple[str, ...] = ()


def suggest_columns(
    headers: Iterable[str], fields: Mapping[str, Iterable[str]], *, remembered: Mapping[str, str | None] | None = None
):
    """Suggest a field for each header, in their order.

    `fields` gives the aliases of each field in any language; the field's own name counts as one. `remembered` gives
    what a person chose for a header before (None: leave it out), and wins. Of more than `MOST_COMPARED` headers none
    is compared for likeness: no table that people keep is so wide, and a hostile one would take minutes.
    """
    headers = list(headers)
    names, looser = _names(fields), _looser(fields)
    compared = names if len(headers) <= MOST_COMPARED else {}
    things = getattr(fields, "things", frozenset())
    known = {header_key(header): field for header, field in (remembered or {}).items()}
    candidates = [_candidates(header, names, compared, looser, things, known) for header in headers]
    chosen = _assign(candidates)
    return [_suggestion(index, header, candidates[index], chosen.get(index)) for index, header in enumerate(headers)]


def header_key(header):
    """Give the form by which two headers meet: `destination_countryLabel` and `Destination country label` are one."""
    return key(_CAMEL.sub(" ", clean(header)))


def header_unit(header):
    """Give what stands in brackets in a header, often its unit: `Costo (USD)` → `USD`; empty when there is nothing."""
    found = _BRACKETS.search(header)
    return clean(found[1]) if found else ""


def layout_fingerprint(headers):
    """Give a text that is equal for sheets with the same headers in the same order, to recognise a layout next year."""
    return "|".join(header_key(header) for header in headers)


def _names(fields):
    names = {}
    for field, aliases in fields.items():
        for alias in (field, *aliases):
            names.setdefault(header_key(alias), (field, alias))
    return names


def _looser(fields):
    """The looser names as {key: (field, alias, confidence)}: one that is listed earlier is surer."""
    names = {}
    for field, aliases in getattr(fields, "looser", {}).items():
        for place, alias in enumerate(aliases if field in fields else ()):
            names.setdefault(" ".join(_singles(header_key(alias))), (field, alias, _LOOSE - place / 10_000))
    return names


def _candidates(header, names, compared, looser, things, known):
    """List (confidence, reason, field, alias), the best first."""
    name = header_key(header)
    if name in known:
        return [(1.0, REMEMBERED, known[name], header)]
    if name in names:
        return [(1.0, EXACT, *names[name])]
    bare = header_key(_BRACKETS.sub(" ", header))
    found = {}
    for alias_key, (field, alias) in compared.items():
        confidence = max(_likeness(said, alias_key) for said in {name, bare})
        if confidence >= LEAST_CONFIDENCE and confidence > found.get(field, (0,))[0]:
            found[field] = (confidence, SIMILAR, field, alias)
    for field, alias, confidence in _loosely(name, bare, compared, looser, things):
        if confidence > found.get(field, (0,))[0]:
            found[field] = (confidence, SIMILAR, field, alias)
    return sorted(found.values(), key=lambda candidate: -candidate[0])


def _loosely(name, bare, names, looser, things):
    """What a header means by one of the looser names, or once the words for the things themselves are left out."""
    for said in dict.fromkeys(" ".join(_singles(each)) for each in (name, bare)):
        if said in looser:
            yield looser[said]
        rest = " ".join(word for word in said.split() if word not in things)
        if not rest or rest == said:
            continue
        if rest in looser:
            field, alias, confidence = looser[rest]
            yield field, alias, confidence - _LESS_SAID
        for alias_key, (field, alias) in names.items():
            if " ".join(_singles(alias_key)) == rest:
                yield field, alias, _LOOSE - _LESS_SAID


def _singles(name):
    """The words of a name that say something, each in the singular."""
    return [_singular(word) for word in name.split() if word not in _STOP_WORDS]


def _likeness(name, alias):
    if not name or not alias:
        return 0.0
    if name == alias:
        return 0.99
    core, alias_core = _core(name), _core(alias)
    if core == alias_core:
        return 0.97
    shorter = min(len(core), len(alias_core))
    if shorter < 4:
        return 0.0
    return round(fuzz.token_sort_ratio(core, alias_core) / 100, 2)


@lru_cache(maxsize=20_000)
def _core(name):
    words = [word for word in name.split() if word not in _STOP_WORDS]
    return " ".join(_singular(word) for word in words) or name


def _singular(word):
    if len(word) > 4 and word.endswith("es") and word[-3] in "lnrdjz":
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _assign(candidates):
    """Give each field to the column that fits it best; the earlier one where they fit alike."""
    pairs = sorted(
        (
            (-confidence, index, place, reason, field, alias)
            for index, found in enumerate(candidates)
            for place, (confidence, reason, field, alias) in enumerate(found)
        ),
        key=lambda pair: pair[:3],
    )
    chosen, used = {}, set()
    for confidence, index, _, reason, field, alias in pairs:
        if index not in chosen and (field is None or field not in used):
            chosen[index] = (-confidence, reason, field, alias)
            used.add(field)
    return chosen


def _suggestion(index, header, candidates, chosen):
    rivals = tuple(field for _, _, field, _ in candidates if field and (chosen is None or field != chosen[2]))
    if chosen is None:
        return Suggestion(index, header, reason=TAKEN if candidates else UNKNOWN, rivals=rivals)
    confidence, reason, field, alias = chosen
    return Suggestion(index, header, field, reason, confidence, alias, rivals)
