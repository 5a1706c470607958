from functools import cached_property

from indicators.derived.register.base import IDENTIFIER, Part
from indicators.derived.rows import AgreementRow, MembershipRow
from observatory.models import Activity, Agreement, Department, GovernmentTerm, NetworkMembership


class Agreements(Part):
    @cached_property
    def departments(self):
        """The departments of the local government, by key."""
        return dict(self.of(Department).order_by("name").values_list("pk", IDENTIFIER))

    @cached_property
    def agreements(self):
        fields = ("kind", "signed_on", "signed_on_precision", "in_force_from", "ends_on", "status")
        found = self.of(Agreement).order_by("signed_on", "pk").values_list("pk", IDENTIFIER, *fields)
        return [AgreementRow._make(row) for row in found]

    @cached_property
    def agreements_with_sdg(self):
        links = Agreement.sdgs.through.objects.filter(agreement__city=self.city, agreement__removed_at=None)
        return set(links.values_list("agreement_id", flat=True))

    @cached_property
    def agreements_for_goals(self):
        """The keys of the agreements that serve a goal of the government through an objective."""
        kept = {"objectives__removed_at": None, "objectives__government_goals__removed_at": None}
        found = self.of(Agreement).filter(objectives__government_goals__isnull=False, **kept)
        return set(found.values_list("pk", flat=True))

    @cached_property
    def agreements_with_result(self):
        """The keys of the agreements with an activity that left a result, up to the end of the period."""
        links = Activity.agreements.through.objects.filter(
            activity__city=self.city, activity__removed_at=None, activity__starts_on__lte=self.as_of
        )
        return set(links.exclude(activity__result="").values_list("agreement_id", flat=True))

    @cached_property
    def memberships(self):
        fields = ("network_id", "network__name", "joined_on", "joined_on_precision", "left_on", "role")
        found = (
            self.of(NetworkMembership)
            .order_by("network__name", "joined_on", "pk")
            .values_list("pk", IDENTIFIER, *fields)
        )
        return [MembershipRow._make(row) for row in found]

    @cached_property
    def terms(self):
        """The city's government terms, the latest first."""
        return list(GovernmentTerm.objects.filter(city=self.city).order_by("-starts_on"))
