"""The words of the glossary that an edition uses."""

import re
import unicodedata

from observatory.glossary import terms

IN_EVERY_REPORT = ("indicator", "dimension", "target", "baseline", "period", "edition", "evidence", "no-data")


def texts_of(value):
    """Every text in a frozen content, one after the other."""
    if isinstance(value, dict):
        return " ".join(map(texts_of, value.values()))
    if isinstance(value, list):
        return " ".join(map(texts_of, value))
    return value if isinstance(value, str) else ""


def used_terms(text, language):
    """The glossary's words that stand in a text or in every report, with their definitions, in alphabetical order."""
    told = text.casefold()
    found = [
        (each.term[language], each.definition[language])
        for each in terms()
        if each.key in IN_EVERY_REPORT or re.search(rf"\b{re.escape(each.term[language].casefold())}", told)
    ]
    return sorted(found, key=lambda pair: unicodedata.normalize("NFD", pair[0].casefold()))
