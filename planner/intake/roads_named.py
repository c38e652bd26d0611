"""The roads file and the service that day.toml names: found, and allowed to be used.

In a day folder `roads_file` is a path from that folder. An uploaded day is a stranger's: it
may only name a file of this server's folder `PLANNER_ROADS` (default `roads`), and only the
service in `ORS_BASE_URL`, so that no page can make the server read or ask what it should not.
"""

from __future__ import annotations

import os
from pathlib import Path

from planner.errors import Fault
from planner.intake.day_file import DayFile
from planner.intake.faults import Rule
from planner.intake.files import DayFiles, FolderFiles, is_plain_name
from planner.settings import TravelSettings

FOLDER_VARIABLE, DEFAULT_FOLDER = "PLANNER_ROADS", "roads"
SERVICE_VARIABLE = "ORS_BASE_URL"


def travel_named(files: DayFiles, day_file: DayFile, faults: list[Fault]) -> TravelSettings:
    """The travel settings with the roads file's full path; faults are noted.

    A roads file is looked for whatever the provider: its streets are also the map's ground.
    """
    travel = day_file.settings.travel
    asked = travel.provider == "openrouteservice" and not isinstance(files, FolderFiles)
    if asked and travel.base_url not in {None, os.environ.get(SERVICE_VARIABLE)}:
        path, url = ("travel", "base_url"), travel.base_url
        faults.append(day_file.source.fault(path, url, Rule.SERVICE_NOT_ALLOWED))
    if travel.roads_file is not None:
        return _with_roads(files, day_file, travel.roads_file, faults)
    if travel.provider == "roads":
        path = ("travel", "roads_file")
        faults.append(day_file.source.fault(path, None, Rule.KEY_MISSING))
    return travel


def _with_roads(
    files: DayFiles, day_file: DayFile, name: str, faults: list[Fault]
) -> TravelSettings:
    travel, path = day_file.settings.travel, ("travel", "roads_file")
    if isinstance(files, FolderFiles):
        found = files.folder / name
    elif is_plain_name(name):
        found = Path(os.environ.get(FOLDER_VARIABLE, DEFAULT_FOLDER)) / name
    else:
        faults.append(day_file.source.fault(path, name, Rule.ROADS_FILE_OUTSIDE))
        return travel
    if not found.is_file():
        faults.append(day_file.source.fault(path, name, Rule.ROADS_FILE_MISSING))
    return travel.model_copy(update={"roads_file": str(found.resolve())})
