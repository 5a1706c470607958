"""What the sentences of a proposal share: where and when they speak of, and how several things are listed."""

from babel.lists import format_list
from django.utils.translation import gettext as _

from observatory import formats
from reporting.stretches import at_the_beginning


def locale_of(content):
    return formats.locale_for(content["report"]["language"], content["city"]["locale"])


def subject_of(content):
    """The words with which a first sentence begins: {"when": "In 2025", "city": "Valle Claro"}."""
    when = at_the_beginning(content["report"]["period"], locale_of(content))
    return {"when": when, "city": content["city"]["name"]}


def listed(words, content):
    """Several things in one sentence: "a, b and c"."""
    return format_list(words, locale=locale_of(content))


def quoted(words):
    """A title within a sentence, in the quotation marks of the language."""
    return _("“%(title)s”") % {"title": words.rstrip(".")}
