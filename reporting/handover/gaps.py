"""What a handover lacks. It can be issued all the same, with reservations."""

from dataclasses import asdict, dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dialogues.models import Commitment
from indicators.choices import State
from indicators.models import Measurement
from observatory.choices import AgreementStatus, StrategyStatus
from observatory.models import Agreement, GovernmentTerm, Lesson, NetworkFee, NetworkMembership, StaffPosition, Strategy


@dataclass(frozen=True)
class Gap:
    """Something that is missing: in words, and where it is repaired."""

    text: str
    href: str


def missing_in(scope):
    """Everything that the office should still write down before it hands over, as plain JSON."""
    return [asdict(Gap(str(text), reverse(name, args=[scope.city.code]))) for name, text in _found(scope)]


def _found(scope):
    if not scope.of(Strategy).filter(status=StrategyStatus.ADOPTED).exists():
        yield "work-strategy", _("No adopted strategy is on file.")
    if not GovernmentTerm.objects.at(scope.today).filter(city=scope.city).exists():
        yield "work-settings", _("The government term that runs today is not on file.")
    for name, n, words in _counted(scope):
        if n:
            yield name, words(n) % {"n": n}
    if not scope.of(Lesson).exists():
        yield "lesson-list", _("No lesson is written down.")


def _counted(scope):
    """What can be missing several times, as (where it is repaired, how often, its words)."""
    running = scope.of(Agreement).exclude(status=AgreementStatus.ENDED)
    no_post = running.filter(responsible_post=None, responsible="").count()
    no_document = running.filter(document=None, documents=None).count()
    vacant = scope.of(StaffPosition).vacant(scope.today).count()
    overdue = scope.of(Commitment).filter(status="open", due_on__lt=scope.today).count()
    open_values = Measurement.objects.current().headline().filter(city=scope.city).exclude(state=State.APPROVED)
    return (
        (
            "agreement-list",
            no_post,
            lambda n: ngettext(
                "One agreement has no responsible post.", "%(n)s agreements have no responsible post.", n
            ),
        ),
        (
            "agreement-list",
            no_document,
            lambda n: ngettext(
                "The signed text of one agreement is not on file.",
                "The signed texts of %(n)s agreements are not on file.",
                n,
            ),
        ),
        ("position-list", vacant, lambda n: ngettext("One post is vacant.", "%(n)s posts are vacant.", n)),
        (
            "commitment-list",
            overdue,
            lambda n: ngettext("One commitment is overdue.", "%(n)s commitments are overdue.", n),
        ),
        (
            "network-list",
            without_this_years_fee(scope).count(),
            lambda n: ngettext(
                "The fee of one network is not on file for this year.",
                "The fees of %(n)s networks are not on file for this year.",
                n,
            ),
        ),
        (
            "work-measure",
            open_values.count(),
            lambda n: ngettext("One value is not approved.", "%(n)s values are not approved.", n),
        ),
    )


def without_this_years_fee(scope):
    """The networks of today that ask for a fee of which nothing is on file for this year."""
    paid = NetworkFee.objects.kept().filter(membership__city=scope.city, year=scope.today.year)
    rows = scope.of(NetworkMembership).on(scope.today).filter(fee__gt=0)
    return rows.exclude(pk__in=paid.values("membership"))
