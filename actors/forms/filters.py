"""The questions above the four views of the actor map: the same for each, answered in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.choices import ActorRole, Group, Reach
from actors.forms.actors import subkinds_by_group
from actors.services.mapping import SIX_MONTHS
from observatory.forms.filters import ANY
from observatory.models import Country
from observatory.spreadsheets.words import plain

YES, NO = "yes", "no"


def choices(vocabulary):
    return [("", ANY), *vocabulary.choices]


def one_of(label, options):
    return forms.ChoiceField(label=label, required=False, choices=options)


def hidden_level():
    return forms.IntegerField(required=False, min_value=1, max_value=5, widget=forms.HiddenInput)


class MapFilter(forms.Form):
    """Narrows the actors of a map that was read; an answer that makes no sense is left aside."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100, widget=forms.SearchInput)
    group = one_of(_("Group"), choices(Group))
    subkind = one_of(_("Sub-kind"), ())
    country = one_of(_("Country"), ())
    reach = one_of(_("Local or abroad"), choices(Reach))
    role = one_of(_("Role"), choices(ActorRole))
    contacted = one_of(
        _("Contact"),
        [
            ("", ANY),
            (YES, pgettext_lazy("contact", "Within six months")),
            (NO, pgettext_lazy("contact", "Not for six months")),
        ],
    )
    public = one_of(_("On the public page"), [("", ANY), (YES, _("Yes")), (NO, _("No"))])
    power = hidden_level()
    interest = hidden_level()

    def __init__(self, query, *, actor_map):
        super().__init__(query, auto_id="filter_%s")
        self.map = actor_map
        self.fields["subkind"].choices = [("", ANY), *subkinds_by_group()[1:]]
        used = {actor.country for actor in actor_map.actors if actor.country}
        if used:
            countries = Country.objects.filter(pk__in=used)
            self.fields["country"].choices = [("", ANY), *((country.pk, str(country)) for country in countries)]
        else:
            del self.fields["country"]

    def found(self):
        """The map with the actors that fit the answers given."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        if not given:
            return self.map
        tests = [getattr(self, f"of_{name}", None) or self.of_field(name) for name in given]
        asked = list(zip(tests, given.values(), strict=True))
        return self.map.narrowed([actor for actor in self.map.actors if all(fits(actor, want) for fits, want in asked)])

    @property
    def given(self):
        """The answers as they stand in the address of another view."""
        return {name: self.data.get(name) for name in self.fields if self.data.get(name)}

    def of_field(self, name):
        return lambda actor, wanted: getattr(actor, name) == wanted

    def of_q(self, actor, words):
        text = plain(f"{actor.name} {actor.nature} {actor.place} {actor.code}")
        return all(word in text for word in plain(words).split())

    def of_contacted(self, actor, wanted):
        recently = actor.last_contact is not None and actor.last_contact >= self.map.day - SIX_MONTHS
        return recently == (wanted == YES)

    def of_public(self, actor, wanted):
        return actor.is_public == (wanted == YES)
