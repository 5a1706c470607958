"""What the office means to say, to whom and when, before it says it (N2 ch. IV)."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogues.choices import Audience, Fulfilled, Intent
from observatory.models import Record, Strategy
from observatory.models.row import RowOf


def quality(label):
    """Make the field of one of the nine qualities of a communication plan (N2 ch. IV)."""
    return models.CharField(label, max_length=8, choices=Fulfilled, blank=True)


class CommunicationPlan(Record):
    """A plan of communication, with the nine qualities by which it is looked at (N2 ch. IV)."""

    title = models.CharField(_("title"), max_length=200)
    strategy = models.ForeignKey(Strategy, models.PROTECT, null=True, blank=True, verbose_name=_("strategy it serves"))
    starts_on = models.DateField(pgettext_lazy("day", "from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    is_based = quality(_("It is based on what the strategy wants"))
    is_agreed = quality(_("It was agreed upon"))
    is_integrated = quality(_("It stands within the policy of international action"))
    is_transversal = quality(_("It reaches across all departments"))
    is_clear = quality(_("It is clear"))
    has_means = quality(_("It has the people and the money it needs"))
    looks_ahead = quality(_("It looks to the middle and the long term"))
    has_priorities = quality(_("It says what comes first"))
    can_be_assessed = quality(_("Its results and its working can be assessed"))

    class Meta:
        default_related_name = "communication_plans"
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("communication plan")
        verbose_name_plural = _("communication plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="communication_plan_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.title


PLAN_QUALITIES = (
    *("is_based", "is_agreed", "is_integrated", "is_transversal", "is_clear", "has_means", "looks_ahead"),
    *("has_priorities", "can_be_assessed"),
)


class PlannedCommunicationQuerySet(models.QuerySet):
    def with_state(self):
        """Add `is_done`: whether something that was sent or published carries it out."""
        sent = self.model._meta.get_field("communications").related_model.objects
        return self.annotate(is_done=Exists(sent.kept().filter(planned=OuterRef("pk"))))

    def workable_by(self, user):
        return self.filter(plan__in=CommunicationPlan.objects.workable_by(user).values("pk"))


class PlannedCommunication(RowOf):
    """A line of a plan: to whom, what for, by which channel and when."""

    plan = models.ForeignKey(
        CommunicationPlan, models.CASCADE, related_name="lines", verbose_name=_("communication plan")
    )
    aim = models.CharField(_("what it is to achieve"), max_length=250)
    audience = models.CharField(_("audience"), max_length=12, choices=Audience, blank=True)
    intent = models.CharField(pgettext_lazy("communication", "aim"), max_length=10, choices=Intent, blank=True)
    channel = models.CharField(_("channel"), max_length=150, blank=True)
    planned_on = models.DateField(_("planned for"))

    objects = PlannedCommunicationQuerySet.as_manager()

    class Meta(RowOf.Meta):
        ordering = ["planned_on", "pk"]
        verbose_name = _("line of a communication plan")
        verbose_name_plural = _("lines of a communication plan")

    def __str__(self):
        return f"{self.planned_on} {self.aim}"

    @property
    def city(self):
        return self.plan.city

    @property
    def city_id(self):
        return self.plan.city_id
