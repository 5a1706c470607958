import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

framework = get_wsgi_application()

import config.urls  # noqa: E402, F401 (all views are loaded before the first reader comes)
from config.stored_pages import StoredPages  # noqa: E402 (asks for the database, so settings come first)

application = StoredPages(framework)

gc.collect()
gc.freeze()  # what is loaded stays: a search for garbage that goes through it again and again costs half a stored page
