"""What the fields of a data set are called, and what a header may therefore mean."""

import re
from collections import defaultdict
from functools import lru_cache

from rapidfuzz import fuzz

from observatory.spreadsheets.heads import Heads
from observatory.spreadsheets.words import clean, key

EXACT, SIMILAR, REMEMBERED = "exact", "similar", "remembered"
LEAST_CONFIDENCE = 0.84
_SHARED, _LOOSE, _LESS_SAID, _HINTED, _HEADED, _SURE = 0.98, 0.96, 0.02, 0.85, 0.845, 0.9
_LOOSENESS = (_LOOSE, 0.89, 0.87)
_LONGEST_HINTED = 7  # words: a header that says more is a sentence

_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_FURTHER_SAID = re.compile(
    r"(?:[,;:]\s|\s(?:including|incl\b|incluyendo|incluid[oa]s?|incluindo|y compris|inclusive)).*$",
    re.IGNORECASE,
)
_EITHER_NUMBER = re.compile(r"[/(](?:e?s|as|os|e)\)?(?=\W|$)")  # Ciudad/es, Área(s)
_OR = re.compile(r"\s*/\s*|\s+(?:[yei]/)?(?:o|u|or|ou|oder)\s+|\s+(?:y/o|e/ou|et/ou|and/or)\s+", re.IGNORECASE)
_HOW_MANY = re.compile(r"^(?:n|no|nro|num|nb|nbre)(?= .)")
_DAY_OF = re.compile(r"^f(?= .)")
_NUMBER_SIGN = re.compile(r"^\s*#\s*(?=\w)")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*(?:19|20)?\d\d)?\b")
_SHORT = {
    "cod": "codigo", "fec": "fecha", "fch": "fecha", "tip": "tipo", "est": "estado", "obs": "observaciones",
    "desc": "descripcion", "mpio": "municipio", "dpto": "departamento", "depto": "departamento", "dt": "data",
    "nm": "nome", "sit": "situacao", "vlr": "valor", "vl": "valor", "qtd": "quantidade", "qtde": "quantidade",
    "cant": "cantidad", "expte": "expediente", "exp": "expediente", "vto": "vencimiento", "venc": "vencimiento",
    "asist": "asistentes", "presup": "presupuesto", "resp": "responsable", "observ": "observaciones",
    "prorr": "prorroga", "nac": "nacional",
    "intl": "international", "ref": "referencia", "dept": "department", "inst": "institucion", "org": "organizacion",
}  # fmt: skip
_OTHER_LANGUAGES = ("_ca", "_gl", "_eu", "_de", "_it", "_nl")  # title_ca is no title of ours
_CODES, _OF_CODES = (
    frozenset(("codigo", "code", "cod", "codi", "codice", "id", "ref", "referencia")),
    0.05,
)  # Município (Código)
_WORDS_FOR_NAMES = frozenset(("nombre", "nom", "nome", "name", "denominacion", "denomination", "denominacao"))
_IRREGULAR = {"paises": "pais", "pais": "pais", "pays": "pays", "meses": "mes"}
_NUMBERS_OF_ROWS = frozenset(
    ["_id", "#", "objectid", "fid", "gid", "ogc_fid", "rowid"]
)  # as portals number the rows of what they give
_FAR_YEAR = 2200
_STOP_WORDS = frozenset(
    [
        "a", "al", "con", "d", "da", "das", "de", "del", "des", "do", "dos", "du", "e", "el", "en",
        "et", "for", "in", "l", "la", "las", "le", "les", "los", "no", "na", "o", "of", "on", "or", "os",
        "ou", "para", "por", "pour", "que", "se", "su", "sur", "the", "to", "um", "una", "y",
        "davon", "der", "die", "dem", "den", "di", "della", "dell", "delle", "dei", "degli", "il", "lo", "els",
    ]
)  # fmt: skip


class FieldNames(dict):
    """The names of each field; those that are `looser`, the likelier first, and the words for the `things` told.

    A header may say what its rows are or leave it out: "Tipo de convenio" is "Tipo" where a row is a "convenio".
    A looser name that begins with `~` is a last resort, with two of them the very last. `hints` tell a field by single
    words, as in `resources.hints`; a header with a word of `unsaid` is not taken by them. What a name of `asked`
    means only a person can say. Several columns may be one of the fields that are `gathered`.
    """

    def __init__(
        self, names, looser=None, things=(), *, hints=None, unsaid=frozenset(), asked=None, gathered=frozenset()
    ):
        super().__init__(names)
        self.looser, self.unsaid, self.asked, self.gathered = looser or {}, unsaid, asked or {}, gathered
        self.hints = {name: [_singular_hint(*hint) for hint in told] for name, told in (hints or {}).items()}
        self.things = frozenset(word for thing in things for word in _singles(header_key(thing)))
        self.known = {}

    def without(self, taken):
        """The same without these fields."""
        rest = FieldNames({name: aliases for name, aliases in self.items() if name not in taken}, self.looser)
        rest.things, rest.unsaid, rest.asked = self.things, self.unsaid, self.asked
        rest.gathered = self.gathered
        rest.hints = {name: hints for name, hints in self.hints.items() if name not in taken}
        return rest


def header_key(header):
    """Give the form by which two headers meet: `destination_countryLabel` and `Destination country label` are one."""
    return key(_CAMEL.sub(" ", clean(header)))


class KnownNames:
    """All that the fields of a data set are called, to find what a header may mean."""

    def __init__(self, fields, *, is_compared):
        self.names, self.shared, self.looser, self.fields = {}, defaultdict(list), defaultdict(list), frozenset(fields)
        for field, aliases in fields.items():
            for alias in (field, *aliases):
                if self.names.setdefault(_read_as(alias), (field, alias))[0] != field:
                    self.shared[_read_as(alias)].append((field, alias))
        self.compared = self.names if is_compared else {}
        for field, aliases in getattr(fields, "looser", {}).items():
            for place, alias in enumerate(aliases if field in fields else ()):
                confidence = _LOOSENESS[len(alias) - len(alias.lstrip("~"))] - place / 10_000
                if said := " ".join(_singles(_read_as(alias))):
                    self.looser[said].append((field, alias, confidence))
        self.things = getattr(fields, "things", frozenset())
        self.hints = getattr(fields, "hints", {}) if is_compared else {}
        self.unsaid = getattr(fields, "unsaid", frozenset())
        self.heads = Heads(self.names, self.looser, _singles) if is_compared else None

    def candidates(self, header, known):
        """List (confidence, reason, field, alias), the best first."""
        is_none_of_ours = clean(header).casefold() in _NUMBERS_OF_ROWS or clean(header).casefold().endswith(
            _OTHER_LANGUAGES
        )
        if is_none_of_ours and header_key(header) not in known:
            return []
        if header_key(header) in known:
            return [(1.0, REMEMBERED, known[header_key(header)], header)]
        bare = _BRACKETS.sub(" ", header)
        shorter = (_EITHER_NUMBER.sub("", header), _FURTHER_SAID.sub("", header), bare, _YEAR.sub(" ", bare))
        ways = [_read_as(each) for each in (header, *shorter)]
        parts, years = [_read_as(each) for each in _OR.split(bare)], _YEAR.findall(header)
        is_of_codes = any(key(each) in _CODES for each in _BRACKETS.findall(header))
        found = {}
        for reason, each in self._in_order(list(dict.fromkeys(filter(None, ways))), parts):
            field, alias, confidence = each
            confidence -= _OF_CODES if is_of_codes else 0
            confidence -= (_FAR_YEAR - int(years[-1][:4])) / 1_000_000 if years else 0  # the latest of several
            if confidence > found.get(field, (0,))[0]:
                found[field] = (confidence, reason, field, alias)
        return sorted(found.values(), key=lambda candidate: -candidate[0])

    def _in_order(self, ways, parts):
        if not ways:
            return
        if ways[0] in self.names:
            yield EXACT, (*self.names[ways[0]], 1.0)
            yield from ((EXACT, (*each, _SHARED)) for each in self.shared.get(ways[0], ()))
            said = _singles(ways[0])
            ways_said = dict.fromkeys((" ".join(said), " ".join(_unnamed(said))))
            yield from ((SIMILAR, each) for each_way in ways_said for each in self.looser.get(each_way, ()))
            return
        found = [*self._alike(ways), *self._loosely(ways)]
        if max((surely for *_names, surely in found), default=0) < _SURE:
            found += [*self._hinted(ways), *self._half_said(parts, ways), *self._headed(ways)]
        yield from ((SIMILAR, each) for each in found)

    def _alike(self, ways):
        for alias_key, (field, alias) in self.compared.items():
            confidence = max(_likeness(said, alias_key) for said in ways)
            if confidence >= LEAST_CONFIDENCE:
                yield field, alias, confidence

    def _loosely(self, ways):
        """What a header means by one of the looser names, or once the words for the things themselves are left out."""
        for said in dict.fromkeys(" ".join(_singles(each)) for each in ways):
            yield from self.looser.get(said, ())
            yield from self._of_one(" ".join(_unnamed(said.split())), said)
            rest = " ".join(word for word in said.split() if word not in self.things)
            if not rest or rest == said:
                continue
            thing = " ".join(_unnamed(said.split()))
            if rest in _WORDS_FOR_NAMES and not self._is_a_name(thing):  # of the very thing: Nombre de la gira
                yield from (
                    (field, said, _LOOSE - _LESS_SAID / 2) for field in ("title", "name") if field in self.fields
                )
            is_numbered = rest == "numero" or rest in _CODES
            if is_numbered and "code" in self.fields and self.names_one_thing(ways[0]):
                yield "code", said, _LOOSE - _LESS_SAID
            yield from self._of_one(rest, said)

    def _is_a_name(self, said):
        """Whether this is what a field is called: a sister city is a thing, and the other side of it."""
        return said in self.looser or any(" ".join(_singles(name)) == said for name in self.names)

    def _of_one(self, rest, said):
        """What a header means of which only the rest is left."""
        if not rest or rest == said:
            return
        yield from ((field, alias, surely - _LESS_SAID) for field, alias, surely in self.looser.get(rest, ()))
        for alias_key, (field, alias) in self.compared.items():
            if " ".join(_singles(alias_key)) == rest:
                yield field, alias, _LOOSE - _LESS_SAID

    def _hinted(self, ways):
        """What single words of a header tell; the more of them, the surer."""
        words, found = _singles(ways[-1]), []
        if not 0 < len(words) <= _LONGEST_HINTED or self.unsaid.intersection(words):
            return found
        for field, hints in self.hints.items():
            for place, (groups, is_first) in enumerate(hints):
                begins = words[0] in groups[0]
                if all(group.intersection(words) for group in groups) and (begins or not is_first):
                    surely = _HINTED + (len(groups) + begins) / 200 - place / 10_000
                    found.append((field, " ".join(words), surely))
        return found

    def _headed(self, ways):
        """What a name tells of which more is said: before it in English, behind it in most other languages."""
        words = _singles(ways[-1])
        if self.heads and len(words) <= _LONGEST_HINTED and not (self.unsaid | _CODES).intersection(words):
            for field, alias, length in self.heads.of(words, ways[-1].split()):
                yield field, alias, _HEADED + length / 1000

    def names_one_thing(self, name):
        """Tell whether a name ends with one of the things that the rows are: a number of things counts them."""
        last = name.split()[-1]
        return last == _singular(last)

    def _half_said(self, parts, ways):
        """What one of two names tells, the first before the second: "Cargo o representación" is a "Cargo"."""
        for place, part in enumerate(parts if len(parts) == 2 else ()):
            surely = _HINTED - place / 200
            if known := self.names.get(part):
                yield *known, surely
            for field, alias, looseness in self.looser.get(" ".join(_singles(part)), ()):
                yield field, alias, surely - (1 - looseness) / 100
            for field, alias, _surely in self._hinted([part]):
                yield field, alias, surely - _HINTED / 100


@lru_cache(maxsize=20_000)
def _read_as(header):
    """Give a header as it is read here: short forms written out, "Nº de socios" as their number."""
    words = _DAY_OF.sub("fecha", _HOW_MANY.sub("numero", header_key(_NUMBER_SIGN.sub("n ", header)))).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def _singles(name):
    """The words of a name that say something, each in the singular."""
    return [_singular(word) for word in name.split() if word not in _STOP_WORDS]


def _unnamed(words):
    """Leave out that a column holds names: the name of the commune is the commune."""
    return [word for word in words if word not in _WORDS_FOR_NAMES]


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


def _singular_hint(groups, is_first):
    return [frozenset(_singular(word) for word in group) for group in groups], is_first


def _singular(word):
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    bare = word.removesuffix("s")
    if len(word) > 4 and bare.endswith("e") and bare[-2] in "lnrdjz" and bare[-3] in "aeiou":
        return bare[:-1]  # actores, actor; structures, structure
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
