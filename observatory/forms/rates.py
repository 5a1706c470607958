from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.exchange import EURO
from observatory.forms.records import RecordForm
from observatory.models import Currency, ExchangeRate

BASES = (EURO, "USD")


class RateForm(RecordForm):
    top = ("currency", "rate", "base", "day", "source")

    class Meta(RecordForm.Meta):
        model = ExchangeRate
        fields = ["currency", "rate", "base", "day", "source"]
        widgets = {"base": forms.RadioSelect, "currency": forms.Select(attrs={"data-autocomplete": ""})}
        labels = {
            "rate": _("How much of it was paid"),
            "base": _("For one"),
            "source": _("Who publishes this rate"),
        }
        help_texts = {
            "day": _("A rate is used for the amounts of its year. The last day of the year is best."),
            "rate": _("For example 4,312.50 or 4312,50 pesos for one euro."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["base"].queryset = Currency.objects.filter(pk__in=BASES)
        self.fields["base"].initial = EURO
        self.fields["day"].edge = "last"

    def clean_rate(self):
        rate = self.cleaned_data["rate"]
        if not rate:
            raise forms.ValidationError(_("A rate is above zero"))
        return rate

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come: a rate is entered once it is known"))
        return day

    def clean(self):
        cleaned = super().clean()
        currency, base, day = (cleaned.get(name) for name in ("currency", "base", "day"))
        if currency and currency == base:
            self.add_error("currency", _("Choose two different currencies"))
        if currency and currency.pk == EURO:
            self.add_error("currency", _("Choose the other currency: all rates are told for one euro or one US dollar"))
        same = ExchangeRate.objects.filter(city=self.city, currency=currency, base=base, day=day)
        if day and same.exclude(pk=self.instance.pk).exists():
            self.add_error("day", _("The rate of this day is entered already"))
        return cleaned

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"city"}
