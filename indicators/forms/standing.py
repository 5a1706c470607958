"""The state of an indicator in a city: proposed, in use, suspended."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import Standing
from indicators.services.standing import NEXT, check_standing
from observatory.fields import DateField


class StandingForm(forms.Form):
    """The state that follows, since when, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    standing = forms.ChoiceField(choices=Standing, widget=forms.HiddenInput)
    since = DateField(label=_("Since"))
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        help_text=_("For example: the register of visits is being moved to a new system. It is told in public."),
    )

    def __init__(self, *args, adoption, **kwargs):
        first, *_others = NEXT[adoption.standing]
        given = {"version": adoption.version, "standing": first, "since": timezone.localdate()}
        super().__init__(*args, initial=given, **kwargs)
        self.adoption = adoption
        self.fields["since"].city_locale = adoption.city.locale
        self.fields["reason"].required = first == Standing.SUSPENDED

    def clean(self):
        given = super().clean()
        if not self.errors:
            try:
                check_standing(self.adoption, given["standing"], given["since"], given["reason"])
            except ValidationError as problem:
                self.add_error(None, problem)
        return given
