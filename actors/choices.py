"""The vocabularies of the actor map (N3 ch. III)."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Group(TextChoices):
    """The seven groups of actors of a territory (N3 ch. III)."""

    INTERNATIONAL = "international", _("International actors")
    PRIVATE = "private", _("Private sector")
    SOCIAL = "social", _("Social and citizen sector")
    ACADEMIC = "academic", _("Academic and cultural sector")
    MEDIA = "media", _("Media")
    LOCAL_GOVERNMENT = "local-government", _("Other offices of the local government")
    OTHER_GOVERNMENT = "other-government", _("Other levels of government")


class Subkind(TextChoices):
    """What an actor is within its group (N3 ch. III)."""

    CONSULATE = "consulate", _("Embassy or consulate")
    COOPERATION = "cooperation", _("International organisation or cooperation agency")
    CULTURAL_CENTRE = "cultural-centre", _("Foreign cultural centre")
    INVESTOR = "investor", _("Company or investor, of the country or from abroad")
    CHAMBER = "chamber", _("Chamber or business union")
    TOURISM = "tourism", _("Union of tourism and services")
    WORKERS = "workers", _("Organisation of workers")
    CIVIL_SOCIETY = "civil-society", _("Civil society organisation")
    COMMUNITY = "community", _("Community or neighbourhood group")
    MIGRANTS = "migrants", _("Migrant community")
    DIASPORA = "diaspora", _("Citizens who live abroad")
    VISITORS = "visitors", _("Visitors of the city")
    RESIDENTS = "residents", _("Residents in general")
    UNIVERSITY = "university", _("University or research centre")
    SCHOOL = "school", _("School or association of schools")
    LANGUAGES = "languages", _("Centre for foreign languages")
    MUSEUM = "museum", _("Museum or cultural institution")
    INTELLECTUALS = "intellectuals", _("Circle of thinkers and artists")
    LOCAL_MEDIA = "local-media", _("Local media")
    NATIONAL_MEDIA = "national-media", _("National media")
    FOREIGN_MEDIA = "foreign-media", _("Foreign media")
    EXECUTIVE = "executive", _("Head of the local government")
    CABINET = "cabinet", _("Secretary or member of the cabinet")
    LOCAL_OFFICE = "local-office", _("Office, agency or company of the local government")
    COUNCIL = "council", _("Local council or assembly")
    MINISTRY = "ministry", _("National ministry or agency")
    INTERMEDIATE = "intermediate", _("Government of the state, province or department")
    PARLIAMENT = "parliament", _("Regional or national parliament")
    OTHER_CITY = "other-city", _("Another local government")


SUBKINDS = {
    Group.INTERNATIONAL: (Subkind.CONSULATE, Subkind.COOPERATION, Subkind.CULTURAL_CENTRE),
    Group.PRIVATE: (Subkind.INVESTOR, Subkind.CHAMBER, Subkind.TOURISM, Subkind.WORKERS),
    Group.SOCIAL: (
        *(Subkind.CIVIL_SOCIETY, Subkind.COMMUNITY, Subkind.MIGRANTS),
        *(Subkind.DIASPORA, Subkind.VISITORS, Subkind.RESIDENTS),
    ),
    Group.ACADEMIC: (
        *(Subkind.UNIVERSITY, Subkind.SCHOOL, Subkind.LANGUAGES),
        *(Subkind.MUSEUM, Subkind.INTELLECTUALS),
    ),
    Group.MEDIA: (Subkind.LOCAL_MEDIA, Subkind.NATIONAL_MEDIA, Subkind.FOREIGN_MEDIA),
    Group.LOCAL_GOVERNMENT: (Subkind.EXECUTIVE, Subkind.CABINET, Subkind.LOCAL_OFFICE, Subkind.COUNCIL),
    Group.OTHER_GOVERNMENT: (
        *(Subkind.MINISTRY, Subkind.INTERMEDIATE),
        *(Subkind.PARLIAMENT, Subkind.OTHER_CITY),
    ),
}
GROUP_OF = {subkind: group for group, subkinds in SUBKINDS.items() for subkind in subkinds}


class Reach(TextChoices):
    """Where an actor is at home, seen from the city."""

    LOCAL = "local", pgettext_lazy("actor", "Of this territory")
    ABROAD = "abroad", pgettext_lazy("actor", "Abroad")


class ActorRole(TextChoices):
    """What an actor is to the city's international action."""

    PARTNER = "partner", pgettext_lazy("actor", "Partner")
    ALLY = "ally", pgettext_lazy("actor", "Ally")
    FUNDER = "funder", pgettext_lazy("actor", "Funder")
    BENEFICIARY = "beneficiary", pgettext_lazy("actor", "Beneficiary")
    OPPONENT = "opponent", pgettext_lazy("actor", "Opponent")


class RelationKind(TextChoices):
    """What one actor has to do with another: it is read from the first to the second."""

    WORKS_WITH = "works-with", pgettext_lazy("relation", "works with")
    FUNDS = "funds", pgettext_lazy("relation", "funds")
    DEPENDS_ON = "depends-on", pgettext_lazy("relation", "depends on")
    REPRESENTS = "represents", pgettext_lazy("relation", "represents")
    IN_CONFLICT = "in-conflict", pgettext_lazy("relation", "is in conflict with")


class Level(IntegerChoices):
    """How much of something an actor has, in five steps."""

    VERY_LOW = 1, pgettext_lazy("level", "1, very low")
    LOW = 2, pgettext_lazy("level", "2, low")
    MIDDLE = 3, pgettext_lazy("level", "3, middle")
    HIGH = 4, pgettext_lazy("level", "4, high")
    VERY_HIGH = 5, pgettext_lazy("level", "5, very high")


class Stance(IntegerChoices):
    """How an actor stands to the city's international action."""

    AGAINST = 1, pgettext_lazy("position", "1, against it")
    DOUBTFUL = 2, pgettext_lazy("position", "2, doubtful")
    UNDECIDED = 3, pgettext_lazy("position", "3, undecided")
    IN_FAVOUR = 4, pgettext_lazy("position", "4, in favour")
    COMMITTED = 5, pgettext_lazy("position", "5, committed to it")
