"""Surveys: a few questions to the people of the territory, answered without a name (N8 ch. 1, N2 ch. IV)."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from dialogues.choices import LEVELLED, AnswerChannel, AskedBy, Measures, SampleMethod, SurveyStatus
from observatory.choices import Language
from observatory.models import Record
from observatory.models.record import RecordQuerySet
from observatory.models.row import RowOf


class SurveyQuerySet(RecordQuerySet):
    def taking_answers(self, today=None):
        """Those that anybody may answer on a day."""
        today = today or timezone.localdate()
        return self.filter(status=SurveyStatus.OPEN, opens_on__lte=today, closes_on__gte=today)

    def told(self):
        """Those whose results a director has published."""
        return self.filter(status=SurveyStatus.CLOSED, results_on__isnull=False)


class Survey(Record):
    """A short questionnaire with its declared sample: written, then open for answers, then closed for good."""

    title = models.CharField(_("title"), max_length=200)
    intro = models.TextField(_("what it is for"), blank=True)
    asked = models.CharField(_("who is asked"), max_length=200)
    method = models.CharField(_("how they are chosen"), max_length=10, choices=SampleMethod)
    population = models.PositiveIntegerField(_("how many people it speaks for"), null=True, blank=True)
    approached = models.PositiveIntegerField(_("how many were asked"), null=True, blank=True)
    method_note = models.TextField(_("how it was done"), blank=True)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    status = models.CharField(
        _("status"), max_length=6, choices=SurveyStatus, default=SurveyStatus.DRAFT, editable=False
    )
    results_on = models.DateField(_("results published on"), null=True, blank=True, editable=False)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        default_related_name = "surveys"
        ordering = ["-opens_on", "-pk"]
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        permissions = [("publish_results", "Publish the results of a survey")]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="survey_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(results_on=None) | Q(status="closed"), name="survey_results_once_it_is_closed"
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~Q(code="") & Q(removed_at=None),
                name="one_survey_per_code",
            ),
        ]

    def __str__(self):
        return self.title or ""

    @property
    def is_draft(self):
        return self.status == SurveyStatus.DRAFT

    @property
    def is_closed(self):
        return self.status == SurveyStatus.CLOSED

    def is_taking_answers(self, today=None):
        today = today or timezone.localdate()
        return self.status == SurveyStatus.OPEN and self.opens_on <= today <= self.closes_on

    def is_over(self, today=None):
        """Whether its last day has passed while paper answers may still be typed in."""
        return self.status == SurveyStatus.OPEN and self.closes_on < (today or timezone.localdate())

    @property
    def stage(self):
        """Where it stands, in words."""
        if self.results_on:
            return gettext("Results published")
        if self.is_over():
            return gettext("Over, to be closed")
        if self.status == SurveyStatus.OPEN and not self.is_taking_answers():
            return gettext("Ready, not open yet")
        return self.get_status_display()

    @property
    def language(self):
        """The language in which its title is shown: the page's own where it is written in it."""
        return language_of(self, "title")


class SurveyQuestion(RowOf):
    """One question; scales and choices have their answers one on each line, a scale from the lowest level up."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions", verbose_name=_("survey"))
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind of question"), max_length=6, choices=AskedBy)
    text = models.CharField(_("question"), max_length=300)
    options = models.TextField(_("answers to choose from"), blank=True)
    favourable = models.PositiveSmallIntegerField(_("upper levels that count as favourable"), default=2)
    measures = models.CharField(_("indicator it serves"), max_length=10, choices=Measures, blank=True)

    class Meta(RowOf.Meta):
        ordering = ["position", "pk"]
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of surveys")

    def __str__(self):
        return self.text or ""

    @property
    def city(self):
        return self.survey.city

    @property
    def labels(self):
        """The answers to choose from, in the page's language; nothing where one writes."""
        if self.kind == AskedBy.YES_NO:
            return [gettext("Yes"), gettext("No")]
        if self.kind == AskedBy.NAMING:
            return [gettext("Yes, and names an example"), gettext("Yes, without an example"), gettext("No")]
        return [] if self.kind == AskedBy.TEXT else lines(self.options)

    @property
    def is_written(self):
        """Whether it is answered in words, wholly or in part."""
        return self.kind in (AskedBy.TEXT, AskedBy.NAMING)

    @property
    def has_levels(self):
        """Whether the indicator it serves has levels in words: high, medium, low."""
        return self.measures in LEVELLED

    @property
    def language(self):
        return language_of(self, "text")


class SurveyAnswer(models.Model):
    """One filled-in questionnaire. Nothing tells who, when or in which order; `form` is the page's own number."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers", verbose_name=_("survey"))
    channel = models.CharField(_("how it came in"), max_length=6, choices=AnswerChannel)
    form = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        constraints = [models.UniqueConstraint(fields=["survey", "form"], name="one_answer_per_form")]

    def __str__(self):
        return gettext("An answer")


class AnswerPart(models.Model):
    """What one questionnaire answers to one question; a question left blank has no row."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(SurveyAnswer, models.CASCADE, related_name="parts")
    question = models.ForeignKey(SurveyQuestion, models.PROTECT, related_name="parts")
    choice = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.CharField(max_length=500, blank=True)
    is_published = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("answer to a question")
        verbose_name_plural = _("answers to questions")
        constraints = [
            models.UniqueConstraint(fields=["answer", "question"], name="one_part_per_question"),
            models.CheckConstraint(condition=Q(choice__gte=1) | ~Q(text=""), name="an_answer_says_something"),
            models.CheckConstraint(condition=Q(is_published=False) | ~Q(text=""), name="only_words_are_published"),
        ]

    def __str__(self):
        return self.text


def lines(text):
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def language_of(record, name):
    """The language in which a translated text is shown: the page's own, else the first there is one in."""
    own = get_language() or Language.ES.value
    return next((code for code in (own, *Language.values) if getattr(record, f"{name}_{code}", "")), own)
