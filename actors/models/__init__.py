from actors.models.actor import Actor, ActorMerge, DistinctActors
from actors.models.assessment import Assessment
from actors.models.participation import Participation
from actors.models.relation import Relation

__all__ = ["Actor", "ActorMerge", "Assessment", "DistinctActors", "Participation", "Relation"]
