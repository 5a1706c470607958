"""Several values of closed vocabularies in one column, which the change log can say in words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from observatory.choices import LanguageLevel, SpokenLanguage


class ChoicesField(models.JSONField):
    """A list of values of one vocabulary, stored as JSON in the vocabulary's order."""

    vocabulary = None

    def __init__(self, *args, vocabulary=None, **kwargs):
        super().__init__(*args, default=kwargs.pop("default", list), blank=kwargs.pop("blank", True), **kwargs)
        self.vocabulary = vocabulary

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if not isinstance(value, list) or not set(value) <= set(self.vocabulary.values):
            raise ValidationError(_("Choose among the answers given."))

    def in_words(self, values):
        """Say the stored values as people read them."""
        labels = dict(self.vocabulary.choices)
        return ", ".join(str(labels.get(value, value)) for value in values)


class LanguagesField(models.JSONField):
    """Languages with their level, stored as JSON: `{"en": "C1"}`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, default=kwargs.pop("default", dict), blank=kwargs.pop("blank", True), **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        known = isinstance(value, dict) and set(value) <= set(SpokenLanguage.values)
        if not known or not set(value.values()) <= set(LanguageLevel.values):
            raise ValidationError(_("Choose among the answers given."))

    def in_words(self, values):
        """Say the stored languages as people read them: English C1, French B2."""
        return ", ".join(
            f"{SpokenLanguage(language).label} {LanguageLevel(level).label}" for language, level in values.items()
        )


def holding_one_of(field, *values):
    """A pair for a queryset: the annotation and the condition that a list of choices holds one of these values."""
    text = f"{field}_text"
    condition = Q.create([(f"{text}__contains", f'"{value}"') for value in values], connector=Q.OR)
    return {text: Cast(field, TextField())}, condition
