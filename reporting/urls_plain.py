"""Addresses without a language."""

urlpatterns = []
