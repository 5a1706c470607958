"""The vocabularies of the actor map (N3 ch. III)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Group(TextChoices):
    """The seven groups of actors of a territory (N3 ch. III)."""

    INTERNATIONAL = "international", _("International actors")
    PRIVATE = "private", _("Private sector")
    SOCIAL = "social", _("Social and citizen sector")
    ACADEMIC = "academic", _("Academic and cultural sector")
    MEDIA = "media", _("Media")
    LOCAL_GOVERNMENT = "local-government", _("Other offices of the local government")
    OTHER_GOVERNMENT = "other-government", _("Other levels of government")
