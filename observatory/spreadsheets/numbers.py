"""Numbers as people write them, exact. The decimal mark is decided for a whole column, never cell by cell."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from observatory.spreadsheets.missing import is_error
from observatory.spreadsheets.notes import Unreadable

COMMA, POINT, AMBIGUOUS = ",", ".", "ambiguous"

_SPACE = " \u00a0\u2007\u2009\u202f"
_APOSTROPHE = "'\u2019\u02bc"
_MINUS = r"\-\u2212\u2012\u2013"
_OUTER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+{_MINUS}])?\s*(?P<before>[^0-9.,()]*?)\s*(?P<inner>[+{_MINUS}])?\s*"
    rf"(?P<digits>[0-9.,][0-9.,{_SPACE}{_APOSTROPHE}]*?(?:[eE][+-]?[0-9]+)?)"
    rf"\s*(?P<after>[^0-9()]*?)\s*(?P<close>\))?(?P<trailing>-)?"
)
_SCALE = re.compile(
    r"(?:(?P<thousand>(?:[kK]|[Mm]iles|[Mm]il|mille|thousand)(?![A-Za-zÀ-ÿ]))"
    r"|(?:MM|M|mio\.?|mill\.|(?i:mill[oó]n(?:es)?|millions?|milh(?:ões|oes|ão|ao)))(?![A-Za-zÀ-ÿ]))"
    r"\s*(?:(?:de|d['\u2019]|of)\s*)?"
)
_PLAIN = re.compile(r"-?[1-9][0-9]*(?:\.[0-9]+)?")
_CLEAR = re.compile(r"-?[0-9]+([.,])(?:[0-9]{1,2}|[0-9]{4,})")
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity|infinito|infini|∞)", re.IGNORECASE)
_LARGEST_EXPONENT = 30
_GROUPED = {
    mark: re.compile(rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+")
    for mark, group in {
        ".": r"\.",
        ",": ",",
        " ": f"[{_SPACE}]",
        "'": f"[{_APOSTROPHE}]",
    }.items()
}


class Amount(NamedTuple):
    """A number and what stands beside it: `%`, an ISO 4217 code, a symbol that several currencies share, or nothing."""

    value: Decimal
    unit: str = ""


CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "us$": "USD", "u$s": "USD", "u$d": "USD",
    "usd": "USD", "r$": "BRL", "brl": "BRL", "reais": "BRL", "real": "BRL", "mx$": "MXN", "mxn": "MXN", "mex$": "MXN",
    "cop": "COP", "cop$": "COP", "col$": "COP", "ars": "ARS", "ar$": "ARS", "clp": "CLP", "clp$": "CLP", "pen": "PEN",
    "s/": "PEN", "s/.": "PEN", "uyu": "UYU", "$u": "UYU", "bob": "BOB", "bs": "BOB", "bs.": "BOB", "pyg": "PYG",
    "₲": "PYG", "gtq": "GTQ", "crc": "CRC", "₡": "CRC", "hnl": "HNL", "nio": "NIO", "c$": "NIO", "dop": "DOP",
    "rd$": "DOP", "cup": "CUP", "ves": "VES", "cad": "CAD", "ca$": "CAD", "gbp": "GBP", "chf": "CHF", "jpy": "JPY",
    "¥": "¥", "cny": "CNY", "mad": "MAD", "mzn": "MZN", "aoa": "AOA", "cve": "CVE", "xof": "XOF", "xaf": "XAF",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "huf": "HUF", "ron": "RON", "try": "TRY",
    "inr": "INR", "zar": "ZAR", "aud": "AUD", "$": "$", "fcfa": "XOF",
}  # fmt: skip


def decide_decimal(column: Iterable[object]):
    """Decide the decimal mark of a whole column: `","`, `"."` or `AMBIGUOUS`.

    Typed numbers say nothing. A column without any doubtful text is `"."`. It is ambiguous when a single mark before
    exactly three digits is all the evidence, or when the cells contradict each other; then a person must say.
    """
    evidence = {_evidence(text) for text in {text for text in column if isinstance(text, str)}} - {None}
    clear = evidence - {AMBIGUOUS}
    if len(clear) == 1:
        return clear.pop()
    return AMBIGUOUS if evidence else POINT


def decimal_evidence(column: Iterable[object]):
    """Give the first text of the column that speaks for each of `","`, `"."` and `AMBIGUOUS`, to show a person."""
    found = {}
    for text in column:
        if isinstance(text, str) and ("," in text or "." in text) and (mark := _evidence(text)):
            found.setdefault(mark, text)
    return found


def _evidence(text):
    if "," not in text and "." not in text:
        return None
    if clear := _CLEAR.fullmatch(text):
        return clear[1]
    match = _OUTER.fullmatch(text.strip())
    if match is None:
        return None
    digits = match["digits"]
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0 or not re.search("[0-9]", digits):
        return None
    mark, other = digits[last], "," if digits[last] == "." else "."
    if other in digits:
        return mark
    if digits.count(mark) > 1:
        return other if _GROUPED[mark].fullmatch(digits) else None
    return _evidence_of_one_mark(digits[:last], digits[last + 1 :], mark)


def _evidence_of_one_mark(whole, fraction, mark):
    if re.search(rf"[{_SPACE}{_APOSTROPHE}eE]", whole + fraction) or not re.fullmatch(r"\d{3}", fraction):
        return mark
    return AMBIGUOUS if re.fullmatch(r"[1-9]\d{0,2}", whole) else mark


def read_number(value, decimal=POINT):
    """Read a plain number as an exact Decimal; raise `Unreadable` where it is none, has a unit or does not fit."""
    amount = read_amount(value, decimal)
    if amount.unit:
        raise Unreadable("number-with-unit", str(value), unit=amount.unit)
    return amount.value


def read_whole(value, decimal=POINT):
    """Read a whole number as an int; 3.0 is whole, 3.5 raises `Unreadable`."""
    number = read_number(value, decimal)
    if number != number.to_integral_value():
        raise Unreadable("not-whole", str(value))
    return int(number)


def read_amount(value, decimal=POINT):
    """Read a number with what stands beside it: `12,5 %`, `R$ 1.234,56`, `(300)`. A percentage is not divided."""
    if isinstance(value, bool) or value is None:
        raise Unreadable("not-a-number", str(value))
    if isinstance(value, int | float | Decimal):
        return Amount(_finite(value))
    text = str(value).strip()
    if decimal == POINT and _PLAIN.fullmatch(text):
        return Amount(Decimal(text))
    match = None if is_error(text) else _OUTER.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        raise Unreadable(_why_no_number(text), text)
    number = _exact(match["digits"], decimal, text)
    scale, after = _scaled(match["after"])
    return Amount(_signed(number, match, text) * scale, _unit(match["before"], after, text))


def _scaled(after):
    """Part `M €` or `mil euros` into what multiplies and the rest. A billion says 10⁹ or 10¹², so it stays unread."""
    match = _SCALE.match(after)
    if not match:
        return 1, after
    return (1_000 if match["thousand"] else 1_000_000), after[match.end() :]


def _why_no_number(text):
    if is_error(text):
        return "error-cell"
    return "not-finite" if _NOT_FINITE.fullmatch(text) else "not-a-number"


def _finite(value):
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite():
        raise Unreadable("not-finite", str(value))
    return number


def _signed(number, match, text):
    minus = [mark for mark in (match["open"], match["sign"], match["inner"], match["trailing"]) if mark and mark != "+"]
    if len(minus) > 1 or (match["sign"] and match["inner"]):
        raise Unreadable("not-a-number", text)
    return number.copy_negate() if minus and number else number


def _unit(before, after, text):
    beside = [part for part in (before.strip(), after.strip()) if part]
    units = {_unit_of(part, text) for part in beside}
    if "$" in units and len(units) > 1:
        units.discard("$")
    if len(units) > 1:
        raise Unreadable("not-a-number", text)
    return units.pop() if units else ""


def _unit_of(part, text):
    word = part.replace("\u00a0", " ").casefold()
    if word in {
        "%",
        "％",
        "per cent",
        "percent",
        "por ciento",
        "por cento",
        "pour cent",
        "pct",
    }:
        return "%"
    if word not in CURRENCIES:
        code = "unknown-currency" if re.fullmatch(r"[A-Z]{3}|[$€£¥₡₲]+", part) else "not-a-number"
        raise Unreadable(code, text)
    return CURRENCIES[word]


def _exact(digits, decimal, text):
    digits, _, exponent = digits.lower().partition("e")
    if exponent and abs(int(exponent)) > _LARGEST_EXPONENT:
        raise Unreadable("not-finite", text)
    whole, _, fraction = digits.partition(decimal)
    if fraction and not fraction.isdecimal():
        raise Unreadable("other-decimal-mark", text, decimal=decimal)
    whole = _ungrouped(whole, text, decimal)
    if not (whole or fraction):
        raise Unreadable("not-a-number", text)
    return Decimal(f"{whole or 0}.{fraction or 0}" if fraction else whole).scaleb(int(exponent or 0))


def _ungrouped(whole, text, decimal):
    if not whole or (whole.isdecimal() and whole.isascii()):
        return whole
    for mark, grouped in _GROUPED.items():
        if mark != decimal and grouped.fullmatch(whole):
            return re.sub(r"\D", "", whole)
    other = "," if decimal == "." else "."
    raise Unreadable(
        "other-decimal-mark" if whole.count(other) == 1 else "bad-grouping",
        text,
        decimal=decimal,
    )
