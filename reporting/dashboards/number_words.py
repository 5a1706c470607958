"""Small numbers as a headline says them: in words up to twenty, agreeing with "indicators"."""

from django.utils.translation import pgettext_lazy

from observatory import formats

WORDS = (
    *(pgettext_lazy("number of indicators", "none"), pgettext_lazy("number of indicators", "one")),
    *(pgettext_lazy("number of indicators", "two"), pgettext_lazy("number of indicators", "three")),
    *(pgettext_lazy("number of indicators", "four"), pgettext_lazy("number of indicators", "five")),
    *(pgettext_lazy("number of indicators", "six"), pgettext_lazy("number of indicators", "seven")),
    *(pgettext_lazy("number of indicators", "eight"), pgettext_lazy("number of indicators", "nine")),
    *(pgettext_lazy("number of indicators", "ten"), pgettext_lazy("number of indicators", "eleven")),
    *(pgettext_lazy("number of indicators", "twelve"), pgettext_lazy("number of indicators", "thirteen")),
    *(pgettext_lazy("number of indicators", "fourteen"), pgettext_lazy("number of indicators", "fifteen")),
    *(pgettext_lazy("number of indicators", "sixteen"), pgettext_lazy("number of indicators", "seventeen")),
    *(pgettext_lazy("number of indicators", "eighteen"), pgettext_lazy("number of indicators", "nineteen")),
    pgettext_lazy("number of indicators", "twenty"),
)


def in_words(n, locale):
    """Write a number of indicators: "fifteen", and from 21 on its figures."""
    return str(WORDS[n]) if 0 <= n < len(WORDS) else formats.number(n, locale)


def beginning(text):
    """Write a sentence with its first letter large."""
    return text[:1].upper() + text[1:]
