"""Texts as people write them: how names are matched, yes and no, several values in one cell, garbled letters."""

import re
import unicodedata
from functools import lru_cache

from observatory.spreadsheets.notes import Unreadable

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
_NOT_WORD = re.compile(r"[\W_]+")
_UNFOLDED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)


FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")


def unguarded(text):
    """Take off the apostrophe that keeps a text from becoming a formula: `'=x` was `=x`."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS) else text


def clean(text):
    """Trim `text` and make every run of spaces, also non-breaking ones, a single space."""
    return _SPACES.sub(" ", text).strip()


def plain(text):
    """Take the accents off and fold the case: `São Paulo` → `sao paulo`."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_UNFOLDED)


@lru_cache(maxsize=20_000)
def key(text):
    """Give the form by which two spellings of one name meet: no case, accents, punctuation or spare spaces."""
    return _NOT_WORD.sub(" ", plain(text)).strip()


YES = frozenset(
    ["si", "s", "yes", "y", "oui", "o", "sim", "true", "verdadero", "vrai", "verdadeiro", "1", "x", "✓", "✔"]
)
NO = frozenset(["no", "n", "non", "nao", "false", "falso", "faux", "0"])


def yes_or_no(value):
    """Read yes or no in Spanish, English, French or Portuguese; raise `Unreadable` for anything else."""
    if isinstance(value, bool):
        return value
    text = str(value)
    word = key(text) or clean(text)
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unreadable("not-yes-or-no", text)


def split_values(text, separator=";"):
    """Split a cell that holds several values; each character of `separator` separates, empty parts fall away."""
    parts = re.split("[" + re.escape(separator) + "\n\r\u2028]+", text)
    return [cleaned for part in parts if (cleaned := clean(part))]


_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GARBLED = re.compile(rf"[ÂÃÅÐâðï][\u0080-\u00bf{_CP1252}]{{1,3}}|[ãá][µ§³ª©£¢]|\ufffd")


def is_garbled(text):
    """Tell whether `text` bears the marks of having been read in a wrong encoding."""
    return _GARBLED.search(text) is not None


def repaired(text):
    """Propose what a garbled `text` was before its UTF-8 was read as Windows-1252; None where nothing is known."""
    proposal = _GARBLED.sub(_repaired_piece, text)
    return proposal if proposal != text and not is_garbled(proposal) else None


def _repaired_piece(match):
    piece = match[0].replace("ã", "Ã").replace("á", "Ã")
    for encoding in ("cp1252", "latin-1"):
        for length in range(len(piece), 1, -1):
            try:
                return piece[:length].encode(encoding).decode("utf-8") + piece[length:]
            except UnicodeError:
                continue
    return match[0]
