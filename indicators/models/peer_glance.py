"""The glance of a peer: a guest from another city reads what is shown to them, and writes a page of advice."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.models.adoption import AdoptedIndicator
from indicators.models.evaluation import EvaluationPlan
from observatory.choices import Role
from observatory.models import City, Membership, Record, Source
from observatory.models.record import RecordQuerySet

MOST_SHOWN = 10


class PeerGlanceQuerySet(RecordQuerySet):
    def running(self, today):
        """Those whose guest may read: neither past their last day nor ended before."""
        return self.kept().filter(revoked_at=None, ends_on__gte=today)

    def shown_to(self, user, today):
        """Those that show something to a person as their guest."""
        return self.running(today).filter(guest=user, guest__is_active=True) if user.is_authenticated else self.none()

    def of_guest(self, user):
        """Those whose advice a person answers for: their own, and of the guests of a city that they direct."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        directed = Membership.objects.current().filter(user=user, role=Role.DIRECTOR).values("city")
        is_of_city = Q(guest_city__in=directed) & ~Q(signed_at=None)
        return self.kept().filter(Q(guest=user) | is_of_city, revoked_at=None)


class PeerGlance(Record):
    """A guest assessor's reading right to what a city chose, until a day, and the advice that came of it."""

    title = models.CharField(_("what the advice is asked for"), max_length=200)
    asked = models.TextField(_("what we would like to know"), blank=True)
    guest = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("guest assessor"))
    guest_city = models.ForeignKey(
        City, models.PROTECT, null=True, blank=True, related_name="guest_glances", verbose_name=_("city of the guest")
    )
    evaluation = models.ForeignKey(
        EvaluationPlan, models.PROTECT, null=True, blank=True, verbose_name=_("evaluation that is shown")
    )
    indicators = models.ManyToManyField(AdoptedIndicator, blank=True, verbose_name=_("indicators that are shown"))
    documents = models.ManyToManyField(Source, blank=True, verbose_name=_("documents that are shown"))
    ends_on = models.DateField(_("the guest may read until"))
    revoked_at = models.DateTimeField(_("ended before that"), null=True, blank=True, editable=False)
    advice = models.TextField(_("advice"), blank=True, editable=False)
    signed_as = models.CharField(_("signed as"), max_length=200, blank=True, editable=False)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True, editable=False)
    guest_agreed_at = models.DateTimeField(_("the guest agrees to publish"), null=True, blank=True, editable=False)
    city_agreed_at = models.DateTimeField(_("the city agrees to publish"), null=True, blank=True, editable=False)

    objects = PeerGlanceQuerySet.as_manager()

    class Meta:
        default_related_name = "peer_glances"
        ordering = ["-ends_on", "-pk"]
        verbose_name = _("peer glance")
        verbose_name_plural = _("peer glances")
        permissions = [("invite_assessor", "Invite a guest assessor from another city")]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at=None) | ~Q(advice="") & ~Q(signed_as=""), name="signed_advice_has_words"
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=False) | Q(guest_agreed_at=None, city_agreed_at=None),
                name="only_signed_advice_is_agreed_to",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(guest_agreed_at__isnull=False, city_agreed_at__isnull=False),
                name="advice_is_public_only_when_both_agree",
            ),
        ]

    def __str__(self):
        return self.title

    def is_running(self, today):
        return self.removed_at is None and self.revoked_at is None and self.ends_on >= today
