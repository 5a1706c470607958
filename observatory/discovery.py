"""Finding what every app says for itself: its module of a given name, as the admin finds `admin.py`."""

import sys
from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.utils.module_loading import autodiscover_modules


def import_everywhere(name):
    """Import the module `name` of every app, and each part of it where it is a package."""
    autodiscover_modules(name)
    for config in apps.get_app_configs():
        package = sys.modules.get(f"{config.name}.{name}")
        for part in iter_modules(getattr(package, "__path__", ())):
            import_module(f"{package.__name__}.{part.name}")
