import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

framework = get_wsgi_application()

from config.stored_pages import StoredPages  # noqa: E402 (asks for the database, so settings come first)

application = StoredPages(framework)
