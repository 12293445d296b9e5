"""The addresses of the desk, below `/desk/`."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

desk_urls = [path("", include(admin_urls))]
