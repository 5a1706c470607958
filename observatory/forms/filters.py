"""The questions above a list: a search, and the filters that the list allows. The answers stand in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.models import Record
from observatory.spreadsheets.words import plain

ANY = pgettext_lazy("filter", "Any")


class ListFilter(forms.Form):
    """Built for one list: `search` names the fields a word is looked for in, `by` the fields to choose a value of."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100, widget=forms.SearchInput)

    def __init__(self, query, *, rows, search, by):
        super().__init__(query, auto_id="filter_%s")
        self.rows, self.search = rows, search
        for name in by:
            if field := field_for(rows, name):
                self.fields[name] = field

    def found(self):
        """The rows that fit the answers given; an answer that makes no sense is left aside."""
        self.is_valid()
        rows, given = self.rows, self.cleaned_data
        if words := given.get("q"):
            rows = holding(rows, self.search, words)
        for name in self.fields.keys() - {"q"}:
            if value := given.get(name):
                rows = self.narrowed(rows, name, value)
        return rows

    def narrowed(self, rows, name, value):
        """The rows that answer one filter."""
        return rows.filter(**{name: value})


def holding(rows, fields, words):
    """The rows in whose fields every one of the words stands, whatever its accents and capitals.

    The rows are those of one city, few enough to be read: neither database compares without accents by itself.
    """
    wanted = plain(words).split()
    texts = rows.order_by().values_list("pk", *fields)
    found = [pk for pk, *each in texts if all(word in plain(" ".join(map(str, each))) for word in wanted)]
    return rows.filter(pk__in=found)


def field_for(rows, name):
    """A choice among the values of a model field: of other records those in use, and no field where there are none."""
    model_field = rows.model._meta.get_field(name)
    label = str(model_field.verbose_name).capitalize()
    if model_field.is_relation:
        used = rows.order_by().values(name)
        others = model_field.related_model.objects.filter(pk__in=used)
        if not others.exists():
            return None
        key = None
        if issubclass(model_field.related_model, Record):
            others, key = others.named(), "uuid"
        return forms.ModelChoiceField(others, required=False, label=label, empty_label=ANY, to_field_name=key)
    choices = model_field.choices or [(value, value) for value in used_in(rows, name)]
    return forms.ChoiceField(choices=[("", ANY), *choices], required=False, label=label)


def used_in(rows, name):
    """The values that stand in a column, the last first."""
    return rows.order_by(f"-{name}").values_list(name, flat=True).distinct()
