from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from observatory.choices import Language
from observatory.contrast import ENOUGH, contrast_on_white, darkened_until_readable
from observatory.fields import DateField
from observatory.models import City


class NewCityForm(forms.ModelForm):
    class Meta:
        model = City
        fields = ["name", "country", "locale", "code", "kind", "parent"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off", "data-autocomplete-url": reverse_lazy("places")}),
            "country": forms.Select(attrs={"data-autocomplete": ""}),
        }

    def __init__(self, *args, territories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = territories
        self.fields["code"].required = False
        self.fields["code"].help_text = _(
            "Short, for the address of the city's pages, such as bogota. Left blank, it is made from the name."
        )
        self.fields["locale"].help_text = _("Decides how numbers, money and dates are written.")

    def clean_code(self):
        code = self.cleaned_data["code"]
        if code and City.objects.with_code(code).exists():
            raise forms.ValidationError(_("This code is taken: choose another."))
        return code


class CitySettingsForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    languages = forms.MultipleChoiceField(
        label=_("Languages the city writes in"), choices=Language, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = City
        fields = [
            "name",
            "about",
            "is_public",
            "locale",
            "languages",
            "currency",
            "accent",
            "licence",
            "citation",
            "kind",
            "population",
            "population_on",
            "population_source",
            "latitude",
            "longitude",
            "quiet_after",
            "dormant_after",
        ]
        field_classes = {"population_on": DateField}
        labels = {
            "quiet_after": _("Months without activity after which an agreement is quiet"),
            "dormant_after": _("Months without activity after which an agreement is dormant"),
        }
        help_texts = {
            "is_public": _("Public pages show what is published. Drafts and internal records stay inside."),
            "population_on": _("Told beside figures per inhabitant, with the source."),
            "licence": _("Told on the pages, in the files and on paper. All of these let anybody use the data."),
            "citation": _("Such as the office and its city. Left blank, the name of the city."),
            "accent": _("One colour for the header rule and the report's cover, such as #8C1D40."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        self.fields["population_on"].city_locale = self.instance.locale
        self.fields["licence"].required = False

    def clean_licence(self):
        return self.cleaned_data["licence"] or self.instance.licence

    def clean(self):
        cleaned = super().clean()
        quiet, dormant = cleaned.get("quiet_after"), cleaned.get("dormant_after")
        if quiet is not None and dormant is not None and dormant <= quiet:
            self.add_error(
                "dormant_after",
                _("An agreement is first quiet and then dormant. Write more months here than %(n)s") % {"n": quiet},
            )
        return cleaned

    def clean_accent(self):
        accent = self.cleaned_data["accent"]
        if contrast_on_white(accent) < ENOUGH:
            readable = darkened_until_readable(accent)
            raise forms.ValidationError(
                _("This colour is too light to be read on white. The nearest that can be read is %(colour)s."),
                params={"colour": readable},
            )
        return accent
