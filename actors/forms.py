from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.choices import GROUP_OF, Group, Reach
from actors.models import Actor
from observatory.forms.records import RecordForm, countries
from observatory.spreadsheets.words import key

MOST_TO_TICK = 40


class ActorForm(RecordForm):
    country = countries()

    code_from = "name"
    top = ("name", "group")
    groups = (
        (_("What it is"), ["subkind", "nature", "website"]),
        (_("Where it is"), ["reach", "place", "country"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Actor
        fields = ["name", "group", "subkind", "nature", "website", "reach", "place", "country", "is_public"]
        widgets = {"group": forms.RadioSelect}
        labels = {
            "name": _("Name of the organisation or group"),
            "group": _("Which of the seven groups is it part of?"),
            "is_public": _("It agreed to be named on the city's public page"),
        }
        help_texts = {
            "name": _("People are named here only by the organisation they speak for."),
            "place": _("Left empty for an actor of this territory."),
            "nature": _("For example: university, chamber of commerce, neighbourhood committee, consulate."),
        }

    def clean(self):
        given = super().clean()
        if (subkind := given.get("subkind")) and given.get("group") and GROUP_OF[subkind] != given["group"]:
            self.add_error("subkind", _("It is not a sub-kind of the group chosen. Choose another, or another group"))
        given["reach"] = given.get("reach") or Reach.LOCAL
        if given.get("is_public") and not self.instance.agreed_on:
            self.instance.agreed_on = timezone.localdate()
        return given

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        same = Actor.objects.of(self.city).kept().filter(name_key=key(name)).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("This actor is already on the map"), "known")
        return name


class ParticipationForm(forms.Form):
    """Who took part in an activity: actors of the map, or one that is not on it yet."""

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
