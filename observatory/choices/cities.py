"""Who works where, and how a city writes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    STAFF = "staff", _("Staff")
    DIRECTOR = "director", _("Director")
    ADMIN = "admin", _("Administrator")


class CityKind(TextChoices):
    MUNICIPALITY = "municipality", _("Municipality")
    METROPOLITAN = "metropolitan", _("Metropolitan area")
    REGION = "region", _("Region or state")
    ASSOCIATION = "association", _("Association of municipalities")


class Locale(TextChoices):
    """How a city writes numbers and dates. Names stand in their own language, so they are not translated."""

    ES_AR = "es_AR", "Español (Argentina)"
    ES_BO = "es_BO", "Español (Bolivia)"
    ES_CL = "es_CL", "Español (Chile)"
    ES_CO = "es_CO", "Español (Colombia)"
    ES_CR = "es_CR", "Español (Costa Rica)"
    ES_EC = "es_EC", "Español (Ecuador)"
    ES_ES = "es_ES", "Español (España)"
    ES_MX = "es_MX", "Español (México)"
    ES_PE = "es_PE", "Español (Perú)"
    ES_PY = "es_PY", "Español (Paraguay)"
    ES_UY = "es_UY", "Español (Uruguay)"
    EN_GB = "en_GB", "English (United Kingdom)"
    EN_US = "en_US", "English (United States)"
    FR_CA = "fr_CA", "Français (Canada)"
    FR_FR = "fr_FR", "Français (France)"
    PT_BR = "pt_BR", "Português (Brasil)"
    PT_PT = "pt_PT", "Português (Portugal)"


class Language(TextChoices):
    ES = "es", "Español"
    EN = "en", "English"
    FR = "fr", "Français"
    PT = "pt", "Português"


class DataLicence(TextChoices):
    """The open licences a city may publish under, by their SPDX identifiers. Names of licences are not translated."""

    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC0 = "CC0-1.0", "CC0 1.0"
    ODC_BY = "ODC-By-1.0", "ODC-By 1.0"
    ODBL = "ODbL-1.0", "ODbL 1.0"
    PDDL = "PDDL-1.0", "PDDL 1.0"

    @property
    def url(self):
        """The address of its text."""
        return LICENCE_TEXTS[self]


LICENCE_TEXTS = {
    DataLicence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    DataLicence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    DataLicence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    DataLicence.ODC_BY: "https://opendatacommons.org/licenses/by/1-0/",
    DataLicence.ODBL: "https://opendatacommons.org/licenses/odbl/1-0/",
    DataLicence.PDDL: "https://opendatacommons.org/licenses/pddl/1-0/",
}


class Precision(TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    YEAR = "year", _("Year")
