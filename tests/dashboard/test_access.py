"""Who may do what, and that a viewer changes nothing, whichever way the page is used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard import access
from planner.dashboard.access import Access, Role, role_of, served_to_network
from planner.dashboard.edit_steps import History
from planner.dashboard.editing import _go, editing
from planner.dashboard.kept import delete_kept, import_kept
from planner.dashboard.planning import load_files, start
from planner.dashboard.reasoning import apply_fix, undo_fix
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Applied, Session
from planner.explain.fixes import Fix
from planner.texts import LANGUAGES, Language, text
from tests.dashboard.evening import evening_session
from tests.support.history import EVENING, history_at, plan_named

LISTED = Access(leads=("Anna@firma.ru", "logistics"), viewers=("@firma.ru",), claim="groups")


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ({"email": "anna@firma.ru"}, Role.LEAD),
        ({"email": "ANNA@Firma.ru", "email_verified": True}, Role.LEAD),
        ({"email": "boris@firma.ru"}, Role.VIEWER),
        ({"email": "anna@firma.ru", "email_verified": False}, None),
        ({"email": "anna@firma.ru.evil.example"}, None),
        ({"email": "anna@evil.example"}, None),
        ({"email": "x@evil.example", "groups": ["staff", "Logistics"]}, Role.LEAD),
        ({"email": "x@evil.example", "groups": "logistics"}, Role.LEAD),
        ({"email": "x@evil.example", "groups": ["anna@firma.ru", "@firma.ru"]}, None),
        ({"email": "x@evil.example", "roles": ["logistics"]}, None),
        ({"email": "firma.ru"}, None),
        ({}, None),
    ],
)
def test_a_role_comes_from_a_verified_e_mail_or_the_claim_named(
    user: dict[str, object], role: Role | None
) -> None:
    assert role_of(user, LISTED) is role


def test_without_lists_nobody_who_logs_in_gets_in() -> None:
    assert role_of({"email": "anna@firma.ru", "groups": [""]}, Access(claim="groups")) is None


@pytest.mark.parametrize(
    ("address", "open_to_others"),
    [
        ("localhost", False),
        ("127.0.0.1", False),
        ("::1", False),
        ("127.8.0.1", False),
        ("0.0.0.0", True),
        ("192.168.1.5", True),
        ("planner.firma.ru", True),
    ],
)
def test_only_loopback_addresses_are_this_machine_s(address: str, open_to_others: bool) -> None:
    assert served_to_network(address) is open_to_others


def test_the_program_is_bound_to_this_machine_by_default() -> None:
    config = (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8")
    assert 'address = "localhost"' in config
    assert "maxUploadSize = 20 " in config


@pytest.fixture
def viewer() -> Iterator[None]:
    """Whoever acts is a viewer."""
    with (
        patch.object(access, "role", return_value=Role.VIEWER),
        patch("streamlit.session_state", {}),
    ):
        yield


def state(of: Session) -> tuple[object, ...]:
    return (of.loaded, of.shown, of.files, of.job, of.applied, of.source)


def test_a_viewer_changes_nothing_by_any_of_the_acts(viewer: None) -> None:
    now = evening_session()
    assert now.shown is not None
    now.shown = replace(now.shown, loaded=now.loaded)
    fix = Mock(spec=Fix, edits=(), changes=())
    now.applied = (Applied(fix=fix, loaded=now.loaded, shown=now.shown),)
    text_before = editing(now).now
    before = state(now)
    assert load_files(now, {"day.toml": b"date = 2026-11-20"}) is False
    start(now)
    undo_fix(now)
    apply_fix(now, fix)
    _go(now, History(now=replace(text_before, toml="date = 2026-11-21")), anew=True)
    assert state(now) == before
    assert editing(now).now == text_before
    assert now.faults == ()


def test_a_viewer_neither_deletes_nor_imports(viewer: None) -> None:
    from planner.history.keeping import plans, save

    history = history_at(os.environ["PLANNER_HISTORY"])
    plan_id = save(history, plan_named(), now=EVENING)
    now = evening_session()
    delete_kept(now, [plan_id])
    import_kept(now, "x.zip", b"nothing")
    assert [line.plan_id for line in plans(history)] == [plan_id]
    assert now.parts == {}


def app(language: Language) -> AppTest:
    def script() -> None:
        import streamlit as st

        from planner.dashboard import access
        from planner.dashboard.session import language

        if access.enter(language()):
            access.render_notices(language())
            st.write("the page")

    made = AppTest.from_function(script)
    made.session_state["lang"] = language
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_not_logged_in_sees_a_way_in_and_no_page(language: Language) -> None:
    made = app(language)
    made.secrets["auth"] = {"client_id": "x"}
    made.run()
    assert [button.label for button in made.button] == [text("access-login", language)]
    assert "the page" not in [one.value for one in made.markdown]


def test_who_is_not_listed_is_told_who_he_is() -> None:
    made = app("ru")
    made.secrets["auth"] = {"client_id": "x"}
    made.secrets["access"] = {"leads": ["anna@firma.ru"]}
    user = {"is_logged_in": True, "email": "![x](http://e.example)@e"}
    with patch("streamlit.user", FakeUser(user)):
        made.run()
    assert [one.value for one in made.error] == [
        text("access-stranger", "ru", who=as_markdown("![x](http://e.example)@e"))
    ]


def test_a_viewer_sees_the_page_and_what_he_is() -> None:
    made = app("en")
    made.secrets["auth"] = {"client_id": "x"}
    made.secrets["access"] = {"viewers": "@firma.ru"}
    with patch("streamlit.user", FakeUser({"is_logged_in": True, "email": "b@firma.ru"})):
        made.run()
    assert "the page" in [one.value for one in made.markdown]
    assert [one.value for one in made.caption] == [
        text("access-as-viewer", "en", who=as_markdown("b@firma.ru"))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_served_to_a_network_without_a_login_it_warns(language: Language) -> None:
    made = app(language)
    with patch.object(access, "served_to_network", return_value=True):
        made.run()
    assert [one.value for one in made.warning] == [text("access-open", language)]
    assert "the page" in [one.value for one in made.markdown]


def test_secrets_that_can_not_be_read_let_nobody_in() -> None:
    made = app("ru")
    with patch.object(access, "secrets_broken", return_value=True):
        made.run()
    assert [one.value for one in made.error] == [text("access-secrets", "ru")]
    assert "the page" not in [one.value for one in made.markdown]


class FakeUser(dict[str, object]):
    """Stands for `st.user`."""

    def to_dict(self) -> dict[str, object]:
        return dict(self)
