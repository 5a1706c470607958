from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogues.choices import Audience, CommunicationKind, Intent, Medium
from dialogues.models.plan import PlannedCommunication
from observatory.choices import Precision
from observatory.models import Activity, Department, Objective, Record, Source
from observatory.models.row import RowOf


class Communication(Record):
    """Something the office sent or published: to whom, with what aim, and who took it up (N2 ch. IV)."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=CommunicationKind)
    sent_on = models.DateField(_("sent on"))
    sent_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    audience = models.CharField(_("audience"), max_length=12, choices=Audience, blank=True)
    intent = models.CharField(pgettext_lazy("communication", "aim"), max_length=10, choices=Intent, blank=True)
    channel = models.CharField(_("channel"), max_length=150, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=300, blank=True)
    departments = models.ManyToManyField(
        Department, blank=True, related_name="communications", verbose_name=_("departments it was sent to")
    )
    objectives = models.ManyToManyField(
        Objective, blank=True, related_name="communications", verbose_name=_("objectives")
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="communications",
        verbose_name=_("activity it tells of"),
    )
    planned = models.ForeignKey(
        PlannedCommunication,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="communications",
        verbose_name=_("line of the plan it carries out"),
    )
    language = models.CharField(_("language"), max_length=20, blank=True)
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name=_("another version of"),
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="communications", verbose_name=_("document")
    )

    class Meta:
        default_related_name = "communications"
        ordering = ["-sent_on", "-pk"]
        verbose_name = _("communication")
        verbose_name_plural = _("communications")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(same_as=models.F("pk")), name="communication_not_a_version_of_itself"
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~models.Q(code="") & models.Q(removed_at=None),
                name="one_communication_per_code",
            ),
        ]
        indexes = [models.Index(fields=["city", "kind", "sent_on"], name="communication_by_kind_and_day")]

    def __str__(self):
        return self.title


class PickupQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(communication__removed_at=None)

    def of(self, city):
        return self.filter(communication__city=city)


class Pickup(RowOf):
    """A medium that took up a communication: published it, quoted it, or told of the city's work because of it."""

    communication = models.ForeignKey(
        Communication, models.CASCADE, related_name="pickups", verbose_name=_("communication")
    )
    outlet = models.CharField(_("medium that took it up"), max_length=200)
    medium = models.CharField(_("kind of medium"), max_length=12, choices=Medium, default=Medium.ONLINE)
    published_on = models.DateField(_("published on"))
    cites_the_city = models.BooleanField(_("cites the city's work"), default=True)
    url = models.URLField(_("link"), max_length=500, blank=True)

    objects = PickupQuerySet.as_manager()

    class Meta(RowOf.Meta):
        ordering = ["published_on", "pk"]
        verbose_name = _("media pick-up")
        verbose_name_plural = _("media pick-ups")

    def __str__(self):
        return f"{self.outlet} {self.published_on}"

    @property
    def city(self):
        return self.communication.city

    @property
    def city_id(self):
        return self.communication.city_id
