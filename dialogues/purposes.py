"""The four purposes of a dialogue: what is strived for, the space that suits, what is to be obtained (N3 ch. III)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.choices import Purpose


@dataclass(frozen=True)
class Guide:
    """What the source advises for one purpose, in our words."""

    purpose: Purpose
    aim: Any
    tool: Any
    output: Any
    outline: Any  # the headings of what is to be obtained, ready to be filled in


GUIDES = (
    Guide(
        Purpose.CONSULT,
        _("Hear what the actors know, see and think of a problem or an opportunity for the city abroad."),
        _("A space for consulting: interviews, a questionnaire, a round of listening."),
        _("A diagnosis of the topics, or of how the actors see the city's internationalization."),
        _(
            "Topics raised:\nProblems and opportunities seen:\n"
            "How the city's work abroad is seen:\nWhat is still to be found out:"
        ),
    ),
    Guide(
        Purpose.DELIBERATE,
        _("Look for alternatives to a problem, or go deeper into an opportunity for the strategy."),
        _("A space for deliberation: working groups, a workshop on scenarios, a forum with time to argue."),
        _("A map of interests, or a first draft of possible scenarios with the different actors."),
        _("Interests of each actor:\nWhere they meet:\nWhere they differ:\nPossible scenarios:"),
    ),
    Guide(
        Purpose.NEGOTIATE,
        _("Bring those present to commit their efforts and resources."),
        _("A space for negotiation: a table with a mandate, an agenda and minutes."),
        _("An inventory of resources and a plan of action with who does what, and by when."),
        _("Resources that each one brings:\nWhat is done with them, by whom and by when:\nWhat is still lacking:"),
    ),
    Guide(
        Purpose.ACCOUNT,
        _("Tell how what was agreed is going, and improve the results."),
        _("A space to give account: figures beforehand, questions answered, improvements noted."),
        _("A plan to improve the strategy; trust in the process, and staying power."),
        _(
            "What was promised and what was done:\nWhat those present asked:\n"
            "What is to be improved, by whom and by when:"
        ),
    ),
)


def guide_of(purpose):
    """Give the advice for a purpose."""
    return next(guide for guide in GUIDES if guide.purpose == purpose)
