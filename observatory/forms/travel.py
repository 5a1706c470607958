from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.forms.records import countries


class TravelForm(forms.Form):
    """Where somebody travels to, or where a visit comes from."""

    place = forms.CharField(label=_("City"), required=False, max_length=150)
    country = countries(to_field_name="code")

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("place") and not cleaned.get("country"):
            self.add_error(None, _("Write a city, or choose a country"))
        return cleaned
