"""From an extract to streets: the graph that shortest paths are sought in.

1. Segments of all ways; where two ways share one, the faster direction counts.
2. Nodes with nothing to decide are taken out: just two segments meet there, of one class and
   one speed. What is left between two junctions is a street.
3. A street gives an edge for each direction it may be driven in.
4. Turn restrictions by a node: a restricted edge gets an end of its own, a copy of the junction
   with the allowed ways on only. Restrictions by way of a way are counted, not modelled.
5. Only the largest strongly connected part stays: whoever gets in gets out.

Turns cost nothing; turning back is possible at any junction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from planner.errors import Fault, InputError
from planner.travel.road_extract import Extract
from planner.travel.road_turns import Edge, Turns, apply_restrictions
from planner.travel.roads import PER_DEGREE, Roads, RoadsAbout
from planner.travel.segments import Segments, segments_of
from planner.travel.streets import Streets, streets_of

Ints = npt.NDArray[np.int64]
DM_PER_M = 10
MS_PER_DM_AT_1_KMH = 360  # 0.1 m at 1 km/h


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graph:
    """Everything built, before the part that stays is chosen."""

    extract: Extract
    segments: Segments
    streets: Streets
    turns: Turns


def build_roads(extract: Extract, source: str, built_on: date) -> Roads:
    """The streets of an extract.

    Parameters
    ----------
    source : name of the extract, for people. built_on : today.

    Raises
    ------
    InputError
        There is no street in it that a car may use both ways out.
    """
    segments = segments_of(extract)
    vias = np.array([one.via_node for one in extract.restrictions], np.int64)
    keep = np.flatnonzero(np.isin(extract.node_ids, vias))
    streets = streets_of(segments, keep)
    node_of = {int(extract.node_ids[node]): int(node) for node in keep}
    edges = _edges(segments, streets)
    turns = apply_restrictions(edges, len(extract.node_ids), extract.restrictions, node_of)
    if not turns.edges:
        raise InputError((Fault(file=source, rule="extract_without_streets"),))
    return _largest(
        _Graph(extract=extract, segments=segments, streets=streets, turns=turns),
        source,
        built_on,
    )


def _edges(segments: Segments, streets: Streets) -> list[Edge]:
    begin = streets.nodes[streets.starts[:-1]].tolist()
    end = streets.nodes[streets.starts[1:] - 1].tolist()
    begin_way = segments.way_id[streets.first].tolist()
    end_way = segments.way_id[streets.last].tolist()
    forward = [
        Edge(
            tail=begin[s],
            head=end[s],
            street=s,
            backward=False,
            tail_way=begin_way[s],
            head_way=end_way[s],
        )
        for s in np.flatnonzero(streets.forward_kmh).tolist()
    ]
    backward = [
        Edge(
            tail=end[s],
            head=begin[s],
            street=s,
            backward=True,
            tail_way=end_way[s],
            head_way=begin_way[s],
        )
        for s in np.flatnonzero(streets.backward_kmh).tolist()
    ]
    return [*forward, *backward]


def _largest(graph: _Graph, source: str, built_on: date) -> Roads:
    """The largest part in which every node can be reached from every other."""
    turns, streets = graph.turns, graph.streets
    places = np.concatenate(
        [np.arange(len(graph.extract.node_ids)), np.array(turns.copy_of, np.int64)]
    )
    tail = np.array([edge.tail for edge in turns.edges], np.int64)
    head = np.array([edge.head for edge in turns.edges], np.int64)
    shape = (len(places), len(places))
    links = coo_array((np.ones(len(tail), np.int8), (tail, head)), shape=shape)
    _, part = connected_components(links, directed=True, connection="strong")
    inside = part == np.bincount(part).argmax()
    stays = inside[tail] & inside[head]
    if not stays.any():
        raise InputError((Fault(file=source, rule="extract_without_streets"),))
    nodes = np.flatnonzero(inside)
    street = np.array([edge.street for edge in turns.edges], np.int64)[stays]
    backward = np.array([edge.backward for edge in turns.edges], np.bool_)[stays]
    kept = np.unique(street)
    dm = np.maximum(1, np.rint(streets.metres * DM_PER_M)).astype(np.int64)
    kmh = np.where(backward, streets.backward_kmh[street], streets.forward_kmh[street])
    shape_start, shape_nodes = _shapes(streets, kept)
    return Roads(
        node_at=_at(graph.extract, places[nodes]),
        edge_tail=np.searchsorted(nodes, tail[stays]).astype(np.int32),
        edge_head=np.searchsorted(nodes, head[stays]).astype(np.int32),
        edge_street=np.searchsorted(kept, street).astype(np.int32),
        edge_ms=np.ceil(dm[street] * MS_PER_DM_AT_1_KMH / kmh).astype(np.int32),
        edge_backward=backward,
        street_class=graph.segments.road_class[streets.first[kept]].astype(np.int8),
        street_dm=dm[kept].astype(np.int32),
        shape_start=shape_start.astype(np.int32),
        shape_at=_at(graph.extract, shape_nodes),
        about=_about(graph, kept, source, built_on),
    )


def _shapes(streets: Streets, kept: Ints) -> tuple[Ints, Ints]:
    """Starts and nodes of the shapes of the streets that stay."""
    lengths = np.diff(streets.starts)[kept]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    nodes = [streets.nodes[streets.starts[s] : streets.starts[s + 1]] for s in kept.tolist()]
    return starts, np.concatenate(nodes)


def _at(extract: Extract, nodes: Ints) -> npt.NDArray[np.int32]:
    degrees = np.column_stack([extract.lat[nodes], extract.lon[nodes]])
    return np.rint(degrees * PER_DEGREE).astype(np.int32)


def _about(graph: _Graph, kept: Ints, source: str, built_on: date) -> RoadsAbout:
    all_km, kept_km = (
        graph.segments.metres.sum() / 1000,
        graph.streets.metres[kept].sum() / 1000,
    )
    taken = graph.extract.data_date
    return RoadsAbout(
        source=source,
        built_on=built_on.isoformat(),
        data_date=None if taken is None else taken.isoformat(),
        street_km=round(float(kept_km), 1),
        left_out_km=round(float(all_km - kept_km), 1),
        turns_forbidden=graph.turns.forbidden,
        restrictions_unread=graph.turns.unread + graph.extract.restrictions_unread,
    )
