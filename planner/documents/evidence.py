"""One order's evidence for a dispute, as one ZIP: act, record, message, photos, checksums.

The record sets what was planned beside what was told to have happened, and says whether the
handover and the mark "Delivered" lie in the slot. Who told the times is said too: nothing here
measured them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from geopy.distance import great_circle

from planner.documents.act import act_pdf, earliest_delivered
from planner.documents.archive import zipped
from planner.documents.handed import Handed, handover_message
from planner.documents.names import file_names
from planner.documents.papers import Papers, Visit
from planner.documents.photos import Photo
from planner.documents.record import PhotoLine, record_pdf
from planner.export.moments import iso


def evidence_name(papers: Papers, visit: Visit) -> str:
    """Name of the order's folder and archive, without suffix."""
    names = file_names(order.order_id for order in papers.day.orders)
    return f"evidence_{names[visit.order.order_id]}"


def evidence_zip(
    papers: Papers, visit: Visit, handed: Handed, photos: Sequence[Photo]
) -> bytes:
    """The evidence of one order; the same bytes for the same evidence."""
    lines = tuple(_line(number, photo, visit) for number, photo in enumerate(photos, start=1))
    order = visit.order.order_id
    files = {
        "act.pdf": act_pdf(papers, [visit], title=papers.words("act-order", order=order)),
        "record.pdf": record_pdf(papers, visit, handed, lines),
        "record.json": _record_json(papers, visit, handed, lines),
        "message.txt": f"{handover_message(papers, visit, handed)}\n".encode(),
        **{line.file: photo.content for line, photo in zip(lines, photos, strict=True)},
    }
    files["SHA256SUMS.txt"] = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    ).encode()
    folder = evidence_name(papers, visit)
    inside = {f"{folder}/{name}": content for name, content in files.items()}
    return zipped(inside, papers.day.clock.day)


def _line(number: int, photo: Photo, visit: Visit) -> PhotoLine:
    door, place = visit.order.point, photo.place
    metres = None
    if place is not None:
        metres = round(great_circle((place.lat, place.lon), (door.lat, door.lon)).m)
    return PhotoLine(
        file=f"photos/photo_{number:02d}.{photo.suffix}",
        sha256=photo.sha256,
        taken=photo.taken,
        metres_from_door=metres,
    )


def _record_json(
    papers: Papers, visit: Visit, handed: Handed, lines: Sequence[PhotoLine]
) -> bytes:
    clock, order, stop = papers.day.clock, visit.order, visit.stop

    def moment(at: int | None) -> str | None:
        return None if at is None else iso(clock, at)

    content = {
        "format": 1,
        "order_id": order.order_id,
        "trip_id": visit.trip.trip_id,
        "courier_id": visit.trip.courier_id,
        "slot": {
            "start": iso(clock, order.slot.start_at),
            "end": iso(clock, order.slot.end_at),
        },
        "mark_delivered_not_before": earliest_delivered(papers, visit),
        "planned": {
            "arrives_at": iso(clock, stop.arrives_at),
            "handover_from": iso(clock, stop.handover_from),
            "handover_until": iso(clock, stop.handover_until),
        },
        "told": {
            "arrived_at": moment(handed.arrived_at),
            "handed_at": moment(handed.handed_at),
            "marked_delivered_at": moment(handed.marked_at),
            "received_by": handed.to or None,
            "role": handed.role or None,
            "note": handed.note or None,
        },
        "photos": [
            {
                "file": line.file,
                "sha256": line.sha256,
                "taken_by_camera_clock": line.taken or None,
                "metres_from_door": line.metres_from_door,
            }
            for line in lines
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
