"""Which of a city's indicators a dashboard tells of: those a post answers for, or those that tell of an objective."""

from urllib.parse import urlencode

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from indicators.models import AdoptedIndicator
from observatory.forms.filters import ANY, ListFilter
from observatory.prepared import prepared


@prepared
def _used(city):
    """The posts that answer for an indicator of the city, and the objectives that they tell of."""
    return AdoptedIndicator.objects.current().filter(city=city).order_by().values_list("owner_role", "objectives")


class Narrowing(ListFilter):
    """The filters of a dashboard, as they stand in its address; the answers that make no sense are left aside."""

    def __init__(self, query, city):
        rows, used = AdoptedIndicator.objects.current().filter(city=city), _used(city.pk)
        by = ["objectives"] if any(objective for _post, objective in used) else []
        super().__init__(query, rows=rows, search=(), by=by)
        del self.fields["q"]
        posts = sorted({(post, post) for post, _objective in used if post})
        if posts:
            self.fields["owner_role"] = forms.ChoiceField(
                choices=[("", ANY), *posts], required=False, label=_("Who answers for it")
            )

    @cached_property
    def asked(self):
        """The answers given that make sense, as they stand in an address."""
        self.is_valid()
        return {name: self.data[name] for name in self.fields if self.cleaned_data.get(name)}

    @property
    def query(self):
        return "".join(f"&{urlencode({name: value})}" for name, value in self.asked.items())

    def of(self, figures):
        """Those of the figures that fit the answers."""
        if not self.asked:
            return figures
        kept = set(self.found().values_list("pk", flat=True))
        return [figure for figure in figures if figure.adoption_id in kept]
