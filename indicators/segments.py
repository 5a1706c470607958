"""The segment a value speaks of, as one canonical text: "District=Centro; Sex=Female". Pure.

Parts stand in alphabetical order of their names, so that the same segment has one spelling. `;`, `=` and the
backslash are written with a backslash before them when they belong to a name.
"""

import re

from observatory.spreadsheets.words import key

LONGEST = 400
UNSPECIFIED = "unspecified"
_WORDS_FOR_IT = frozenset(
    [
        "unspecified",
        "not specified",
        "sin especificar",
        "no especificado",
        "no especificada",
        "non precise",
        "non precisee",
        "non specifie",
        "non specifiee",
        "nao especificado",
        "nao especificada",
        "sem especificar",
    ]
)

_LETTER = re.compile(r"\\.|[^\\]", re.DOTALL)
_SPECIAL = re.compile(r"([;=\\])")


class NotASegment(ValueError):
    """The text does not read as "Name=Value; Name=Value"."""


def parse(text):
    """Read a segment's text as a dict of names to values; {} for the whole. Raises `NotASegment`."""
    found = {}
    for part in _split(_letters(text), ";"):
        if not "".join(part).strip():
            continue
        name, value = _named(part)
        if name in found:
            raise NotASegment(text)
        found[name] = value
    return found


def write(values):
    """Write names and values as canonical text; an empty value is left out. Raises `NotASegment` if too long."""
    parts = sorted((_clean(name), _clean(value)) for name, value in values.items() if _clean(value))
    text = "; ".join(f"{_escaped(name)}={_escaped(value)}" for name, value in parts)
    if len(text) > LONGEST or any(not name for name, _value in parts):
        raise NotASegment(text)
    return text


def with_unspecified(values):
    """Give the part that nobody specified its one name, however a file of the four languages writes it."""
    return {name: UNSPECIFIED if value and key(value) in _WORDS_FOR_IT else value for name, value in values.items()}


def canonical(text):
    """Write a segment's text as it is kept. Raises `NotASegment`."""
    return write(parse(text))


def _letters(text):
    """The letters of a text, an escaped one with its backslash."""
    letters = _LETTER.findall(text)
    if "".join(letters) != text:
        raise NotASegment(text)
    return letters


def _split(letters, mark):
    parts = [[]]
    for letter in letters:
        parts.append([]) if letter == mark else parts[-1].append(letter)
    return parts


def _named(part):
    sides = [_clean("".join(letter[-1] for letter in side)) for side in _split(part, "=")]
    if len(sides) != 2 or not all(sides):
        raise NotASegment("".join(part))
    return sides


def _clean(text):
    return " ".join(str("" if text is None else text).split())


def _escaped(text):
    return _SPECIAL.sub(r"\\\1", text)
