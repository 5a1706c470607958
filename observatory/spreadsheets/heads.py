"""Names that tell their field also where more is said beside them: "Población estimada", "Committee website"."""

import re
from collections import defaultdict
from functools import lru_cache

_OF = frozenset(("de", "del", "du", "des", "da", "do", "das", "dos", "di", "della", "d", "von", "der"))
_COUSINS = (
    ("zione", "cion"), ("cion", "cion"), ("tion", "cion"), ("cao", "cion"), ("cio", "cion"), ("sione", "sion"),
    ("sao", "sion"), ("miento", "ment"), ("mento", "ment"), ("ment", "ment"), ("dade", "dad"), ("dad", "dad"),
    ("ncia", "nc"), ("nce", "nc"), ("nza", "nc"), ("ario", "ari"), ("aire", "ari"), ("iere", "er"), ("eira", "er"),
    ("era", "er"), ("ique", "ic"), ("ica", "ic"), ("ico", "ic"), ("ivo", "iv"), ("if", "iv"), ("ive", "iv"),
)  # fmt: skip
_PARTS = frozenset(
    (
        "dont", "incluido", "including", "incl", "inclus", "davon", "base", "baseline",
        "last", "ultimo", "ultima", "dernier", "derniere",
        "next", "lead", "proximo", "proxima", "prochain", "prochaine",
    )
)  # fmt: skip
_TOLD_WHOLE = frozenset(("code", "city", "currency"))
_LESS_SURE = 0.1  # in words: what is said before a name may be of something else


class Heads:
    """The names of fields that begin, or end, no name of another field; cousins in other languages are one."""

    def __init__(self, names, looser, singles):
        """Take `names` as {name: (field, alias)}, `looser` as {name: [(field, alias, …)]}; `singles` parts a name."""
        named = [(name, field) for name, (field, _alias) in names.items()]
        named += [(name, each[0]) for name, found in looser.items() for each in found]
        last_resorts = {name for name, found in looser.items() if all(each[1].startswith("~") for each in found)}
        begins, ends, told = defaultdict(set), defaultdict(set), {}
        for name, field in named:
            words = tuple(map(_cognate, singles(name)))
            for length in range(1, len(words) + 1):
                begins[words[:length]].add(field)
                ends[words[-length:]].add(field)
            if words and name not in last_resorts and field not in _TOLD_WHOLE:
                told.setdefault(words, field)
        self.first = {words: field for words, field in told.items() if begins[words] == {field}}
        self.last = {words: field for words, field in told.items() if ends[words] == {field}}

    def of(self, words, said):
        """Yield (field, name, how many words of it) for a header, given by what its words say and by all it said."""
        if _PARTS.intersection(said):
            return
        words, is_english = tuple(map(_cognate, words)), not _OF.intersection(said)
        for length in range(len(words), 0, -1):
            if field := self.first.get(words[:length]):
                yield field, " ".join(words[:length]), length
            if is_english and (field := self.last.get(words[-length:])):
                yield field, " ".join(words[-length:]), length - _LESS_SURE


@lru_cache(maxsize=20_000)
def _cognate(word):
    """What a word has in common with its cousins: organização, organización and organisation are one."""
    for ending, common in _COUSINS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)] + common
            break
    word = word.rstrip("aeo") if len(word) > 4 else word
    return re.sub(r"(.)\1", r"\1", word.replace("z", "s").replace("ph", "f").replace("y", "i"))
