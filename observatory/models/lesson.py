from django.db import models
from django.utils.translation import gettext_lazy as _

from observatory.models.record import Record


class Lesson(Record):
    """What was tried, what happened and what was learned: a capitalisation sheet (N8 ch. 1 c)."""

    title = models.CharField(_("title"), max_length=200)
    happened_on = models.DateField(_("date"))
    tried = models.TextField(_("what we tried"))
    happened = models.TextField(_("what happened"))
    why = models.TextField(_("why"), blank=True)
    changed = models.TextField(_("what we changed"), blank=True)
    who_should_know = models.CharField(_("who should know"), max_length=300, blank=True)
    is_failure = models.BooleanField(_("something that did not work"), default=True)

    class Meta:
        default_related_name = "lessons"
        ordering = ["-happened_on", "-pk"]
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def __str__(self):
        return self.title
