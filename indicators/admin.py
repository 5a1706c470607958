"""What there is to measure and what was measured, to look at: changes go through files and pages, with their log."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from indicators import models


class LookOnly:
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class LevelInline(LookOnly, admin.TabularInline):
    model = models.RubricLevel
    fields = ["value", "name", "description"]


@admin.register(models.Category)
class CategoryAdmin(LookOnly, TranslationAdmin):
    list_display = ["code", "name", "dimension", "position"]
    list_filter = ["dimension"]


@admin.register(models.Indicator)
class IndicatorAdmin(LookOnly, TranslationAdmin):
    list_display = ["code", "name", "city", "level", "value_type", "rule", "version"]
    list_filter = ["dimension", "level", "nature", "value_type"]
    search_fields = ["code", "name_es", "name_en"]
    inlines = [LevelInline]


@admin.register(models.Period)
class PeriodAdmin(LookOnly, admin.ModelAdmin):
    list_display = ["code", "starts_on", "ends_on", "frequency"]
    list_filter = ["frequency"]
    search_fields = ["code"]


@admin.register(models.AdoptedIndicator)
class AdoptedIndicatorAdmin(LookOnly, admin.ModelAdmin):
    list_display = ["city", "indicator", "frequency", "is_public", "adopted_on", "retired_on"]
    list_filter = ["frequency", "is_public"]
    search_fields = ["city__name", "indicator__code"]
    list_select_related = ["city", "indicator"]


@admin.register(models.Measurement)
class MeasurementAdmin(LookOnly, admin.ModelAdmin):
    list_display = ["city", "indicator", "period", "segment", "value", "state", "is_derived", "superseded_at"]
    list_filter = ["state", "is_derived"]
    search_fields = ["city__name", "indicator__code", "period__code"]
    list_select_related = ["city", "indicator", "period"]
    show_full_result_count = False
