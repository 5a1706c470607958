"""How far a communication plan is carried out, and whom it forgets. Pure: it knows lines by what they say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """Lines carried out, those whose day has passed without it, and the audiences that no line speaks to."""

    done: int
    late: int
    total: int
    forgotten: tuple[str, ...]


def state_of(lines, audiences, today):
    """Tell the state of lines that have `is_done`, `planned_on` and `audience`, on a day."""
    lines = list(lines)
    spoken_to = {line.audience for line in lines}
    return State(
        done=sum(line.is_done for line in lines),
        late=sum(not line.is_done and line.planned_on < today for line in lines),
        total=len(lines),
        forgotten=tuple(audience for audience in audiences if audience not in spoken_to),
    )
