from actors.forms.actors import ActorForm
from actors.forms.filters import MapFilter
from actors.forms.participation import ParticipationForm
from actors.forms.relations import AssessmentForm, MapSnapshotForm, RelationForm

__all__ = ["ActorForm", "AssessmentForm", "MapFilter", "MapSnapshotForm", "ParticipationForm", "RelationForm"]
