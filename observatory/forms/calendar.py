import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.calendar import kinds
from observatory.fields import DateField
from observatory.forms.filters import ANY


class CalendarFilter(forms.Form):
    """Which month, and which kinds of dated things; the answers stand in the address."""

    month = DateField(label=_("Month"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)

    def __init__(self, *args, city, **kwargs):
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        self.fields["month"].city_locale = city.locale
        self.fields["kind"].choices = [("", ANY), *((kind.key, kind.label) for kind in kinds())]

    def asked(self, today):
        """Give the month and the kind that were asked for; what makes no sense is left aside."""
        self.is_valid()
        month = self.cleaned_data.get("month") or today
        if not 1900 <= month.year <= 2200:
            month = today
        return month.replace(day=1), self.cleaned_data.get("kind") or ""


def month_before(month):
    return (month - datetime.timedelta(days=1)).replace(day=1)


def month_after(month):
    return (month + datetime.timedelta(days=31)).replace(day=1)
