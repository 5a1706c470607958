"""Texts as people write them: the form by which names are matched, yes and no, several values in one cell, garbled letters."""

import re
import unicodedata

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
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_UNFOLDED)


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
    """Split a cell that holds several values; empty parts fall away. `separator` may be several characters, each one separates."""
    parts = re.split("[" + re.escape(separator) + "\n\r\u2028]+", text)
    return [cleaned for part in parts if (cleaned := clean(part))]


_GARBLED = re.compile("[ÃÂâÅÐ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\ufffd")


def repaired(text):
    """Propose what garbled `text` was before UTF-8 was read as Windows-1252 or Latin-1; None when nothing better is known."""
    if not _GARBLED.search(text):
        return None
    for encoding in ("cp1252", "latin-1"):
        try:
            proposal = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if proposal != text:
            return proposal
    return None


def is_garbled(text):
    """Tell whether `text` bears the marks of having been read in a wrong encoding."""
    return bool(_GARBLED.search(text))
