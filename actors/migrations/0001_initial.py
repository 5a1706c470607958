import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('observatory', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=250, verbose_name='name')),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=250)),
                ('group', models.CharField(choices=[('international', 'International actors'), ('private', 'Private sector'), ('social', 'Social and citizen sector'), ('academic', 'Academic and cultural sector'), ('media', 'Media'), ('local-government', 'Other offices of the local government'), ('other-government', 'Other levels of government')], max_length=20, verbose_name='group')),
                ('subkind', models.CharField(blank=True, max_length=100, verbose_name='sub-kind')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actors', to='observatory.country', verbose_name='country')),
                ('place', models.CharField(blank=True, max_length=150, verbose_name='city')),
                ('website', models.URLField(blank=True, max_length=500, verbose_name='website')),
            ],
            options={
                'verbose_name': 'actor',
                'verbose_name_plural': 'actors',
                'ordering': ['name', 'pk'],
                'default_related_name': 'actors',
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('city', 'name_key'), name='one_actor_per_name')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='actors.actor', verbose_name='actor')),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='observatory.activity', verbose_name='activity')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='observatory.agreement', verbose_name='agreement')),
            ],
            options={
                'verbose_name': 'participation',
                'verbose_name_plural': 'participations',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('activity', None), ('agreement__isnull', False)), models.Q(('activity__isnull', False), ('agreement', None)), _connector='OR'), name='participation_in_one_thing'), models.UniqueConstraint(condition=models.Q(('agreement', None)), fields=('actor', 'activity'), name='one_participation_per_activity'), models.UniqueConstraint(condition=models.Q(('activity', None)), fields=('actor', 'agreement'), name='one_participation_per_agreement')],
            },
        ),
    ]
