"""Which texts of the reference data are kept in four languages, one plain column each."""

from django.db.models import F
from django.db.models.functions import Coalesce
from modeltranslation.translator import TranslationOptions, register
from modeltranslation.utils import get_language

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


def spoken(lookup):
    """A text of a related record in the language of the page: as a plain column it would be in the main one."""
    return Coalesce(F(f"{lookup}_{get_language()}"), F(lookup))
