"""The address book of a day: corrections first, then what was found before, then the service.

Without a service (offline) only the first two answer. Every question asked of the user comes
from here; nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from planner.domain.order import Point
from planner.intake.addresses.answers import Candidate, Precision, Region, Verdict, judge
from planner.intake.addresses.cache import AnswerCache, default_path
from planner.intake.addresses.corrections import Corrections
from planner.intake.addresses.service import Geocode, box_of, geocoding, may_keep
from planner.intake.addresses.written import house_address
from planner.intake.faults import Rule
from planner.settings import AddressSettings

BY_HAND = "by hand"


@dataclass(slots=True, kw_only=True)
class AddressBook:
    """Where addresses are.

    Attributes
    ----------
    corrections : places put right by hand. cache : earlier answers, None: none are kept.
    source : the service's name, part of what answers are kept by.
    geocode : asks the service; None: offline. keeps : whether its answers may be kept.
    region : where orders can be.
    found : how many addresses were settled, by "corrections", "cache" and "service".
    """

    corrections: Corrections
    cache: AnswerCache | None
    source: str
    geocode: Geocode | None
    keeps: bool
    region: Region
    found: Counter[str] = field(default_factory=Counter, init=False)

    def corrected(self, order_id: str, address: str) -> Point | None:
        """The place put right by hand for this day; by its address, kept for later ones."""
        place = self.corrections.place(order_id, address)
        house = house_address(address)
        if place is not None and self.cache is not None and house:
            kept = Candidate(point=place, precision=Precision.HOUSE)
            self.cache.put(BY_HAND, house, (kept,))
        self.found["corrections"] += place is not None
        return place

    def verdict(self, address: str) -> Verdict:
        """Where an address is, or what to ask about it.

        Raises
        ------
        AddressServiceError
            The service failed.
        """
        house = house_address(address)
        if not house:
            return Verdict(rule=Rule.ADDRESS_NO_HOUSE)
        if by_hand := self._kept(BY_HAND, house):
            return self._counted(Verdict(point=by_hand[0].point), "corrections")
        kept = self._kept(self._source, house) if self.keeps else None
        if kept is not None:
            return self._counted(judge(kept, self.region), "cache")
        if self.geocode is None:
            return Verdict(rule=Rule.NO_COORDINATES)
        answers = tuple(self.geocode(house))
        if self.cache is not None and self.keeps:
            self.cache.put(self._source, house, answers)
        return self._counted(judge(answers, self.region), "service")

    def _kept(self, source: str, house: str) -> tuple[Candidate, ...] | None:
        return None if self.cache is None else self.cache.get(source, house)

    @property
    def _source(self) -> str:
        """The service and, to the degree, where it looked first: both shape its answers."""
        box = box_of(self.region)
        return self.source if box is None else f"{self.source} {[round(edge) for edge in box]}"

    def _counted(self, verdict: Verdict, by: str) -> Verdict:
        self.found[by] += verdict.point is not None
        return verdict


def address_book(
    settings: AddressSettings, corrections: Corrections, region: Region, *, online: bool
) -> AddressBook:
    """The book these settings make.

    Parameters
    ----------
    online : whether the service may be asked.
    """
    asked = online and settings.geocoder != "none"
    path = default_path() if settings.cache_file is None else Path(settings.cache_file)
    return AddressBook(
        corrections=corrections,
        cache=None if settings.keep_answers == "never" else AnswerCache(path.expanduser()),
        source=f"{settings.geocoder} {settings.server or ''}".strip(),
        geocode=_once_needed(settings, region) if asked else None,
        keeps=may_keep(settings),
        region=region,
    )


def _once_needed(settings: AddressSettings, region: Region) -> Geocode:
    """The service, made at the first address: a day that needs none needs no key either."""
    made = cache(lambda: geocoding(settings, region))
    return lambda address: made()(address)
