"""A key among Streamlit's secrets reaches the travel service, as the settings' guide says."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import Secrets

from planner.settings import TravelSettings
from planner.travel.cache import FOLDER_VARIABLE
from planner.travel.provider import travel_times
from planner.travel.service import OWN_KEY, PUBLIC_KEY
from tests.support.ors_server import stand_in
from tests.support.travel import travel_day


def test_a_key_among_the_secrets_is_sent_to_the_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    for name in (OWN_KEY, PUBLIC_KEY):  # set first, so that the test's end restores them
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    file = tmp_path / "secrets.toml"
    file.write_text(f'{OWN_KEY} = "own"\n{PUBLIC_KEY} = "public"\n', encoding="utf-8")
    asked = config.get_option
    monkeypatch.setattr(
        config, "get_option", lambda key: [str(file)] if key == "secrets.files" else asked(key)
    )
    assert Secrets().load_if_toml_exists()  # what `streamlit run` does when it starts
    with stand_in() as service:
        settings = TravelSettings(provider="openrouteservice", base_url=service.url)
        travel_times(travel_day(travel=settings))
    assert service.keys == ["own"]
