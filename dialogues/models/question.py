from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dialogues.choices import QuestionStatus
from observatory.models import Record


class Question(Record):
    """What somebody asked the city about its international action, and what it answered; who asked is not kept."""

    text = models.TextField(_("question"), max_length=1000)
    language = models.CharField(_("language"), max_length=20, blank=True)
    about = models.CharField(_("edition asked about"), max_length=120, blank=True, editable=False)
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    status = models.CharField(_("status"), max_length=10, choices=QuestionStatus, default=QuestionStatus.WAITING)
    answer = models.TextField(_("answer, or why it is declined"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        default_related_name = "questions"
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("question to the city")
        verbose_name_plural = _("questions to the city")
        permissions = [
            ("publish_answer", "Publish the answer to a question"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="waiting", answer="") | ~models.Q(status="waiting") & ~models.Q(answer=""),
                name="question_answered_or_waiting",
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False) | ~models.Q(status="waiting"),
                name="question_public_once_answered",
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~models.Q(code="") & models.Q(removed_at=None),
                name="one_question_per_code",
            ),
        ]

    def __str__(self):
        return Truncator(self.text).chars(120)

    @property
    def edition(self):
        """The edition of a report that it is about: (code of the report, number), or None for the city as such."""
        report, _slash, number = self.about.rpartition("/")
        return (report, int(number)) if report else None

    @property
    def is_waiting(self):
        return self.status == QuestionStatus.WAITING
