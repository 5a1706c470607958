import datetime
from functools import cached_property

from indicators.derived.force import in_force
from indicators.derived.register.base import IDENTIFIER, Part, keys, read, rows_of
from indicators.derived.rows import AgreementRow, MembershipRow, TermRow
from observatory.models import Activity, Agreement, Department, GovernmentTerm, NetworkMembership


def as_signed(rows):
    rows = rows_of(AgreementRow)(rows)
    rows.sort(key=lambda row: (row.signed_on or datetime.date.min, row.pk))
    return rows


class Agreements(Part):
    @read(dict)
    def departments(self):
        """The departments of the local government, by key."""
        return self.of(Department).order_by("name").values_list("city", "pk", IDENTIFIER)

    @read(as_signed)
    def agreements(self):
        """The agreements as they were signed, undated ones first: sorted here, where it is quicker than to ask for."""
        fields = ("kind", "signed_on", "signed_on_precision", "in_force_from", "ends_on", "status")
        return self.of(Agreement).values_list("city", "pk", IDENTIFIER, *fields)

    @cached_property
    def agreements_in_force(self):
        """The agreements in force at some time in the period, and the number of those that may have been."""
        fates = [in_force(row, self) for row in self.agreements]
        return [row for row, fate in zip(self.agreements, fates, strict=True) if fate], fates.count(None)

    @read(keys)
    def agreements_with_sdg(self):
        links = Agreement.sdgs.through.objects.filter(agreement__city__in=self.cities, agreement__removed_at=None)
        return links.values_list("agreement__city", "agreement_id")

    @read(keys)
    def agreements_for_goals(self):
        """The keys of the agreements that serve a goal of the government through an objective."""
        kept = {"objectives__removed_at": None, "objectives__government_goals__removed_at": None}
        found = self.of(Agreement).filter(objectives__government_goals__isnull=False, **kept)
        return found.values_list("city", "pk")

    @read(keys)
    def agreements_with_result(self):
        """The keys of the agreements with an activity that left a result, up to the end of the period."""
        links = Activity.agreements.through.objects.filter(
            activity__city__in=self.cities, activity__removed_at=None, activity__starts_on__lte=self.as_of
        )
        return links.exclude(activity__result="").values_list("activity__city", "agreement_id")

    @read(rows_of(MembershipRow))
    def memberships(self):
        fields = ("network_id", "network__name", "joined_on", "joined_on_precision", "left_on", "role")
        found = self.of(NetworkMembership).order_by("network__name", "joined_on", "pk")
        return found.values_list("city", "pk", IDENTIFIER, *fields)

    @read(rows_of(TermRow))
    def terms(self):
        """The city's government terms, the latest first."""
        found = GovernmentTerm.objects.filter(city__in=self.cities).order_by("-starts_on")
        return found.values_list("city", *TermRow._fields)
