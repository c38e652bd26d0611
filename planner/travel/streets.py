"""Segments joined to streets: the stretches between places where there is a choice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.travel.segments import Segments

Ints = npt.NDArray[np.int64]
NOTHING = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Streets:
    """Stretches between junctions, in arrays over the streets unless said otherwise.

    Attributes
    ----------
    nodes : node positions of all streets one after the other; starts, shape (k + 1,): street s
        has nodes[starts[s] : starts[s + 1]].
    first, last : its first and its last segment. metres : its length.
    forward_kmh, backward_kmh : speed along its nodes and against them, 0 where closed.
    """

    nodes: Ints
    starts: Ints
    first: Ints
    last: Ints
    metres: npt.NDArray[np.float64]
    forward_kmh: npt.NDArray[np.float64]
    backward_kmh: npt.NDArray[np.float64]


def streets_of(segments: Segments, keep: Ints) -> Streets:
    """Join segments over nodes where just two of one kind meet, but not over nodes in `keep`.

    A ring with no junction at all leads nowhere and is left out.
    """
    partner = _partners(segments, keep)
    ends = np.flatnonzero(partner == NOTHING)
    nodes: list[int] = []
    starts, first, last, metres = [0], [], [], []
    done = np.zeros(len(segments.low), np.bool_)
    node_of_end = np.column_stack([segments.low, segments.high]).ravel()
    for begin in ends.tolist():
        if done[begin // 2]:
            continue
        nodes.append(int(node_of_end[begin]))
        first.append(begin)
        length, end = 0.0, begin
        while end != NOTHING:
            done[end // 2] = True
            length += float(segments.metres[end // 2])
            leaving = end ^ 1  # the segment's other end
            nodes.append(int(node_of_end[leaving]))
            end = int(partner[leaving])
        last.append(leaving)
        metres.append(length)
        starts.append(len(nodes))
    begins, ways_out = np.array(first, np.int64), np.array(last, np.int64)
    return Streets(
        nodes=np.array(nodes, np.int64),
        starts=np.array(starts, np.int64),
        first=begins // 2,
        last=ways_out // 2,
        metres=np.array(metres),
        forward_kmh=_leaving_kmh(segments)[begins],
        backward_kmh=_arriving_kmh(segments)[begins],
    )


def _leaving_kmh(segments: Segments) -> npt.NDArray[np.float64]:
    """Speed from each end into its segment; ends 2s and 2s + 1 are segment s's low and high."""
    return np.column_stack([segments.up_kmh, segments.down_kmh]).ravel()


def _arriving_kmh(segments: Segments) -> npt.NDArray[np.float64]:
    """Speed out of the segment over each end."""
    return np.column_stack([segments.down_kmh, segments.up_kmh]).ravel()


def _partners(segments: Segments, keep: Ints) -> Ints:
    """For each end of a segment the end that goes on from it, where that is no choice."""
    node_of_end = np.column_stack([segments.low, segments.high]).ravel()
    order = np.argsort(node_of_end, kind="stable")
    at, counts = np.unique(node_of_end, return_counts=True)
    place = np.cumsum(counts) - counts
    two = (counts == 2) & ~np.isin(at, keep)
    one, other = order[place[two]], order[place[two] + 1]
    leaving, arriving = _leaving_kmh(segments), _arriving_kmh(segments)
    alike = (
        (segments.road_class[one // 2] == segments.road_class[other // 2])
        & (leaving[one] == arriving[other])
        & (arriving[one] == leaving[other])
    )
    partner = np.full(len(node_of_end), NOTHING, np.int64)
    partner[one[alike]], partner[other[alike]] = other[alike], one[alike]
    return partner
