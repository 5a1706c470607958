"""Which of our fields a column is: suggested with the reason, one field once, nothing dropped in silence."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from observatory.spreadsheets.field_names import KnownNames, header_key

UNKNOWN, TAKEN, ASKED = "unknown", "taken", "asked"
MOST_COMPARED = 500  # headers; on wider sheets only names that are written as ours are known


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
    headers: Iterable[str],
    fields: Mapping[str, Iterable[str]],
    *,
    remembered: Mapping[str, str | None] | None = None,
    denied: Mapping[str, Iterable[str]] | None = None,
):
    """Suggest a field for each header, in their order.

    `fields` gives the aliases of each field in any language; the field's own name counts as one. `remembered` gives
    what a person chose for a header before (None: leave it out), and wins. `denied` gives fields that a header does not
    mean, as its cells tell. Of more than `MOST_COMPARED` headers none is compared for likeness: no table that people
    keep is so wide, and a hostile one would take minutes.
    """
    headers = list(headers)
    names = _names(fields, len(headers) <= MOST_COMPARED)
    known = {header_key(header): field for header, field in (remembered or {}).items()}
    asked = _asked(headers, fields, known)
    candidates = [
        [] if header in asked else _allowed(names.candidates(header, known), (denied or {}).get(header, ()))
        for header in headers
    ]
    chosen = _assign(candidates, getattr(fields, "gathered", frozenset()))
    return [
        Suggestion(index, header, reason=ASKED, rivals=asked[header])
        if header in asked
        else _suggestion(index, header, candidates[index], chosen.get(index))
        for index, header in enumerate(headers)
    ]


def _names(fields, is_compared):
    """What the fields are called, gathered once for a data set."""
    known = getattr(fields, "known", {})
    if is_compared not in known:
        known[is_compared] = KnownNames(fields, is_compared=is_compared)
    return known[is_compared]


def _asked(headers, fields, known):
    """The headers of which only a person can say what they mean, with the fields they may be."""
    said = {header_key(header): header for header in headers}
    found = {}
    for name, (may_be, beside) in getattr(fields, "asked", {}).items():
        if name in said and name not in known and (not beside or beside & said.keys()):
            rest = tuple(field for field in may_be if field in fields)
            if len(rest) >= (1 if beside else 2):
                found[said[name]] = rest
    return found


def _allowed(candidates, denied):
    return [each for each in candidates if each[2] not in denied] if denied else candidates


def layout_fingerprint(headers):
    """Give a text that is equal for sheets with the same headers in the same order, to recognise a layout next year."""
    return "|".join(header_key(header) for header in headers)


def _assign(candidates, gathered):
    """Give each field to the column that fits it best, the earlier one where they fit alike; one `gathered` to all."""
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
        if index not in chosen and (field is None or field in gathered or field not in used):
            chosen[index] = (-confidence, reason, field, alias)
            used.add(field)
    return chosen


def _suggestion(index, header, candidates, chosen):
    rivals = tuple(field for _, _, field, _ in candidates if field and (chosen is None or field != chosen[2]))
    if chosen is None:
        return Suggestion(index, header, reason=TAKEN if candidates else UNKNOWN, rivals=rivals)
    confidence, reason, field, alias = chosen
    return Suggestion(index, header, field, reason, confidence, alias, rivals)
