"""The desk as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The one application of the project."""

    name = "moving_cities.desk"
    label = "desk"
    verbose_name = _("Desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connects what must happen whenever a record goes away."""
        from moving_cities.desk import removal

        removal.connect()
