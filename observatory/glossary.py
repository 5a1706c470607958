"""The words of the observatory, in four languages: for the glossary page, for search and for `docs/glossary.md`."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from observatory.spreadsheets.words import key

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "fixtures" / "reference" / "glossary.yaml"
DOCUMENT = ROOT / "docs" / "glossary.md"

GROUPS = {
    "plan": "Setting out",
    "do": "Acting, and logging it",
    "people": "Who takes part",
    "talk": "Talking",
    "measure": "Measuring",
    "say": "Telling the public",
    "program": "In the program",
}
HEADING = """\
# Glossary

One concept, one word in each language: these are the words of the screens, the reports, the code and the documents.
"Also" are words that people write for the same thing; search finds them, the program does not use them.
A notebook named under a term is where its meaning is read from; the others are words of the program itself.

This page is written from `fixtures/reference/glossary.yaml`. Change that file, then run
`manage.py shell -c "from observatory.glossary import write_document; write_document()"`.
"""


@dataclass(frozen=True)
class Term:
    """A concept, with its word, the other words for it, and a definition of one sentence: each by language code."""

    key: str
    group: str
    source: str
    term: dict
    synonyms: dict
    definition: dict

    @property
    def names(self):
        """Every word for it in every language."""
        return [name for language, word in self.term.items() for name in (word, *self.synonyms[language])]


@cache
def terms():
    """Give all terms in the order of the glossary."""
    return tuple(Term(**entry) for entry in yaml.safe_load(SHIPPED.read_text(encoding="utf-8")))


def alike(text):
    """Give the words in every language for what `text` names: hermanamiento, twinning, jumelage, geminação."""
    return {name for term in _terms_by_stem().get(stem(text), ()) for name in term.names}


@cache
def _terms_by_stem():
    by_stem = {}
    for term in terms():
        for word in {stem(name) for name in term.names}:
            by_stem.setdefault(word, []).append(term)
    return by_stem


@lru_cache(maxsize=5000)
def stem(text):
    """Reduce the words of `text` to what singular and plural share."""
    return " ".join(_stem(word) for word in key(text).split())


def _stem(word):
    if word.endswith("oes"):  # geminação, geminações
        return word.removesuffix("oes") + "ao"
    return word.removesuffix("s").removesuffix("e")


def as_document():
    """Write the glossary as the Markdown of `docs/glossary.md`."""
    sections = ("\n".join([f"## {title}\n", *map(entry, in_group(group))]) for group, title in GROUPS.items())
    return "\n".join([HEADING, *sections])


def in_group(group):
    return [term for term in terms() if term.group == group]


def entry(term):
    lines = [
        f"| {language} | **{word}** | {', '.join(term.synonyms[language])} | {term.definition[language]} |"
        for language, word in term.term.items()
    ]
    table = ["| | Word | Also | Meaning |", "|---|---|---|---|", *lines]
    source = [f"\n{term.source}"] if term.source else []
    return "\n".join([f"### {term.term['en']}\n", *table, *source, ""])


def write_document():
    DOCUMENT.write_text(as_document(), encoding="utf-8")
