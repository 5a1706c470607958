from django.db import migrations, models
import django.db.models.deletion

from observatory.append_only import protect, unprotect
from observatory.sealing import seal


def forwards(apps, schema_editor):
    """Seal what the log holds already, and let nobody change a seal."""
    seal(apps.get_model("observatory", "Change").objects.all(), apps.get_model("observatory", "Seal"))
    schema_editor.connection.check_constraints()
    protect(schema_editor.connection, "observatory_seal")


def backwards(apps, schema_editor):
    unprotect(schema_editor.connection, "observatory_seal")


class Migration(migrations.Migration):

    dependencies = [
        ('observatory', '0006_longer_acronyms'),
    ]

    operations = [
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.CharField(max_length=64)),
                ('chain', models.CharField(max_length=64)),
                ('change', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='seal', to='observatory.change')),
            ],
            options={
                'verbose_name': 'seal of the change log',
                'verbose_name_plural': 'seals of the change log',
                'ordering': ['pk'],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]
