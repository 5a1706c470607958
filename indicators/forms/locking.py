"""Opening a locked period again."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OpenForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is opened again"), max_length=500, help_text=_("It stays in the history of the city.")
    )
