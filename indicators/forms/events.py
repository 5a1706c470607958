"""Measuring what comes when it comes: the days of an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators import periods
from observatory.fields import SAME_DAY, DateField


class EventForm(forms.Form):
    """The days of an event, cleaned to a `PeriodSpec` in `spec`; without a last day it is one day long."""

    first = DateField(label=_("First day of the event"))
    last = DateField(label=_("Last day"), required=False, help_text=_("Left empty, the event lasted one day."))

    def __init__(self, *args, city, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.city_locale, field.edge = city.locale, SAME_DAY

    def clean(self):
        given = super().clean()
        if first := given.get("first"):
            try:
                given["spec"] = periods.days(first, given.get("last") or first)
            except periods.NotAPeriod:
                self.add_error("last", _("The last day lies before the first one. Correct it"))
        return given
