"""The addresses that Django answers: the desk and its static files. All others are files of the edition."""

from django.contrib.staticfiles.views import serve
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control

from moving_cities.desk.urls import desk_urls

urlpatterns = [
    path("desk/", include(desk_urls)),
    re_path(r"^desk-static/(?P<path>.+)$", cache_control(max_age=3600, public=True)(serve), {"insecure": True}),
]
