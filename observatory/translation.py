"""Which texts of the reference data are kept in four languages, one plain column each."""

from modeltranslation.translator import TranslationOptions, register

from observatory.models import Country, Currency, PracticeCriterion, Sdg


@register([Country, Currency])
class NamedOptions(TranslationOptions):
    fields = ("name",)


@register(Sdg)
class SdgOptions(TranslationOptions):
    fields = ("title", "short")


@register(PracticeCriterion)
class PracticeCriterionOptions(TranslationOptions):
    fields = ("name", "question")
