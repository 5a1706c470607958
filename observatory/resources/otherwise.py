"""What a cell means that its reader does not take as it stands: "aprox. 10", "Acuerdo de hermanamiento", "GB / US".

Only what can hardly mean anything else is read so, and each time it is told.
"""

import re

from observatory.choices import Precision
from observatory.resources.dataset import DATE, NUMBER
from observatory.resources.readers import count, countries, country, money, number, web_address, whole
from observatory.spreadsheets import Lasting, Unreadable, key, read_first_day, read_period
from observatory.spreadsheets.periods import HALF_YEAR, YEARS
from observatory.spreadsheets.words import clean, plain

MOST_WORDS, FEWEST_LETTERS = 6, 4
LAST = frozenset(("ends_on", "left_on", "closes_on", "due_on", "until"))
OF_NO_COUNTRY = frozenset(
    (
        "internacional",
        "international",
        "multilateral",
        "global",
        "mundial",
        "mondial",
        "varios",
        "divers",
        "varios paises",
        "plusieurs pays",
        "various",
        "several countries",
        "multipais",
        "multi pays",
        "multi country",
    )
)
NEGATIONS = frozenset(
    (
        "no", "not", "non", "nao", "ni", "ne", "pas", "nunca", "never", "jamais", "sin", "sans", "sem", "without",
    )
)  # fmt: skip
FREE = frozenset(
    (
        "gratuito", "gratuita", "gratis", "gratuit", "gratuite", "free", "exento", "exenta", "isento", "isenta",
        "exempt", "exonere", "neant", "zero", "cero", "sin costo", "sin coste", "sem custo",
        "sans frais", "no cost", "no fee", "sin cuota", "sem quota",
    )
)  # fmt: skip
_ABOUT = re.compile(
    r"^(?:aprox(?:imadamente)?|approx(?:imately|imativement)?|environ|env|circa|ca|c|about|around|roughly|alrededor de"
    r"|cerca de|hacia|vers|por volta de|unos|unas|mas de|plus de|more than|over|mais de|w/c|week (?:commencing|of)"
    r"|semana del?|semaine du|(?:1|2|primera|segunda|primeira|1ere|2e)[ªa]? (?:quincena|quinzena|quinzaine) de"
    r"|firmad[oa](?: el| en)?|signed(?: on| in)?"
    r"|signee?(?: le| en)?|assinad[oa](?: em)?|(?:finales|fines|mediados|principios|inicios) de|fin(?: de)?"
    r"|mi-|mid-?|early|late|end(?: of)?|beginning of|fim(?: de)?|(?:debut|courant|fin|final|meados"
    r"|inicio) (?:de )?)(?:\.\s*|\s+|(?<=-)|(?=\d))"
    r"|^[~≈±>+]\s*(?=\d)|\s*(?:[+?*]|\(?\s*(?:aprox(?:imadamente)?|approx|environ|circa|ca|est|estimado|estimated)"
    r"\.?\s*\)?|\(\?\))$"
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_BETWEEN = re.compile(r"\s*(?:[/,;&+]|\s-\s|\s(?:y|e|and|et)\s)\s*")
_PEOPLE = re.compile(r"^(\d[\d.,\s]*?)\s*[^\W\d_][^\d]{0,30}$")
_SIGN = r"(?:€|eur|euros?|us\$|usd|£|gbp|r\$|\$|chf|mxn|cop|ars|brl|clp)"
_GROUPED = re.compile(  # 2.300 €, € 2.300: no sum of money is told to the thousandth
    rf"(?<![\d.,])(\d{{1,3}})[.,](\d{{3}})(?=\s*{_SIGN}(?![a-z]))|({_SIGN}\s*-?\d{{1,3}})[.,](\d{{3}})(?![\d.,])"
)
_SEASON = re.compile(
    r"(?:primavera|verano|otono|invierno|verao|outono|inverno|spring|summer|autumn|fall|winter|printemps|ete|automne"
    r"|hiver)\s*(?:(?:de|del|of)\s+)?([12]\d{3})(?:\s*[-/]\s*\d{2,4})?"
)
_SINCE = re.compile(r"^(?:desde|since|depuis|a partir de|from)\s+(?:el|le|the|o)?\s*")
_UNTIL = re.compile(r"^(?:hasta|until|till|ate|jusqu'(?:au|en|a)|vence|expires?)\s+(?:el|le|the|o)?\s*")
_FURTHER = re.compile(r"\s*[;\n\r]\s*")
_REPUBLIC = re.compile(r"\brep\b\.?")
_PEOPLES = re.compile(r"^(?:r\.?\s?p\.?|p\.?\s?r\.?|rep\.?\s?pop(?:ular)?\.?)\s+(?:de\s+)?")
_CODES = re.compile(r"\s*[A-Z]{2}(?:\s*-\s*[A-Z]{2})+\s*")
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
    if getattr(our.read, "is_money", False) and _GROUPED.search(plain(cell)):
        yield _GROUPED.sub(lambda found: "".join(filter(None, found.groups())), plain(cell))
    if hasattr(our.read, "vocabulary"):
        yield from filter(None, [nearest(our.read, cell)])
    elif our.read is country:
        yield from _countries_in(cell)
        yield from _country_beside(cell, at)
    elif our.read is countries:
        yield ";".join(cell.split("-") if _CODES.fullmatch(cell) else _BETWEEN.split(_BRACKETS.sub(" ", cell)))
        yield from _country_beside(cell, at)
    elif our.read is web_address:
        yield from _LINK.findall(cell)[:1]
    elif our.kind == DATE:
        yield from _days(our, cell, at)
    elif our.kind == NUMBER:
        yield from _numbers(our, cell)


def nearest(read, cell):
    """Give the value of a vocabulary that a text names among other words, if it names but one and denies none."""
    words = key(_BRACKETS.sub(" ", cell)).split() or key(cell).split()
    if not 0 < len(words) <= MOST_WORDS:
        return None
    said, names = _core(words), {_core(name.split()): value for name, value in (read.names() | read.roughly).items()}
    run_together = {name.replace(" ", ""): value for name, value in names.items()}
    if said.replace(" ", "") in run_together:
        return run_together[said.replace(" ", "")]
    if NEGATIONS.intersection(words) and said not in names:
        return None
    found = [name for name in names if len(name) >= FEWEST_LETTERS and f" {name} " in f" {said} "]
    longest = max(map(len, found), default=0)
    values = {names[name] for name in found if len(name) == longest}
    return values.pop() if len(values) == 1 else None


def _core(words):
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def _countries_in(cell):
    """A country beside something else: China (PRC), Barcelona, Spain, Montevideo (Uruguay), Rep. of Ireland."""
    said = plain(clean(cell))
    yield _PEOPLES.sub("", said)
    for republic in ("republica", "republic", "republique") if _REPUBLIC.search(said) else ():
        yield _REPUBLIC.sub(republic, said)
    yield _BRACKETS.sub(" ", cell)
    yield from _BRACKETS.findall(cell)
    words = said.split()
    if words[: len(words) // 2] == words[len(words) // 2 :]:  # the name of the flag, and the name: Francia Francia
        yield " ".join(words[: len(words) // 2])
    if cell.count(",") == 1:
        yield cell.rpartition(",")[2]


def _country_beside(cell, at):
    """The one country that is named beside places within it: Cameroun - Douala, Fès / Maroc, (siège Nairobi) Kenya."""
    named = []
    for part in filter(None, _BETWEEN.split(_BRACKETS.sub(r" / \1 / ", cell))):
        try:
            named.append((country(part, at), part))
        except Unreadable:
            continue
    if len({found.pk for found, _part in named}) == 1:
        yield named[0][1]


def _days(our, cell, at):
    """A day told roughly, by a longer stretch, or without the year that the sheet or its title tells."""
    yield from _of_stretch(cell, is_last=our.name in LAST)
    yield from _of_days(cell, at, is_last=our.name in LAST)
    exactly = _ABOUT.sub("", plain(clean(cell))).strip()
    yield exactly
    yield exactly.rstrip(" -\u2013/")
    yield (_UNTIL if our.name in LAST else _SINCE).sub("", exactly)
    yield _BRACKETS.sub(" ", exactly)
    parts = _FURTHER.split(cell.strip())
    if len(parts) > 1:  # one date below another: the first of what begins, the last of what ends
        yield parts[-1] if our.name in LAST else parts[0]
    if season := _SEASON.fullmatch(exactly):
        yield season[1]
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


def _of_days(cell, at, *, is_last):
    """The first or the last of several days where one is expected: 4 et 5 juillet 1964."""
    try:
        first = read_first_day(cell, at.order)
    except Unreadable:
        return
    if isinstance(first, Lasting):
        day = first.until if is_last else first
        yield f"{day.date:{'%Y-%m-%d' if day.precision == Precision.DAY else '%Y-%m'}}"


def _numbers(our, cell):
    """A number told roughly, people counted in words, a fee from which one is exempt."""
    text = plain(clean(cell))
    if our.read is money and key(text) in FREE:
        yield "0"
    yield _ABOUT.sub("", text).strip()
    if our.read in (count, whole, number) and (found := _PEOPLE.match(_ABOUT.sub("", text).strip())):
        yield found[1]
