"""What can be done at the desk: verbs, each in one transaction, each with its record of activity.

The admin, the command line and the importers call the same verbs.
"""

from moving_cities.desk.actions.importing import Counts, ImportResult, import_atlas
from moving_cities.desk.actions.moving import leave_aliases_behind

__all__ = ["Counts", "ImportResult", "import_atlas", "leave_aliases_behind"]
