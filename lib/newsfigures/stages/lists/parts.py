"""What hangs on a group: complements, parts of it, brackets, and lists that its number sums up.

"Eight people, five of them police" are eight, "17 people, including four nurses" 17, and "three
tourists, a Dane and two Swedes" three: the parts are noted with their whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists.sentence import ATTACHED, LONGEST_ASIDE, PLACING, WORDS, Group
from newsfigures.stages.verbs import Verbs

if TYPE_CHECKING:
    from newsfigures.stages.lists.reading import Lists

_GIVEN = frozenset(WORDS["given"])
_LOCATING = frozenset(WORDS["locating"])
_PLACED = frozenset(WORDS["placed"])
#: So many chunks a bracket has at most.
_BRACKET = 64
#: And so many with a relative clause, "all of them men for whom the police had looked".
_LONGEST_DESCRIBED = 20


def complement(
    lists: Lists, group: Group, k: int, objective: bool, inside: bool | None
) -> int | None:
    """Read what a preposition at chunk k hangs on the group: "of the ten", "in Alba", "of whom"."""
    prep = lists.chunks[k].low
    follower = lists.chunk(k + 1)
    of, last = prep == "of", group.members[-1]
    if (
        of
        and lists.is_mark(k + 1, "whom", "which")
        and isinstance(lists.chunk(k + 2), Noun)
        and group.numbered
    ):
        return of_whom(lists, group, k + 2)
    if of and lists.them_at(k + 1) and last.number is not None:
        return _of_them(lists, last, k)
    if not isinstance(follower, Noun):
        return None
    if _at_home(lists, k):
        return _home(lists, group, k)
    if of and last.number is not None and last.head < 0 and follower.det == "those":
        _note_state(lists, last, k + 1)
    named = of and lists.lows[last.head] in lists.lex.localities
    if named or prep in PLACING or prep in _LOCATING:
        lists.take_for_place(follower)
    if not of and last.pronoun and last.pronoun not in _PLACED:
        return None
    parent = lists.countable(last)
    if not of and objective and not (parent or lists.deed(last)):
        return None
    tail, end = lists.group(k + 1, objective=objective, inside=inside or parent if of else True)
    tail.prep = prep
    group.tails.append(tail)
    lists.groups.append(tail)
    if of and last.number is not None and last.partitive != "them":
        _take_of(lists, last, tail)
    return end


def _of_them(lists: Lists, last: Noun, k: int) -> int:
    """Read "of them" at chunk k, with the noun of "three of them children"."""
    if not lists.is_mark(k + 1, "which"):
        last.partitive = "them"
    k += 2
    follower = lists.chunk(k)
    if isinstance(follower, Noun) and follower.number is None and last.head < 0:
        last.group = follower.group
        k += 1
    return k


def _note_state(lists: Lists, number: Noun, k: int) -> None:
    """Note of "two of those injured" and "two of those who were held" what they underwent."""
    those = lists.chunks[k]
    state = lists.low(those.head) if those.head >= 0 else ""
    verb = lists.chunk(k + 2 if lists.is_mark(k + 1, "who") else k + 1)
    if those.head < 0 and isinstance(verb, Verbs):
        state = lists.low(verb.main)
    if state in lists.lex.undergone:
        number.partitive = state


def _take_of(lists: Lists, number: Noun, tail: Group) -> None:
    """Settle of what a number is a part or a share: "two of the guards", "half of the 12"."""
    inner = tail.members[0]
    alone = number.head < 0 and inner.number is None
    if alone and inner.lemma and not number.measured:
        number.lemma, number.group, number.plural = inner.lemma, inner.group, True
    known = alone and inner.head >= 0 and inner.det == "the"
    if known and (lists.state_of(inner) or inner.plural):
        hurt = inner.state if inner.state in lists.lex.state else None
        number.partitive = hurt or lists.low(inner.head)
    share = number.number.kind in ("fraction", "ratio") or lists.percent(number)
    if inner.number is not None:
        (lists.bases if share else lists.parts).append((number, inner))
    elif share:
        # "half of the population of 23 million"
        base = next((m for t in tail.tails for m in t.members if m.number is not None), None)
        if base is not None:
            lists.bases.append((number, base))


def _at_home(lists: Lists, k: int) -> bool:
    """Tell ", 47, of Alba", where someone lives behind his age."""
    mark, noun = lists.chunks[k], lists.chunks[k + 1]
    aged = bool(lists.ages) and lists.ages[-1].last == mark.first - 1
    home = mark.low in ("of", "from") and lists.lows[mark.first - 1] == ","
    return aged and home and lists.bare_name(noun)


def _home(lists: Lists, group: Group, k: int) -> int:
    """Pass over the place in ", 47, of Alba, Minn., and ..." and its state."""
    places = [lists.chunks[k + 1]]
    state, behind = lists.chunk(k + 3), lists.chunk(k + 4)
    closed = behind is None or lists.is_mark(k + 4, ",", ".", ";")
    person = lists.is_mark(k + 4, ",") and lists.aged_at(k + 5)
    follows = lists.is_mark(k + 2, ",") and isinstance(state, Noun) and closed and not person
    tail = Group(places, places[0].first, places[0].last, lists.chunks[k].low)
    k += 2
    if follows and lists.bare_name(state):
        places.append(state)
        tail.last = state.last
        k += 3 if lists.is_mark(k + 2, ".") and lists.is_mark(k + 3, ",", ";") else 2
    for place in places:
        lists.take_for_place(place)
    group.tails.append(tail)
    return k


def parts_from(lists: Lists, group: Group, k: int) -> int | None:
    """Read what "including" or "among them" introduces as parts of the group before it."""
    if not isinstance(lists.chunk(k), Noun) or not any(map(lists.countable, group.members)):
        return None
    whole = _counted(group)
    lists.parting += 1
    part, k = lists.group(k, objective=True, prep="" if _general(lists, whole) else "including")
    lists.parting -= 1
    for member in part.members:
        lists.parts.append((member, whole))
    group.parts.append(part)
    lists.groups.append(part)
    if lists.is_mark(k, ",") and not isinstance(lists.chunk(k + 1), Noun):
        follower = lists.chunk(k + 1)
        if isinstance(follower, Verbs) or (isinstance(follower, Mark) and follower.low in ATTACHED):
            k += 1
    return k


def _counted(group: Group) -> Noun:
    """Return the member with a number, of which a part may be: the last, or who stands last."""
    counted = (member for member in reversed(group.members) if member.number is not None)
    return next(counted, group.members[-1])


def _general(lists: Lists, noun: Noun) -> bool:
    """Tell "people", who may be of any kind, from "policemen"."""
    return noun.lemma is None or noun.lemma in lists.lex.anyone


def of_whom(lists: Lists, group: Group, k: int) -> int | None:
    """Read ", of whom 12 were women" up to its noun; its verb is met in the walk."""
    chunk = lists.chunks[k]
    if chunk.number is None:
        return None
    part_of(lists, group, chunk, _counted(group))
    verb = lists.chunk(k + 1)
    if isinstance(verb, Verbs) and verb.copula:
        k += 1
        if isinstance(lists.chunk(k + 1), Noun):
            k += 1
        return k + 1
    return None


def part_of(lists: Lists, group: Group, noun: Noun, whole: Noun) -> None:
    """Take a noun for a part of a member of a group."""
    part = Group([noun], noun.first, noun.last)
    group.parts.append(part)
    lists.parts.append((noun, whole))
    lists.groups.append(part)


def outnumbers(lists: Lists, part: Noun, things: Noun) -> bool:
    """Tell a number that is too large to count some of the things before it."""
    if things.number is None or lists.countable(things) or lists.families(things):
        return False
    return (part.number.value or 0) > (things.number.value or 0)


def past_aside(lists: Lists, k: int) -> int | None:
    """Return the chunk behind ", most of them women, ", which says nothing of how many.

    Where the list goes on with ", and two guards" that is the comma.
    """
    described = False
    for m in range(k + 2, min(k + _LONGEST_DESCRIBED, lists.n)):
        chunk = lists.chunks[m]
        if lists.is_mark(m, ","):
            behind = lists.chunk(m + 1)
            if isinstance(behind, Verbs):
                return m + 1
            counted = lists.chunk(m + 2) if lists.is_mark(m + 1, "and") else None
            if isinstance(counted, Noun) and counted.number is not None:
                return m
            if not isinstance(behind, Noun) or behind.number is not None:
                return None  # not "most of them women, children and the elderly, "
        if isinstance(chunk, Mark) and chunk.kind == "rel":
            described = True  # "all of them men against whom cases were pending, "
        if not described and (isinstance(chunk, Verbs) or m >= k + LONGEST_ASIDE):
            return None
    return None


def people_in(lists: Lists, families: Noun, k: int, dashed: bool = False) -> bool:
    """Tell the people of "300 families, or 1,400 people, were moved": told of once more."""
    people = lists.chunk(k)
    if not isinstance(people, Noun) or not people.lemma or people.number is None:
        return False
    more = (people.number.value or 0) > (families.number.value or 0) if families.number else 0
    return bool(more) and lists.families(families) and (dashed or not lists.verb_follows(k))


def parenthesis(lists: Lists, group: Group, k: int) -> int | None:
    """Pass over a bracket; "(35)" behind a person is an age."""
    close = closing(lists, k)
    if close is None:
        return None
    inner = lists.chunks[k + 1 : close]
    last = group.members[-1]
    if last.number is not None and (listed := by_place(lists, k + 1, close)):
        for noun in listed:
            part_of(lists, group, noun, last)
        return close + 1
    if lists.is_mark(k + 1, "including") and parts_from(lists, group, k + 2) is not None:
        return close + 1
    for m, chunk in enumerate(inner):
        if isinstance(chunk, Noun) and chunk.number is not None:
            if (
                len(inner) <= 2
                and lists.age_like(chunk)
                and lists.human(last)
                and last.plural is not True
            ):
                lists.take_age(chunk)
            elif lists.number_of_them(k + 1 + m) is not None:
                part_of(lists, group, chunk, last)
            elif (measure := _state_after(lists, k + 1 + m)) is not None:
                lists.told_in_brackets.append((chunk, measure))
                lists.groups.append(Group([chunk], chunk.first, chunk.last))
            elif lists.told_in_brackets and lists.is_mark(k + m, "including"):
                part_of(lists, group, chunk, lists.told_in_brackets[-1][0])
            elif chunk.lemma and last.head >= 0 and lists.units(last):
                group.members.append(chunk)  # "640 households (3,200 people)"
            else:
                lists.groups.append(Group([chunk], chunk.first, chunk.last))
    return close + 1


def closing(lists: Lists, k: int) -> int | None:
    """Return the chunk that closes the bracket at k, None where it is far."""
    ends = (m for m in range(k + 1, min(k + _BRACKET, lists.n)) if lists.is_mark(m, ")", "]"))
    return next(ends, None)


def _state_after(lists: Lists, k: int) -> str | None:
    """Return the measure of "28 dead" and "64 people wounded" at chunk k."""
    verb = lists.chunk(k + 1)
    if not isinstance(verb, Verbs) or (verb.passive and not verb.predicate):
        return None
    return verb.predicate or lists.lex.state.get(lists.low(verb.main))


def by_place(lists: Lists, k: int, close: int) -> list[Noun]:
    """Return the numbers of "(Alba 30, Burk 12)" and "(30 in Alba, 12 in Burk)".

    There are none where anything else stands between the chunks k and ``close``.
    """
    found: list[Noun] = []
    while k < close:
        first, second, third = (lists.chunk(m) for m in (k, k + 1, k + 2))
        if lists.is_mark(k + 1, ":", "-", "–"):
            second, third = third, None
            k += 1
        if lists.bare(second) and lists.place_like(first):
            found.append(second)
            k += 2
        elif lists.bare(first) and lists.is_mark(k + 1, *PLACING, "from"):
            if not lists.place_like(third):
                return []
            found.append(first)
            k += 3
        else:
            return []
        while k < close and lists.is_mark(k, ",", ";", "and", "&"):
            k += 1
    return found


def sum_up(lists: Lists, group: Group) -> None:
    """Where the first of a list is the sum of the rest, make them its parts."""
    whole, *rest = group.members
    if (closing := _closing_aside(lists, group.members)) is not None:
        group.members, rest = group.members[: closing + 1], group.members[closing + 1 :]
        _make_parts(lists, group, group.members[closing], rest)
        return
    if _is_pair(lists, group, whole, rest):
        group.members = [whole]
        _make_parts(lists, group, whole, rest)
        return
    if whole.number is None or not whole.number.value:
        return
    sizes = [m.number.value if m.number is not None else 1.0 for m in rest]
    if None in sizes or sum(sizes) != whole.number.value:
        return
    if all(lists.low(m.last) in PLACING for m in (whole, rest[0])):
        return  # "three people in Alba, two in Burk and one in Corm"
    closed = lists.low(group.last) in (",", "-", "–", "—", ")", ";")
    each = all(m.det in ("a", "an", "the other") or m.number is not None for m in rest)
    if rest[0].det == "their" or any(_is_apart(whole, noun) for noun in rest):
        return  # "three nurses, their driver and two guards", "three women, two men and a boy"
    singly = each and not any(m.number is not None or m.plural for m in rest)
    known = closed and each
    # "its two occupants, a nurse and a mechanic", "two tourists, a Dane and a Swede"
    by_nation = all(_demonym(lists, noun) for noun in rest) and not _demonym(lists, whole)
    known = known or (singly and (whole.det in _GIVEN or by_nation))
    if whole.lemma in lists.lex.anyone or known or rest[-1].det == "the other":
        group.members = [whole]
        _make_parts(lists, group, whole, rest)


#: Sorts of people of whom no one is of two.
_KINDS = frozenset({"woman", "man", "child"})


def _is_apart(whole: Noun, noun: Noun) -> bool:
    """Tell men from women and from children."""
    return {whole.group, noun.group} <= _KINDS and whole.group != noun.group


def _is_pair(lists: Lists, group: Group, whole: Noun, rest: list[Noun]) -> bool:
    """Tell "her parents, the pilot Bora Reth and his wife Ana, were killed"."""
    pair = whole.number is None and whole.head >= 0 and lists.low(whole.head) in lists.lex.pairs
    if not pair or len(rest) != 2 or lists.low(whole.last) != ",":
        return False
    singly = all(noun.number is None and not noun.plural and lists.human(noun) for noun in rest)
    return singly and lists.low(group.last) in (",", "-", "–", "—", ")", ";")


def _demonym(lists: Lists, noun: Noun) -> bool:
    """Tell "a Dane", who is of any calling."""
    return noun.head >= 0 and noun.lemma in lists.lex.demonyms


def _make_parts(lists: Lists, group: Group, whole: Noun, rest: list[Noun]) -> None:
    """Take the rest of a list for parts of a member of it."""
    group.parts.append(Group(rest, rest[0].first, rest[-1].last))
    lists.groups.append(group.parts[-1])
    lists.parts.extend((part, whole) for part in rest)


def _closing_aside(lists: Lists, members: list[Noun]) -> int | None:
    """Return who in a list is told one by one: "... and two civilians, a nun and a priest"."""
    for m in range(1, len(members) - 2):
        whole, rest = members[m], members[m + 1 :]
        closes = whole.number is not None and lists.low(whole.first - 1) in ("and", "&")
        if closes and whole.number.value == len(rest) and lists.low(whole.last) == ",":
            single = all(noun.number is None and not noun.plural for noun in rest)
            return m if single and all(map(lists.human, rest)) else None
    return None
