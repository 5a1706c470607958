"""The words of the glossary that an edition uses."""

import re
import unicodedata
from html import unescape

from observatory.glossary import terms

IN_EVERY_REPORT = ("indicator", "dimension", "target", "baseline", "period", "edition", "no-data")
TAG = re.compile(r"<[^>]*>")


def words_of(html):
    """The words that a page shows, without its tags."""
    return " ".join(unescape(TAG.sub(" ", html)).split())


def used_terms(text, language):
    """The glossary's words that stand in a text or in every report, with their definitions, in alphabetical order."""
    told = text.casefold()
    found = [
        (each.term[language], each.definition[language])
        for each in terms()
        if each.key in IN_EVERY_REPORT or re.search(rf"\b{re.escape(each.term[language].casefold())}", told)
    ]
    return sorted(found, key=lambda pair: unicodedata.normalize("NFD", pair[0].casefold()))
