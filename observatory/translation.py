"""Which texts of the reference data are kept in four languages, one plain column each."""

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from modeltranslation.translator import TranslationOptions, register
from modeltranslation.utils import get_language, resolution_order

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


def written(field):
    """A text of a record itself in the language of the page, or in the first other in which it is written."""
    text, languages = TextField(), resolution_order(get_language())
    known = (NullIf(F(f"{field}_{language}"), Value(""), output_field=text) for language in languages)
    return Coalesce(*known, Value(""), output_field=text)
