from actors.models.actor import Actor, ActorMerge, DistinctActors
from actors.models.assessment import Assessment
from actors.models.participation import Participation
from actors.models.relation import Relation
from actors.models.snapshot import MapSnapshot

__all__ = ["Actor", "ActorMerge", "Assessment", "DistinctActors", "MapSnapshot", "Participation", "Relation"]
