"""Who takes part in something of the register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from actors.choices import Group
from actors.models import Actor

MOST_TO_TICK = 40


class ParticipationForm(forms.Form):
    """Who takes part in something of the register: actors of the map, or one that is not on it yet."""

    actors = forms.ModelMultipleChoiceField(
        Actor.objects.none(),
        label=_("Actors on the map"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new_name = forms.CharField(label=_("Name of one that is not on the map yet"), required=False, max_length=250)
    new_group = forms.ChoiceField(label=_("Its group"), required=False, choices=[("", "–"), *Group.choices])

    def __init__(self, *args, offered, city, **kwargs):
        super().__init__(*args, **kwargs)
        self.city = city
        self.fields["actors"].queryset = offered
        self.fields["actors"].to_field_name = "uuid"
        if offered.count() > MOST_TO_TICK:
            self.fields["actors"].widget = forms.SelectMultiple(choices=self.fields["actors"].choices)

    def clean(self):
        given = super().clean()
        if given.get("new_name") and not given.get("new_group"):
            self.add_error("new_group", _("Choose the group it is part of"))
        if not (given.get("actors") or given.get("new_name")) and not self.errors:
            raise forms.ValidationError(_("Choose an actor, or name one that is not on the map yet"))
        return given
