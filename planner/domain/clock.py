"""The service day's clock: aware moments outside, seconds since local midnight inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceClock:
    """Turns aware moments into seconds since the service day's local midnight, and back.

    Attributes
    ----------
    day : the service day.
    timezone : IANA name, for example "Europe/Moscow".
    """

    day: date
    timezone: str

    @property
    def zone(self) -> ZoneInfo:
        """The timezone as an object."""
        return ZoneInfo(self.timezone)

    def seconds(self, moment: datetime) -> int:
        """Seconds since local midnight; negative before the day, above 86 400 after it.

        The difference is taken in UTC: subtracting two moments of one zone ignores clock
        changes. Fractions of a second are cut off.
        """
        if moment.tzinfo is None:
            raise ValueError(f"naive moment {moment!r}")
        return (moment.astimezone(UTC) - self._midnight()) // timedelta(seconds=1)

    def moment(self, seconds: int) -> datetime:
        """The aware local moment `seconds` after local midnight."""
        return (self._midnight() + timedelta(seconds=seconds)).astimezone(self.zone)

    def _midnight(self) -> datetime:
        return datetime(
            self.day.year, self.day.month, self.day.day, tzinfo=self.zone
        ).astimezone(UTC)
