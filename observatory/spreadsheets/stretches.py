"""Stretches of time as people write them in one cell: 12 a 15 de março de 2019, 2019-2022, 5 años, indefinida."""

import datetime as dt
import re
from typing import NamedTuple

from observatory.spreadsheets.dates import DAY_FIRST, MONTHS, Dated, read_date
from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.periods import read_period
from observatory.spreadsheets.words import clean, key, plain

_FROM = r"(?:(?:del?|du|da|do|vom|von|dal|from|desde|entre|between|le|el|dias?|jours?|days?|les|los|os)\s+)*"
_WORDS = r"(?:a|al|au|ao|as|bis|to|till|until|hasta(?: el)?|ate|y|e|et|and|&|jusqu'au)"
_TO = rf"\s*(?:[\u2010-\u2015/-]|(?<=[\s\d]){_WORDS}(?=\s))\s*"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_DAYS_OF_MONTH = re.compile(rf"{_FROM}(\d{{1,2}})(?:er|st|nd|rd|th|º|o|\.)?{_TO}(\d{{1,2}}(?:st|nd|rd|th)?\W.*\d)")
_LIST_OF_DAYS = re.compile(
    rf"{_FROM}(\d{{1,2}})(?:\s*,\s*\d{{1,2}})*\s*(?:,|,?\s(?:y|e|and|et)\s|&)\s*(\d{{1,2}}(?:st|nd|rd|th)?\W.*\d)"
)
_MONTH_DAYS = re.compile(rf"({_MONTH})\s+(\d{{1,2}}){_TO}(\d{{1,2}})\s*,?\s+(\d{{4}})")
_BOTH = re.compile(rf"{_FROM}(?P<first>.+?)(?:\s+[\u2010-\u2015/-]\s+|[\u2013\u2014]|\s+{_WORDS}\s+)(?P<last>.+)")
_YEARS = re.compile(r"(?P<first>[12]\d{3})\s*[-\u2010-\u2015/]\s*(?P<last>[12]\d{3})")
_UNTIL = re.compile(r"(?:hasta|until|till|ate|jusqu'(?:au|a|en)|vence|expires?)\s+(?:el\s+|o\s+|le\s+)?(?P<last>.+)")
_LENGTH = re.compile(
    r"(?:\w+\s+){0,2}\(?(?P<number>\d{1,3})\)?\s*(?P<unit>anos?|years?|ans?|annees?|mes(?:es)?|months?|mois)\b.*"
)
OPEN = frozenset(
    [
        "indefinida", "indefinido", "indeterminada", "indeterminado", "permanente", "perpetua", "indefinite",
        "indefinitely", "ongoing", "permanent", "illimitee", "illimite", "indeterminee", "por tiempo indefinido",
        "prazo indeterminado", "por prazo indeterminado", "duree indeterminee", "open ended", "sin plazo",
        "sin vencimiento", "sans limite", "sans terme", "tiempo indefinido", "no expiry", "duree illimitee",
        "vigencia indefinida", "a duree indeterminee", "por tiempo indeterminado", "tiempo indeterminado", "s v",
        "continuo", "continua", "continu", "continuous", "en continu", "contínuo", "sem prazo", "sem termo",
        "sin limite", "sem limite",
    ]
)  # fmt: skip


class Lasting(Dated):
    """A first day that came with a last one, `until`."""

    until: Dated | None = None


class Term(NamedTuple):
    """How long something holds: `is_open`, between two days, or so many `months` from its beginning."""

    start: Dated | None = None
    end: Dated | None = None
    months: int = 0
    is_open: bool = False

    def end_from(self, start):
        """Give its last day, counted from `start` where only the length is known; None where it cannot be told."""
        if self.end or not (self.months and start):
            return self.end
        ahead = start.year * 12 + start.month - 1 + self.months
        year, month = divmod(ahead, 12)
        first = dt.date(year, month + 1, 1)
        following = dt.date(year + month // 11, (month + 1) % 12 + 1, 1)
        day = min(start.day, (following - first).days)
        return Dated(first.replace(day=day) - dt.timedelta(1))


def read_first_day(value, order=DAY_FIRST, *, epoch=None):
    """Read a date, or the first day of a stretch with its last one. Raises `Unreadable` as `read_date` does."""
    try:
        return read_date(value, order, epoch=epoch)
    except Unreadable as problem:
        found = isinstance(value, str) and problem.code == "not-a-date" and _stretch(value, order)
        if not found:
            raise
        first, last = found
        lasting = Lasting(*first)
        lasting.until = last
        return lasting


def read_term(value, order=DAY_FIRST):
    """Read how long something holds; raises `Unreadable`."""
    text = plain(clean(str(value)))
    if key(text) in OPEN:
        return Term(is_open=True)
    if match := _LENGTH.fullmatch(text):
        return Term(months=int(match["number"]) * (1 if match["unit"].startswith(("m", "mo")) else 12))
    if isinstance(value, str) and (found := _stretch(value, order)):
        return Term(*found)
    last = _UNTIL.fullmatch(text)
    return Term(end=_last_day(last["last"] if last else value, order))


def _last_day(value, order):
    return Dated(read_period(value, order).end, read_date(value, order).precision)


def _stretch(value, order):
    """The first and the last day that a text names, or None."""
    text = plain(clean(value)).rstrip(".")
    for first, last in _parts(text):
        try:
            found = read_date(first, order), _last_day(last, order)
        except Unreadable:
            continue
        if found[0].date <= found[1].date:
            return found
    return None


def _parts(text):
    """The ways in which a text may name two days; what the first leaves unsaid stands with the second."""
    if match := _YEARS.fullmatch(text):
        yield match["first"], match["last"]
    if match := _MONTH_DAYS.fullmatch(text):
        yield f"{match[2]} {match[1]} {match[4]}", f"{match[3]} {match[1]} {match[4]}"
    if match := _DAYS_OF_MONTH.fullmatch(text) or _LIST_OF_DAYS.fullmatch(text):
        rest = re.sub(r"^\d{1,2}(?:st|nd|rd|th)?", "", match[2])
        yield match[1] + rest, match[2]
    if match := _BOTH.fullmatch(text):
        first, last = match["first"], match["last"]
        yield first, last
        if year := re.search(r"[12]\d{3}$", last):
            yield f"{first} {year[0]}", last
            yield f"{first}/{year[0]}", last
