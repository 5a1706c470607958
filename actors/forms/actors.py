"""An actor of the map."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.choices import GROUP_OF, SUBKINDS, Reach
from actors.models import Actor
from observatory.forms.records import NO_CHOICE, RecordForm, countries
from observatory.spreadsheets.words import key


def subkinds_by_group():
    """The sub-kinds as a list to choose from, under the group that each belongs to."""
    groups = ((group.label, [(each.value, each.label) for each in kinds]) for group, kinds in SUBKINDS.items())
    return [("", NO_CHOICE), *groups]


class ActorForm(RecordForm):
    country = countries()

    code_from = "name"
    top = ("name", "group")
    groups = (
        (_("What it is"), ["subkind", "nature", "parent", "website"]),
        (_("Where it is"), ["reach", "place", "country"]),
        (_("What it brings"), ["role", "capacities"]),
        (_("Who looks after it"), ["department", "responsible_post", "contact"]),
        (_("Since when"), ["mapped_on", "left_on"]),
        (_("Who may see it"), ["is_public", "agreed_on"]),
    )

    class Meta(RecordForm.Meta):
        model = Actor
        fields = [
            "name", "group", "subkind", "nature", "parent", "website", "reach", "place", "country", "role",
            "capacities", "department", "responsible_post", "contact", "mapped_on", "left_on", "is_public", "agreed_on",
        ]  # fmt: skip
        widgets = {
            "group": forms.RadioSelect,
            "reach": forms.RadioSelect,
            "parent": forms.Select(attrs={"data-autocomplete": ""}),
            "capacities": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "name": _("Name of the organisation or group"),
            "group": _("Which of the seven groups is it part of?"),
            "is_public": _("It agreed to be named on the city's public page"),
        }
        help_texts = {
            "name": _("People are named here only by the organisation they speak for."),
            "place": _("Left empty for an actor of this territory."),
            "nature": _("For example: a public university, a newspaper of the coast."),
            "contact": _("The office and its address, not a person's own. It is never public."),
            "capacities": _("Knowledge, people, money, contacts abroad: what it has that the city's action needs."),
            "agreed_on": _("Left empty, it is today."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subkind"].choices = subkinds_by_group()
        self.fields["mapped_on"].required = False
        if self.instance.pk and "parent" in self.fields:
            self.fields["parent"].queryset = self.fields["parent"].queryset.exclude(pk=self.instance.pk)

    def clean(self):
        given = super().clean()
        if (subkind := given.get("subkind")) and given.get("group") and GROUP_OF[subkind] != given["group"]:
            self.add_error("subkind", _("It is not a sub-kind of the group chosen. Choose another, or another group"))
        given["reach"] = given.get("reach") or Reach.LOCAL
        given["mapped_on"] = given.get("mapped_on") or self.instance.mapped_on
        if given.get("is_public") and not given.get("agreed_on") and "agreed_on" not in self.errors:
            given["agreed_on"] = timezone.localdate()
        if self.is_within_itself(given.get("parent")):
            self.add_error("parent", _("That one is itself part of this actor. Choose another"))
        self.refuse_end_before("mapped_on", "left_on", _("It left before it came. Correct one of the two dates"))
        return given

    def is_within_itself(self, parent):
        """Whether an actor would be part of one that is part of it."""
        seen = set()
        while parent is not None and parent.pk not in seen:
            if parent.pk == self.instance.pk:
                return True
            seen.add(parent.pk)
            parent = parent.parent
        return False

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        same = Actor.objects.of(self.city).kept().filter(name_key=key(name)).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("This actor is already on the map"), "known")
        return name
