from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import Role


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role, widget=forms.RadioSelect, initial=Role.STAFF)
    ends_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Left blank, the role lasts until somebody ends it."),
    )

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("The last day has passed already: choose a later one."))
        return day


class InvitationForm(RoleForm):
    email = forms.EmailField(label=_("Email"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(label=_("Name"), max_length=150)

    field_order = ["email", "name", "role", "ends_on"]
