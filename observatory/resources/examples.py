"""The example row of a template, and how it is known again when somebody leaves it in."""

from functools import cache

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from observatory.choices import Language
from observatory.spreadsheets import clean

EXAMPLE = _("Example: delete this row")
SHORTEST = 12  # no language says it in less, so that few cells are looked at closely


@cache
def _marks():
    marks = set()
    for language in Language.values:
        with translation.override(language):
            marks.add(gettext(EXAMPLE))
    return frozenset(marks)


def is_example(cells):
    """Whether a row is the example of a template, in any language."""
    marks = _marks()
    long = [cell for cell in cells if type(cell) is str and len(cell) >= SHORTEST]
    return any(clean(cell) in marks for cell in long)


def examples(columns):
    """The places of the rows, given by their columns, that are the example of a template."""
    for column in columns:
        if is_example(set(column)):
            yield from (place for place, cell in enumerate(column) if is_example((cell,)))
