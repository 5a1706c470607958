"""One kind of record and where it stands: what the pages of the register need to know of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy

from observatory import formats
from observatory.forms.filters import ListFilter
from observatory.services.codes import key_of, with_key
from observatory.services.records import save_record
from observatory.services.removal import remove


def as_it_is(rows):
    return rows


def nowhere(city, user, key):
    return None


@dataclass(frozen=True)
class Noun:
    """One kind of record: its words, and what its pages need to know."""

    name: str  # of its addresses and templates
    model: Any
    form: Any
    words: Mapping[str, str]  # many, new, none, hint
    search: tuple[str, ...]
    sorts: Mapping[str, tuple[str, ...]]
    default_sort: str
    by: tuple[str, ...] = ()
    among: Callable = as_it_is  # which rows of the model it is
    save: Callable = save_record
    remove: Callable = remove
    rows: Callable = as_it_is
    details: Callable = as_it_is
    form_template: str = "observatory/record_form.html"
    elsewhere: Callable = nowhere  # what took the place of a record that is gone
    extra: Callable = field(default=lambda record, request: {})
    list_extra: Callable = field(default=lambda rows, request: {})  # what a list says of all its rows
    filters: Any = ListFilter
    section: str = "register"
    back: str = "work-register"
    back_label: object = pgettext_lazy("navigation", "Register")
    permission: str = "observatory.log_register"

    def of(self, city, user):
        return self.among(self.model.objects.workable_by(user).filter(city=city))

    def find(self, city, user, key):
        return get_object_or_404(with_key(self.details(self.of(city, user)), key))

    def address(self, act, city, record=None):
        return reverse(f"{self.name}-{act}", args=[city.code, *([key_of(record)] if record else [])])

    def template(self, page):
        return f"observatory/{self.name}_{page}.html"


def page_locale(city):
    return formats.locale_for(get_language(), city.locale)
