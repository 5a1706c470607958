"""Who does what: posts and their holders, roles in the program, departments."""

from django.utils.translation import gettext as _

from observatory.choices import StaffFunction
from observatory.models import Department, GovernmentTerm, Membership, StaffPosition
from reporting.handover.parts import part, table


@part
def posts(scope):
    rows = scope.of(StaffPosition).with_holders(scope.today)
    lines = [
        (
            (
                row.title,
                ", ".join(str(StaffFunction(each).label) for each in row.functions),
                ", ".join(str(each.user) for each in row.held) or _("vacant"),
                scope.date(min((each.starts_on for each in row.held), default=None)),
                row.note,
            ),
            scope.page(row),
        )
        for row in rows
    ]
    header = [_("Post"), _("Functions"), _("Held by"), _("Since"), _("Note")]
    said = _("The posts of the office, which own agreements and commitments, and who sits in each.")
    return table("posts", _("Posts and their people"), said, header, lines)


@part
def access(scope):
    rows = Membership.objects.current(scope.today).filter(city=scope.city).select_related("user")
    lines = [
        ((row.user, row.user.email, row.get_role_display(), scope.date(row.starts_on), scope.date(row.ends_on)), "")
        for row in rows.order_by("role", "user__name", "pk")
    ]
    header = [_("Person"), _("E-mail"), _("Role"), _("From"), _("Until")]
    said = _("Who can enter this workspace. End the roles of whoever leaves: what they did stays under their name.")
    return table("access", _("Who has access"), said, header, lines)


@part
def departments(scope):
    lines = [((row.name, row.focal_point, row.part_in_action), scope.page(row)) for row in scope.of(Department)]
    header = [_("Department"), _("Focal point"), _("Its part in international action")]
    said = _("The departments that act abroad, and whom to ask there.")
    return table("departments", _("Departments and focal points"), said, header, lines)


@part
def terms(scope):
    rows = GovernmentTerm.objects.filter(city=scope.city)
    lines = [((row.head, scope.date(row.starts_on), scope.date(row.ends_on)), "") for row in rows]
    header = [_("Mayor or head of government"), _("From"), _("Until")]
    return table("terms", _("Government terms"), _("The administrations that the register knows."), header, lines)
