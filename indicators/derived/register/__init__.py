"""What a city's register holds for a period: each part is read once, when the first rule asks for it.

The parts of several cities are read together, so that many cities cost as many queries as one.
"""

from indicators.derived.register.activities import Activities
from indicators.derived.register.actors import Actors
from indicators.derived.register.agreements import Agreements
from indicators.derived.register.base import Batch, grouped, linked
from indicators.derived.register.communications import Communications
from indicators.derived.register.dialogues import Dialogues
from indicators.derived.register.investments import Investments
from indicators.derived.register.networks import Networks
from indicators.derived.register.office import Office
from indicators.derived.register.plans import Plans
from indicators.derived.register.practices import Practices
from indicators.derived.register.surveys import Surveys
from indicators.derived.register.targets import Targets


class Register(
    Activities,
    Actors,
    Agreements,
    Communications,
    Dialogues,
    Investments,
    Networks,
    Office,
    Plans,
    Practices,
    Surveys,
    Targets,
):
    """The kept rows of one city that matter to one period. The number of queries does not depend on the rows."""


def registers(cities, period, today=None):
    """Yield the register of each of these cities; what the first one reads is read for all of them."""
    batch = Batch(cities, period, today)
    for city in cities:
        yield Register(city, batch)


__all__ = ["Batch", "Register", "grouped", "linked", "registers"]
