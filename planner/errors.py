"""Errors that carry ids and values; the sentences are made in `planner.texts`."""

from __future__ import annotations

from dataclasses import dataclass


class PlannerError(Exception):
    """Any failure this program knows by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with the input.

    Attributes
    ----------
    file : name of the file, as the user knows it (never a full path).
    row : 1-based line or sheet row, header included; None where the whole file is meant.
    column : column or key, as the user wrote it; None where the whole row is meant.
    value : the offending value as text; None where there is none.
    rule : key of the rule in `texts` (``fault.<rule>``).
    details : further values for the rule's sentence, for example the nearest known key.
    """

    file: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    rule: str
    details: tuple[tuple[str, str], ...] = ()


class InputError(PlannerError):
    """Bad input: every fault of every file at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} fault(s) in the input: {faults[:3]!r}")
        self.faults = faults


class TravelError(PlannerError):
    """A travel or address service failed and no fallback was allowed.

    Attributes
    ----------
    service : its name. detail : what it answered: a code, never a place or a key.
    kind : key of the wording of what is wrong (`service-<kind>`); "" where there is only
        the detail.
    """

    def __init__(self, *, service: str, detail: str, kind: str = "") -> None:
        super().__init__(f"{service}: {kind or detail}" + (f" ({detail})" if kind else ""))
        self.service = service
        self.detail = detail
        self.kind = kind


class AddressServiceError(TravelError):
    """An address service failed; estimated travel times would not help."""


class AuditError(PlannerError):
    """A plan failed its own audit: the program's fault, never shown to the user as a plan."""

    def __init__(self, findings: tuple[str, ...]) -> None:
        super().__init__("; ".join(findings))
        self.findings = findings


class NoPlanError(PlannerError):
    """Stopped before any audited plan existed."""
