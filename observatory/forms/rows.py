"""Rows within a form: the partners of a project, its investments. Blank rows stand ready, so no script is needed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from observatory.fields import InLocale
from observatory.services.rows import UUID

BLANK = 3


class RowForm(forms.Form):
    """One row. An empty one is no row; `needed` are the fields without which the others make no sense."""

    needed = ()
    uuid = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, city_locale=None, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, InLocale):
                field.city_locale = city_locale

    def cells(self):
        return [self[name] for name in self.fields if name != UUID]

    def is_blank(self):
        """Whether nothing was written in the row; a choice that stood there by itself is not writing."""
        return not any(self.cleaned_data.get(name) not in (None, "") for name in self.fields if self._is_written(name))

    def _is_written(self, name):
        return name != UUID and self.fields[name].initial is None

    def clean(self):
        cleaned = super().clean()
        if not self.is_blank():
            for name in self.needed:
                if cleaned.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned


class RowsWidget(forms.Widget):
    """The rows as groups of fields, with blank ones after them."""

    template_name = "observatory/form_rows.html"
    use_fieldset = True
    city_locale = None

    def __init__(self, form):
        super().__init__()
        self.formset = forms.formset_factory(form, extra=BLANK)

    def rows(self, *args, **kwargs):
        return self.formset(*args, form_kwargs={"city_locale": self.city_locale}, **kwargs)

    def get_context(self, name, value, attrs):
        rows = value if hasattr(value, "forms") else self.rows(prefix=name, initial=value or [])
        return super().get_context(name, value, attrs) | {"rows": rows}

    def value_from_datadict(self, data, files, name):
        return self.rows(data, prefix=name) if f"{name}-TOTAL_FORMS" in data else None

    def id_for_label(self, id_):
        return f"{id_}-0"


class RowsField(InLocale, forms.Field):
    """Several rows in one field: a list of what was written in each, or None where the page did not ask."""

    def __init__(self, form, **kwargs):
        super().__init__(widget=RowsWidget(form), required=False, **kwargs)

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if name == "city_locale":
            self.widget.city_locale = value

    def clean(self, value):
        if value is None:
            return None
        if not value.is_valid():
            raise ValidationError([self._told(place, row) for place, row in enumerate(value, 1) if row.errors])
        return [row.cleaned_data for row in value if not row.is_blank()]

    def _told(self, place, row):
        faults = " ".join(f"{row.fields[name].label}: {text}" for name, texts in row.errors.items() for text in texts)
        return _("Row %(n)s. %(faults)s") % {"n": place, "faults": faults}


def written_rows(rows, *names):
    """Stored rows as the field starts with them."""
    return [{UUID: str(row.uuid)} | {name: getattr(row, name) for name in names} for row in rows]
