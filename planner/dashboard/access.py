"""Who may do what: everybody is a lead on this machine; over a network people log in.

Where `secrets.toml` has a section [auth], nobody sees a page without logging in (OpenID Connect
by `st.login`), and the section [access] says who is who:

    [access]
    leads = ["anna@firma.ru"]          # e-mails, or "@firma.ru" for a whole domain
    viewers = ["@firma.ru"]
    claim = "groups"                   # optional: names of groups may stand in the lists then

A viewer sees every page and opens kept plans, but changes nothing. What changes something asks
`allowed()` where it is done, not where its button is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import cast

import streamlit as st

from planner.dashboard.safe import as_markdown
from planner.texts import Language, text

REFUSED_KEY = "refused"
Claims = Mapping[str, object]


class Role(StrEnum):
    """What a person may do."""

    LEAD = "lead"
    VIEWER = "viewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who is who.

    Attributes
    ----------
    leads, viewers : e-mails, "@domain", or values of the claim. claim : its name; "" for none.
    """

    leads: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()
    claim: str = ""


def role_of(user: Claims, access: Access) -> Role | None:
    """The role of a person who is logged in; None for a stranger.

    An e-mail that the provider says it has not verified counts as none.
    """
    known = _names(user, access.claim)
    if known & {one.casefold() for one in access.leads}:
        return Role.LEAD
    return Role.VIEWER if known & {one.casefold() for one in access.viewers} else None


def role() -> Role | None:
    """The role of who looks at the page; None where a login is needed or leads to nothing."""
    if secrets_broken():
        return None
    if not login_needed():
        return Role.LEAD
    user = st.user.to_dict()
    return role_of(user, _access()) if user.get("is_logged_in") else None


def may_change() -> bool:
    """Whether who looks at the page may change anything."""
    return role() is Role.LEAD


def allowed() -> bool:
    """Whether a change may go on; where it may not, the page will say so."""
    if may_change():
        return True
    st.session_state[REFUSED_KEY] = True
    return False


def who() -> str:
    """The e-mail of who is logged in; "" where nobody is."""
    return str(st.user.get("email") or "")


def login_needed() -> bool:
    """Whether secrets.toml asks for a login."""
    return "auth" in secrets()


def secrets_broken() -> bool:
    """Whether there are secrets that can't be read, so that nobody knows whom to let in."""
    files = cast("list[str]", st.get_option("secrets.files"))
    return not st.secrets.load_if_toml_exists() and any(Path(one).exists() for one in files)


def enter(language: Language) -> bool:
    """Whether the pages may be drawn; else the way to log in or out is."""
    if role() is not None:
        return True
    if secrets_broken():
        st.error(text("access-secrets", language))
        return False
    known = bool(st.user.to_dict().get("is_logged_in"))
    st.title(text("access-title", language))
    if known:
        st.error(text("access-stranger", language, who=as_markdown(who()) or "—"))
        st.button(text("access-logout", language), on_click=st.logout)
    else:
        st.write(text("access-please", language))
        st.button(text("access-login", language), type="primary", on_click=st.login)
    return False


def render_notices(language: Language) -> None:
    """Say what is not safe, what was refused, and who is logged in."""
    if not login_needed():
        if served_to_network():
            st.warning(text("access-open", language), icon=":material/lock_open:")
        return
    if st.session_state.pop(REFUSED_KEY, False):
        st.error(text("access-refused", language), icon=":material/block:")
    with st.container(horizontal=True, horizontal_alignment="right", key="who"):
        key = "access-as-lead" if may_change() else "access-as-viewer"
        st.caption(text(key, language, who=as_markdown(who())))
        st.button(text("access-logout", language), on_click=st.logout, type="tertiary")


def served_to_network(address: str | None = None) -> bool:
    """Whether other machines can reach the server; without an address it listens to all."""
    own = address or cast("str | None", st.get_option("server.address"))
    if own is None:
        return True
    try:
        return not ip_address(own).is_loopback
    except ValueError:
        return own.casefold() != "localhost"


def _names(user: Claims, claim: str) -> set[str]:
    """What a person can be listed by, without regard to case."""
    email = str(user.get("email") or "").casefold()
    names: set[str] = set()
    if "@" in email and user.get("email_verified") is not False:
        names |= {email, "@" + email.rpartition("@")[2]}
    held = user.get(claim) if claim else None
    values: Sequence[object] = held if isinstance(held, list | tuple) else [held]
    # A claim can't pass for an e-mail: the provider may let people write it themselves.
    return names | {str(one).casefold() for one in values if one and "@" not in str(one)}


def _access() -> Access:
    section = secrets().get("access")
    if not isinstance(section, Mapping):
        return Access()
    return Access(
        leads=_listed(section.get("leads")),
        viewers=_listed(section.get("viewers")),
        claim=str(section.get("claim") or ""),
    )


def _listed(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(one) for one in value) if isinstance(value, Sequence) else ()


def secrets() -> Mapping[str, object]:
    """The secrets; none where there is no file of them."""
    return st.secrets if st.secrets.load_if_toml_exists() else {}
