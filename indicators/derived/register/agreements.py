from functools import cached_property

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from indicators.derived.force import in_force
from indicators.derived.register.base import IDENTIFIER, Part, keys, read, rows_of, values
from indicators.derived.rows import AgreementRow, InForceRow, MembershipRow, TermRow
from observatory.choices import AgreementKind, AgreementStatus, Precision
from observatory.models import Activity, Agreement, Department, GovernmentTerm, NetworkMembership

BY_SIGNATURE = F("signed_on").asc(nulls_first=True), "pk"
DATED = Q(signed_on__isnull=False, signed_on_precision=Precision.DAY)
ENDED_SOME_DAY = Q(status=AgreementStatus.ENDED, ends_on=None)


class Agreements(Part):
    @read(dict)
    def departments(self):
        """The departments of the local government, by key."""
        return self.of(Department).order_by("name").values_list("city", "pk", IDENTIFIER)

    @read(bool)
    def has_agreements(self):
        return self.cities_with(self.of(Agreement))

    @read(keys)
    def kinds_dated(self):
        """The kinds of which the register holds an agreement whose day of signature is known."""
        return self.of(Agreement).filter(DATED).values_list("city", "kind").distinct()

    @read(rows_of(AgreementRow))
    def agreements(self):
        """The agreements as they were signed, undated ones first."""
        return self._as_rows(self.of(Agreement))

    @read(rows_of(AgreementRow))
    def uncertain_agreements(self):
        """Those of which a day is not known: that of the signature, or that of an end that came."""
        return self._as_rows(self.of(Agreement).filter(~DATED | ENDED_SOME_DAY))

    def _as_rows(self, agreements):
        fields = ("kind", "signed_on", "signed_on_precision", "in_force_from", "ends_on", "status")
        return agreements.order_by(*BY_SIGNATURE).values_list("city", "pk", IDENTIFIER, *fields)

    @read(values)
    def signed_in_the_period(self):
        """The identifiers of the agreements signed on a known day of the period."""
        return self._signed_since(self.starts_on)

    @read(values)
    def twinnings_of_four_years(self):
        """The same of twinnings, from the four years that end with the period."""
        return self._signed_since(self.four_years_before).filter(kind=AgreementKind.TWINNING)

    def _signed_since(self, day):
        found = self.of(Agreement).filter(DATED, signed_on__gte=day, signed_on__lte=self.ends_on)
        return found.order_by("signed_on", "pk").values_list("city", IDENTIFIER)

    @cached_property
    def agreements_in_force(self):
        """The agreements in force at some time in the period, and the number of those that may have been."""
        fates = [(row, in_force(row, self)) for row in self.uncertain_agreements]
        running = self._certainly_in_force + [InForceRow(row.pk, row.uuid) for row, fate in fates if fate]
        return running, sum(fate is None for _row, fate in fates)

    @read(rows_of(InForceRow))
    def _certainly_in_force(self):
        """Those whose days are known and say so: `in_force` would say the same, the database is quicker."""
        known = self.of(Agreement).filter(DATED).exclude(ENDED_SOME_DAY).exclude(status=AgreementStatus.NEGOTIATION)
        begun = known.annotate(begun_on=Coalesce("in_force_from", "signed_on")).filter(begun_on__lte=self.ends_on)
        lasting = begun.filter(Q(ends_on=None) | Q(ends_on__gte=self.starts_on))
        return lasting.order_by("signed_on", "pk").values_list("city", "pk", IDENTIFIER)

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
