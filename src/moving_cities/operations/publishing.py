"""Publishing under the address that this installation is configured with."""

from pathlib import Path

from django.conf import settings

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.publishing import Edition, publish, remove_old_editions
from moving_cities.edition.site import Site
from moving_cities.operations.progress import progress


def publish_atlas(atlas: Atlas, var: Path, *, full: bool = False) -> Edition:
    """Build the edition of this atlas, make it the live one, and show the progress.

    Raises:
        EditionError: nothing was published; the edition before is still live.
    """
    with progress("Publishing") as tell:
        edition = publish(atlas, var, site=Site(settings.BASE_URL), progress=tell, full=full)
    remove_old_editions(var)
    return edition
