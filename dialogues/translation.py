"""Which texts of a survey are kept in four languages: those that the people who answer read."""

from modeltranslation.translator import TranslationOptions, register

from dialogues.models import Survey, SurveyQuestion


@register(Survey)
class SurveyOptions(TranslationOptions):
    fields = ("title", "intro")


@register(SurveyQuestion)
class SurveyQuestionOptions(TranslationOptions):
    fields = ("text", "options")
