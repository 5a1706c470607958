from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    """Make the table of the cache, if the settings keep it in the database and it is not there yet."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [
        ('observatory', '0007_sealed_change_log'),
    ]

    operations = [
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
