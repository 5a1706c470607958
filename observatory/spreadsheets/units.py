"""The unit of a column: "(miles de pesos)", "M€", "%", beside its name, in a row of units, or above the table."""

import re
from functools import lru_cache
from typing import NamedTuple

from observatory.spreadsheets.numbers import CURRENCIES
from observatory.spreadsheets.words import clean, plain

THOUSANDS, MILLIONS = 1_000, 1_000_000

_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_IN = re.compile(r"[\s,:_-]+(?:en|in|em)\s+(.+)$|,\s*(.+)$", re.IGNORECASE)
_LAST_WORD = re.compile(r"[\s_](\S{1,4})$")
_THOUSANDS = re.compile(r"\b(?:miles|mil|milhares|milliers?|thousands?|000s?)\b|(?<![a-z])k(?=\W|$|eur|usd|€|\$|£)")
_MILLIONS = re.compile(
    r"\b(?:millones|millon|milhoes|milhao|millions?|mdp|mdd|mio)\b|(?<![a-z])mm?(?=\s?(?:eur|usd|€|us\$|\$|£|r\$))"
)
_PERCENT = re.compile(r"%|\b(?:porcentajes?|pourcentages?|percent(?:age)?|por ciento|porcentagem|pct)\b")
_ABOVE = re.compile(r"(?:cifras|importes|montos|valores|montants?|chiffres|amounts|figures)\b.*\b(?:en|in|em)\s+(.+)")


class Unit(NamedTuple):
    """What a unit does to the figures: the `factor`, the ISO code of a `currency`, or that they are percentages."""

    factor: int = 1
    currency: str = ""
    is_percent: bool = False


@lru_cache(maxsize=5000)
def read_unit(text):
    """Give the unit that a text names; None where it names none that we know."""
    said = plain(clean(text))
    factor = MILLIONS if _MILLIONS.search(said) else THOUSANDS if _THOUSANDS.search(said) else 1
    found = Unit(factor, _currency(said), bool(_PERCENT.search(said)))
    return None if found == Unit() else found


def _currency(said):
    codes = {CURRENCIES.get(part, "") for word in said.split() for part in (word.strip(".,;"), word.lstrip("km "))}
    codes = {code for code in codes if len(code) == 3 and code.isalpha()}
    return codes.pop() if len(codes) == 1 else ""


def unit_of_header(header):
    """Give the text of the unit that stands with the name of a column; empty when there is none."""
    parts = [each[1] for each in _BRACKETS.finditer(header)]
    bare = clean(_BRACKETS.sub(" ", header))
    parts += [part for match in [_IN.search(bare)] if match for part in match.groups() if part]
    parts += [match[1] for match in [_LAST_WORD.search(bare)] if match and read_unit(match[1]) != Unit()]
    return next((clean(part) for part in parts if read_unit(part)), "")


def unit_above(rows):
    """Give the unit that the lines above a table tell for all its sums: "Cifras en miles de pesos"."""
    texts = [cell for row in rows for cell in row.cells if isinstance(cell, str)]
    found = (_ABOVE.search(plain(clean(text))) for text in texts)
    said = (match[1].rstrip(" .)") if match else "" for match in found)
    bracketed = (unit_of_header(text) for text in texts)
    return next((part for part in (*said, *bracketed) if part and read_unit(part)), "")
