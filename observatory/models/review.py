from django.db import models
from django.utils.translation import gettext_lazy as _

from observatory.choices import ReviewAnswer, ReviewKind
from observatory.models.record import Record
from observatory.models.strategy import Strategy


class SelfReview(Record):
    """What an office says of its own strategy on one day, item by item: ideas, keys or actions, never a score."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReviewKind)
    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="reviews", verbose_name=_("strategy"))
    done_on = models.DateField(_("date"))
    taken_part = models.CharField(_("who took part"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        default_related_name = "self_reviews"
        ordering = ["strategy", "kind", "-done_on", "-pk"]
        verbose_name = _("self-review")
        verbose_name_plural = _("self-reviews")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ReviewKind.values), name="self_review_kind_is_known"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.done_on.year}"


class ReviewItem(models.Model):
    """One answer of a self-review, with what shows it."""

    review = models.ForeignKey(SelfReview, models.CASCADE, related_name="items")
    key = models.SlugField(max_length=40)
    answer = models.CharField(_("answer"), max_length=12, choices=ReviewAnswer, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)

    class Meta:
        ordering = ["review", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["review", "key"], name="one_answer_per_review_item")]

    def __str__(self):
        return f"{self.key}: {self.get_answer_display()}"
