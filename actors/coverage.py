"""Which of the seven groups a list of actors reaches (N3 ch. III)."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actors.choices import Group


@dataclass(frozen=True)
class Coverage:
    """How many actors of each of the seven groups there are, in the order of the source."""

    numbers: dict

    @property
    def rows(self):
        """Triples of the group, its name and its number."""
        return [(group.value, group.label, self.numbers.get(group.value, 0)) for group in Group]

    @property
    def reached(self):
        return sum(number > 0 for _group, _label, number in self.rows)

    @property
    def missing(self):
        return [label for _group, label, number in self.rows if not number]

    @property
    def total(self):
        return len(self.rows)

    def in_words(self):
        """Say how many of the seven groups are reached, and name those that are not."""
        if not self.missing:
            return _("All seven groups are here.")
        if not self.reached:
            return _("None of the seven groups is here yet.")
        words = ngettext(
            "%(reached)s of the seven groups is here. Nobody yet from: %(missing)s.",
            "%(reached)s of the seven groups are here. Nobody yet from: %(missing)s.",
            self.reached,
        )
        return words % {
            "reached": self.reached,
            "missing": get_text_list([str(each) for each in self.missing], _("and")),
        }


def coverage_of(actors):
    """Count actors, given as a queryset, by group."""
    return Coverage(Counter(actors.order_by().values_list("group", flat=True)))
