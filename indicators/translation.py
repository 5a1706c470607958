"""Which texts of the catalogue are kept in four languages, one plain column each."""

from modeltranslation.translator import TranslationOptions, register

from indicators.models import Category, Indicator, IndicatorVersion, RubricLevel


@register([Category, RubricLevel])
class NamedOptions(TranslationOptions):
    fields = ("name", "description")


@register(Indicator)
class IndicatorOptions(TranslationOptions):
    fields = ("name", "definition", "rationale", "unit", "how_to_compute")


@register(IndicatorVersion)
class IndicatorVersionOptions(TranslationOptions):
    fields = ("unit", "how_to_compute")
