"""The last resort of whoever runs a deployment: reference data, people and what no page changes."""

from django.contrib import admin

from observatory import models


@admin.register(models.User)
class UserAdmin(admin.ModelAdmin):
    list_display = ["email", "name", "is_active", "is_staff"]
    search_fields = ["email", "name"]
    exclude = ["password", "user_permissions", "groups"]
    readonly_fields = ["last_login"]


@admin.register(models.City)
class CityAdmin(admin.ModelAdmin):
    list_display = ["name", "country", "kind", "is_observed", "is_public"]
    list_filter = ["is_observed", "is_public", "kind"]
    search_fields = ["name", "code"]
    raw_id_fields = ["parent"]


@admin.register(models.Network)
class NetworkAdmin(admin.ModelAdmin):
    list_display = ["name", "acronym", "country", "brought_in_by"]
    search_fields = ["name", "acronym"]
    raw_id_fields = ["source"]


@admin.register(models.Country, models.Currency)
class ReferenceAdmin(admin.ModelAdmin):
    list_display = ["code", "name"]
    search_fields = ["code", "name"]


@admin.register(models.Change)
class ChangeAdmin(admin.ModelAdmin):
    list_display = ["at", "by", "action", "label", "city"]
    list_filter = ["action", "channel"]
    search_fields = ["label"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
