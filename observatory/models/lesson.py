from django.db import models
from django.utils.translation import gettext_lazy as _

from observatory.choices import LessonTheme
from observatory.models.activity import Activity
from observatory.models.agreement import Agreement
from observatory.models.practice import GoodPractice
from observatory.models.project import Project
from observatory.models.record import Record


class Lesson(Record):
    """What was tried, what happened and what was learned: a capitalisation sheet (N8 ch. 1 c)."""

    title = models.CharField(_("title"), max_length=200)
    happened_on = models.DateField(_("date"))
    theme = models.CharField(_("theme"), max_length=15, choices=LessonTheme, blank=True)
    tried = models.TextField(_("what we tried"))
    happened = models.TextField(_("what happened"))
    facts = models.TextField(_("facts and figures"), blank=True)
    anecdotes = models.TextField(_("an anecdote that tells it"), blank=True)
    why = models.TextField(_("why"), blank=True)
    changed = models.TextField(_("what we changed"), blank=True)
    who_should_know = models.CharField(_("who should know"), max_length=300, blank=True)
    is_failure = models.BooleanField(_("something that did not work"), default=True)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, verbose_name=_("activity"))
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, blank=True, verbose_name=_("agreement"))
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, verbose_name=_("project"))
    practice = models.ForeignKey(GoodPractice, models.PROTECT, null=True, blank=True, verbose_name=_("good practice"))

    class Meta:
        default_related_name = "lessons"
        ordering = ["-happened_on", "-pk"]
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def __str__(self):
        return self.title
