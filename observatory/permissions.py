"""Who may do what in which city. This table is the whole policy; views only ask `user.has_perm(permission, thing)`."""

from django.contrib.auth.backends import BaseBackend

from observatory.choices import Role
from observatory.models import Membership
from observatory.prepared import prepared

SEE = {"observatory.see_workspace"}
LOG = {"observatory.log_register", "observatory.import_data"}

ROLE_PERMISSIONS = {
    Role.STAFF: SEE
    | LOG
    | {
        "indicators.record_measurement",
        "reporting.prepare_report",
    },
    Role.DIRECTOR: SEE
    | LOG
    | {
        "observatory.undo_import",
        "observatory.manage_people",
        "observatory.manage_city",
        "observatory.decide_agreements",
        "indicators.adopt_indicator",
        "indicators.define_indicator",
        "indicators.record_measurement",
        "indicators.approve_measurement",
        "indicators.answer_evaluation",
        "indicators.correct_measurement",
        "indicators.invite_assessor",
        "reporting.prepare_report",
        "reporting.publish_report",
        "dialogues.publish_answer",
        "dialogues.publish_results",
    },
    Role.ADMIN: SEE
    | LOG
    | {
        "observatory.undo_import",
        "observatory.manage_people",
        "observatory.manage_city",
        "indicators.adopt_indicator",
        "indicators.define_indicator",
        "indicators.record_measurement",
    },
}


class CityRoleBackend(BaseBackend):
    """Grants a person's permissions on anything that belongs to their city: anything with a `.city`."""

    def get_user_permissions(self, user_obj, obj=None):
        """Answer the set of permission names the person has on `obj`; empty without one."""
        city = getattr(obj, "city", None)
        if city is None or not user_obj.is_active or user_obj.is_anonymous:
            return set()
        return set().union(*(ROLE_PERMISSIONS[role] for role in roles_in(user_obj, city)))

    def has_perm(self, user_obj, perm, obj=None):
        return perm in self.get_user_permissions(user_obj, obj)


def roles_in(user, city):
    """The roles a person has in a city, of their own or because its territory looks after it."""
    roles, held = set(), dict(roles_held(user))
    while held and city is not None:
        roles |= held.pop(city.pk, set())
        city = city.parent if city.is_managed_by_parent and city.parent_id else None
    return roles


def roles_held(user):
    """Roles by city, read once per request: the user object lives as long as the request."""
    if not hasattr(user, "_roles_held"):
        user._roles_held = {}
        for city, role in _current_roles(user.pk):
            user._roles_held.setdefault(city, set()).add(Role(role))
    return user._roles_held


@prepared
def _current_roles(user):
    return Membership.objects.current().filter(user=user).values_list("city", "role")
