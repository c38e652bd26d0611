"""Turn restrictions put into a graph whose edges know no turns, by copies of junctions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.travel.road_extract import Restriction


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A street driven one way.

    Attributes
    ----------
    tail, head : node positions. street, backward : which street, and whether against its nodes.
    tail_way, head_way : OpenStreetMap's way at its beginning and at its end.
    """

    tail: int
    head: int
    street: int
    backward: bool
    tail_way: int
    head_way: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """The edges with restrictions applied.

    Attributes
    ----------
    edges : with the copies' own edges at the end.
    copy_of : node positions that the new nodes copy, in the order of the new nodes.
    forbidden : turns that are now impossible. unread : restrictions that fit no edges.
    """

    edges: list[Edge]
    copy_of: list[int]
    forbidden: int
    unread: int


def apply_restrictions(
    edges: list[Edge], nodes: int, restrictions: Iterable[Restriction], node_of: dict[int, int]
) -> Turns:
    """Give every restricted edge an end of its own, with only the allowed ways on.

    Parameters
    ----------
    nodes : how many nodes there are; copies are numbered from there on.
    node_of : node position by OpenStreetMap's id.
    """
    leaving: dict[int, list[int]] = defaultdict(list)
    arriving: dict[int, list[int]] = defaultdict(list)
    for number, edge in enumerate(edges):
        leaving[edge.tail].append(number)
        arriving[edge.head].append(number)
    banned: dict[int, set[int]] = defaultdict(set)
    unread = 0
    for one in restrictions:
        via = node_of.get(one.via_node, -1)
        into = [e for e in arriving[via] if edges[e].head_way == one.from_way]
        onto = {e for e in leaving[via] if edges[e].tail_way == one.to_way}
        if len(into) != 1 or not onto:
            unread += 1
            continue
        banned[into[0]] |= set(leaving[via]) - onto if one.only else onto
    return _split(edges, nodes, banned, leaving, unread)


def _split(
    edges: list[Edge],
    nodes: int,
    banned: dict[int, set[int]],
    leaving: dict[int, list[int]],
    unread: int,
) -> Turns:
    copies = {number: nodes + k for k, number in enumerate(banned)}
    ended = [
        edge if number not in copies else replace(edge, head=copies[number])
        for number, edge in enumerate(edges)
    ]
    added = [
        replace(ended[onward], tail=copy)
        for number, copy in copies.items()
        for onward in leaving[edges[number].head]
        if onward not in banned[number]
    ]
    return Turns(
        edges=[*ended, *added],
        copy_of=[edges[number].head for number in copies],
        forbidden=sum(len(turns) for turns in banned.values()),
        unread=unread,
    )
