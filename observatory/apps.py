from gettext import GNUTranslations
from pathlib import Path

import django
from django.apps import AppConfig, apps
from django.conf import settings
from django.utils.translation import trans_real


class ObservatoryConfig(AppConfig):
    """Speaks the Portuguese of Brazil, also where Django and the library of accounts speak."""

    name = "observatory"

    def ready(self):
        places = [Path(django.__file__).parent / "conf", *(Path(each.path) for each in apps.get_app_configs())]
        texts = [place / "locale" / "pt_BR" for place in places] + [Path(path) / "pt" for path in settings.LOCALE_PATHS]
        portuguese = trans_real.translation("pt")
        for folder in texts:  # ours last: they go before those of others
            if (compiled := folder / "LC_MESSAGES" / "django.mo").exists():
                with compiled.open("rb") as file:
                    portuguese.merge(GNUTranslations(file))
