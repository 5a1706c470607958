from django.db.models import F, Q
from django.db.models.functions import Coalesce

from actors.models import Actor, Participation
from indicators.derived.register.base import IDENTIFIER, Part, keys, read, rows_of
from indicators.derived.rows import ActorRow
from observatory.choices import AgreementStatus
from observatory.models import Agreement, Project


class Actors(Part):
    @read(rows_of(ActorRow))
    def actors_at_the_end(self):
        """The actors that stood on the map on the last day of the period."""
        found = Actor.objects.filter(city__in=self.cities).on_the_map(self.as_of).order_by("name", "pk")
        return found.values_list("city", "pk", IDENTIFIER, "group")

    @read(keys)
    def committed_to_the_sdgs(self):
        """The keys of the actors in an agreement or a project on the SDGs, in force in the period and with a source."""
        within = Q(agreement__in=self._agreements_on_the_sdgs, agreement__city=F("actor__city"))
        within |= Q(project__in=self._projects_on_the_sdgs, project__city=F("actor__city"))
        found = Participation.objects.filter(within, actor__city__in=self.cities)
        return found.values_list("actor__city", "actor_id")

    @property
    def _agreements_on_the_sdgs(self):
        begun = self.of(Agreement).annotate(begun_on=Coalesce("in_force_from", "signed_on"))
        found = begun.filter(self._lasting("begun_on")).exclude(status=AgreementStatus.NEGOTIATION)
        found = found.exclude(status=AgreementStatus.ENDED, ends_on=None)
        documented = Q(url__gt="") | Q(source__isnull=False) | Q(document__isnull=False) | Q(documents__isnull=False)
        return found.filter(documented, sdgs__isnull=False).values("pk")

    @property
    def _projects_on_the_sdgs(self):
        documented = Q(url__gt="") | Q(source__isnull=False)
        found = self.of(Project).filter(self._lasting("starts_on"), documented, sdgs__isnull=False)
        return found.values("pk")

    def _lasting(self, begun):
        """Make the condition that something lasted for a day at least of the period, up to today."""
        return Q(**{f"{begun}__lte": self.as_of}) & (Q(ends_on=None) | Q(ends_on__gte=self.starts_on))
