"""Who is told of twice: apposition, names behind a number, "identified as", and ages.

"Ali Khan, a teacher," is one person, "four cadres, identified as A, B, C and D" are four people,
and "two men, 34 and 41," two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists.parts import parenthesis
from newsfigures.stages.lists.sentence import ATTACHED, WORDS, Group
from newsfigures.stages.verbs import Verbs

if TYPE_CHECKING:
    from newsfigures.stages.lists.reading import Lists

OF_ONE = frozenset(WORDS["of_one"])
OF_SEVERAL = frozenset(WORDS["of_several"])
_NAMING = frozenset(WORDS["naming"])
_BEFORE_NAMES = tuple(WORDS["before_names"])
_PARENTS = frozenset(WORDS["parents"])
_ANYONE = frozenset(WORDS["anyone"])


def in_apposition(lists: Lists, first: Noun, second: Noun) -> bool:
    """Tell whether two groups on either side of a comma name one person."""
    if _named_like_a_body(lists, first) and second.lemma and second.det and not second.plural:
        first.name = True  # "Ramesh Mandal, a farmer", whose name is that of a body too
    if not (lists.human(first) and lists.human(second)) or first.pronoun or second.pronoun:
        return False
    if first.plural or second.plural:
        return False
    one = first.number is None or first.number.value == 1
    if second.number is not None or not one:
        return False
    if first.det == "the" and not (first.name or second.name):
        return second.det in ("a", "an") and _of_an_age(lists, second)
    if first.name and not second.name:
        return second.det in ("a", "an", "the", "poss", "his", "her", "their") or not second.det
    if second.name and not first.name:
        return True
    # Two names: a title tells an apposition ("Ram Singh, Deputy Inspector of Police").
    return (
        first.name
        and second.name
        and second.lemma is not None
        and first.lemma is None
        and bool(second.det)
    )


def _named_like_a_body(lists: Lists, noun: Noun) -> bool:
    """Tell two or more words in capitals without an article, which were taken for no person."""
    if noun.placed or noun.det or noun.number is not None or noun.head <= noun.first:
        return False
    if lists.human(noun):
        return False
    words = [lists.tokens[k].text for k in (noun.first, noun.head)]
    return all(text[0].isupper() and not text.isupper() for text in words)


def _of_an_age(lists: Lists, noun: Noun) -> bool:
    """Tell "a 45-year-old man", which tells more of "the driver" before it."""
    aged = any("year-old" in lists.low(k) for k in range(noun.first, noun.head))
    return aged and noun.lemma in lists.lex.sexes


def told_more(lists: Lists, group: Group, k: int) -> bool:
    """Tell "the victim, a guard and father of four, was": what he is, by the verb of one."""
    first, noun = group.members[0], lists.chunks[k]
    anyone = len(group.members) == 1 and first.det == "the" and first.lemma in _ANYONE
    single = noun.det in ("a", "an") and bool(noun.lemma) and noun.number is None
    return anyone and first.plural is False and single and _next_verb(lists, k) in OF_ONE


def once_more(group: Group, last: Noun, noun: Noun) -> bool:
    """Tell "the deputy of the base" of "an official, Ali Khan, the deputy of the base"."""
    named = bool(group.names) and group.names[-1].whole is last and group.names[-1].name
    single = bool(noun.lemma) and noun.number is None and not noun.plural
    return named and single and last.det in ("a", "an") and noun.det == "the"


def of_the_named(lists: Lists, group: Group, k: int) -> bool:
    """Tell "the son of Ali Khan, a guard, was hurt", where the guard is Ali Khan."""
    noun, tail = lists.chunks[k], group.tails[-1] if group.tails else None
    if tail is None or len(group.members) > 1 or group.members[0].plural is not False:
        return False
    if not lists.human(group.members[0]):
        return False  # "In the city of Old Town, a guard was hurt"
    called = noun.det in ("a", "an") and noun.lemma and not (noun.plural or noun.name)
    named = tail.members[-1].name and lists.low(tail.last) == ","
    return bool(called) and named and _next_verb(lists, k) in OF_ONE


def same_person(lists: Lists, last: Noun, chunk: Noun, k: int) -> bool:
    """Tell "a contractor and former mayor was shot": one person, by the missing article."""
    if last.number is not None or last.plural or last.name:
        return False
    if _two_callings(lists, last, chunk):
        agrees = _next_verb(lists, k)
        return agrees in OF_ONE or (agrees not in OF_SEVERAL and last.group == chunk.group)
    if not last.lemma and not (last.det in ("a", "an") and _parent_of_some(lists, chunk, k)):
        return False  # but "an EMT and mother of five"
    if chunk.det or chunk.number is not None or chunk.name or not chunk.lemma or chunk.plural:
        return False
    agrees = _next_verb(lists, k)
    if _parent_of_some(lists, chunk, k):
        return agrees not in OF_SEVERAL
    if chunk.lemma in lists.lex.sexes or last.lemma in lists.lex.sexes:
        return False
    if agrees in OF_ONE:
        return True
    return last.det in ("a", "an") and agrees not in OF_SEVERAL


def _two_callings(lists: Lists, last: Noun, chunk: Noun) -> bool:
    """Tell "poet and playwright Ana Reed", one person, from "driver and passenger Tom Reed"."""
    bare = not (last.det or chunk.det) and chunk.number is None and not chunk.plural
    if not (bare and last.lemma and chunk.lemma and chunk.name):
        return False
    apart = lists.lex.sexes | lists.lex.travelling
    return apart.isdisjoint((last.lemma, chunk.lemma))


def _parent_of_some(lists: Lists, noun: Noun, k: int) -> bool:
    """Tell "a guard and father of four" and "a clerk and mother-of-two", who is one person."""
    if noun.head < 0 or lists.low(noun.head) not in _PARENTS:
        return False
    children = lists.chunk(k + 2)
    several = isinstance(children, Noun) and children.number is not None
    return noun.last > noun.head + 1 or (lists.is_mark(k + 1, "of") and several)


def _next_verb(lists: Lists, k: int) -> str:
    """Return the first word of the verb that follows the noun at k, "" where none is near."""
    verb = next((c for c in lists.chunks[k + 1 : k + 12] if isinstance(c, Verbs)), None)
    return lists.low(verb.first) if verb is not None else ""


def title_in_two(lists: Lists, last: Noun, chunk: Noun) -> bool:
    """Tell "including District and Sessions Judge Ali Khan", whose title holds the "and"."""
    titled = lists.human(chunk) and chunk.lemma and not chunk.det and chunk.number is None
    bare = not (lists.human(last) or last.det or last.number)
    between = (lists.tokens[k].text for k in range(last.first, chunk.last))
    return bool(titled and bare) and all(word == "and" or word[:1].isupper() for word in between)


def so_many_strong(lists: Lists, last: Noun, k: int) -> bool:
    """Tell "some 950 strong" at chunk k, behind those of whom there are so many."""
    body = last.head >= 0 and lists.low(last.head) in lists.lex.military | lists.lex.collective
    strong = lists.chunk(k + 1)
    alone = isinstance(strong, Noun) and strong.last - strong.first == 1
    return body and lists.bare(lists.chunk(k)) and alone and lists.low(strong.head) == "strong"


def supposed(lists: Lists, last: Noun, k: int) -> int | None:
    """Return the chunk behind ", apparently a tourist," and ", reportedly brothers,"."""
    noun = lists.chunk(k + 2)
    if not (isinstance(noun, Noun) and lists.is_mark(k + 3, ",") and lists.human(last)):
        return None
    if noun.number is not None or not noun.lemma or noun.pronoun or noun.name:
        return None
    noun.whole = last
    return k + 4 if isinstance(lists.chunk(k + 4), Verbs) else k + 3


def adjacent(lists: Lists, group: Group, k: int) -> int | None:
    """Take a name directly behind a calling or a number: "the driver Ram Singh"."""
    chunk, last = lists.chunks[k], group.members[-1]
    if chunk.pronoun in ("himself", "herself") and last.lemma and chunk.first == last.last:
        return k + 1  # "four pupils, including the suspect himself, were hurt"
    if (
        chunk.name
        and chunk.number is None
        and lists.human(last)
        and not last.pronoun
        and not last.name
    ):
        if as_many_names(lists, group, last, k):
            return absorb_names(lists, group, k)  # "two villagers Ali and Omar"
        chunk.whole = last
        group.names.append(chunk)
        return k + 1
    return None


def namely(lists: Lists, group: Group, k: int) -> int | None:
    """Take the names of "three rebels, namely, Ali, Omar and Bora, "; k is behind "namely"."""
    if lists.is_mark(k, ",", ":", ".", "-"):
        k += 1
    if not isinstance(lists.chunk(k), Noun) or not lists.human(lists.chunks[k]):
        return None
    k = absorb_names(lists, group, k)
    return k + 1 if lists.is_mark(k, ",") and isinstance(lists.chunk(k + 1), Verbs) else k


def as_many_names(lists: Lists, group: Group, last: Noun, k: int) -> bool:
    """Tell whether names follow a number that counts them: "three men, A, B and C"."""
    chunk = lists.chunks[k]
    count = lists.size(last)
    if not chunk.name or not count or count < 2:
        return False
    names = 1
    m = k + 1
    while m + 1 < lists.n and m < k + 24:
        if (
            isinstance(lists.chunks[m], Mark)
            and lists.chunks[m].low in (",", "and", "&")
            and isinstance(lists.chunks[m + 1], Noun)
            and lists.chunks[m + 1].name
        ):
            names += 1
            m += 2
        elif lists.is_mark(m, ",") and lists.is_mark(m + 1, "and"):
            m += 1
        elif lists.is_mark(m, ",") and lists.aged_at(m + 1):
            m += 2  # "two villagers Ali, 27, and Omar, 22"
        elif lists.is_mark(m, "(") and lists.is_mark(m + 2, ")"):
            m += 3
        elif (
            isinstance(lists.chunks[m], Mark)
            and lists.chunks[m].low in ATTACHED
            and isinstance(lists.chunks[m + 1], Noun)
        ):
            m += 2
        else:
            break
    return names == count


def absorb_names(lists: Lists, group: Group, k: int) -> int:
    """Take the list of names at k as identifying the group."""
    whole = group.members[-1]
    while k < lists.n:
        chunk = lists.chunks[k]
        if (
            isinstance(chunk, Noun)
            and (chunk.name or lists.human(chunk))
            and (chunk.number is None or (chunk.name and chunk.number.value == 1))
            and not chunk.pronoun
            and not (lists.his(chunk) and _all_named(lists, group, whole))
        ):
            chunk.whole = whole
            group.names.append(chunk)
            k += 1
        elif isinstance(chunk, Noun) and lists.age_like(chunk):
            lists.take_age(chunk)
            k += 1
        elif lists.is_mark(k, "("):
            close = parenthesis(
                lists,
                Group([group.names[-1] if group.names else whole], chunk.first, chunk.last),
                k,
            )
            if close is None:
                break
            k = close
        elif (
            isinstance(chunk, Mark)
            and chunk.low in (",", "and", "&", "alias", "@")
            and isinstance(lists.chunk(k + 1), Noun)
        ):
            follower = lists.chunks[k + 1]
            kin = lists.his(follower) and lists.human(follower)
            if kin and _all_named(lists, group, whole):
                break
            if not (
                follower.name
                or kin
                or lists.age_like(follower)
                or _bare_calling(group, follower, chunk.low)
                or (
                    follower.lemma
                    and follower.number is None
                    and chunk.low == ","
                    and follower.det in ("a", "an", "the")
                    and not follower.plural
                )
            ):
                break
            if lists.verb_follows(k + 1) and chunk.low == "," and not follower.name:
                break
            k += 1
        elif _quoted_name(lists, k):
            k += 2  # "'corporal' Omar and 'private' Bora", whose rank is no calling
        elif (
            lists.is_mark(k, ",")
            and lists.is_mark(k + 1, "and", "&")
            and isinstance(lists.chunk(k + 2), Noun)
            and (
                (lists.chunks[k + 2].name and not lists.chunks[k + 2].det)
                or (lists.his(lists.chunks[k + 2]) and not _all_named(lists, group, whole))
            )
        ) or (
            isinstance(chunk, Mark)
            and chunk.low in ("of", "from", "in")
            and isinstance(lists.chunk(k + 1), Noun)
            and group.names
        ):
            k += 2
        else:
            break
    return k


def _all_named(lists: Lists, group: Group, whole: Noun) -> bool:
    """Tell whether as many names stand already as people were counted."""
    count = lists.size(whole)
    return bool(group.names) and (count is None or len(group.names) >= count)


def _bare_calling(group: Group, noun: Noun, mark: str) -> bool:
    """Tell what else a person named is: "Ali, head of the cell and member of its board"."""
    bare = noun.lemma and not (noun.det or noun.name or noun.plural or noun.number is not None)
    called = group.names and not group.names[-1].name
    return bool(bare) and (mark == "," or (mark == "and" and bool(called)))


def _quoted_name(lists: Lists, k: int) -> bool:
    """Tell the mark at k before a name that opens with a quotation mark."""
    name = lists.chunk(k + 2)
    quoted = lists.is_mark(k + 1, "'", "‘", '"', "“") and lists.is_mark(k, ",", "and", "&")
    return quoted and isinstance(name, Noun) and name.name


def identified(lists: Lists, group: Group, k: int, inside: bool | None) -> int | None:
    """Read "identified as A, B and C", "named X", "aged 35", "ages 4 and 6" behind a group."""
    verb = lists.chunks[k]
    ages = verb.lemma == "age" and verb.form == "s" and lists.is_mark(k - 1, ",")
    if verb.passive or not (ages or verb.form in ("ed", "part")):
        return None
    follower = lists.chunk(k + 1)
    supposed = verb.lemma in lists.lex.speech and isinstance(follower, Verbs) and follower.to
    if supposed and follower.copula:
        k += 1  # "a man believed to be a deserter"
    elif verb.lemma != "age" and verb.lemma not in _NAMING:
        return None
    k += 1
    while lists.is_mark(k, *_BEFORE_NAMES):
        k += 1
    chunk = lists.chunk(k)
    if not isinstance(chunk, Noun) or lists.is_mark(k + 1, "as"):
        return None  # "police named the dead as A and B"
    if verb.lemma == "call" and chunk.number is not None:
        return None  # "gunmen called two men out of a shop"
    if verb.lemma == "age":
        return None if chunk.number is None else _aged(lists, group.members[-1], k)
    if not lists.human(chunk) and (supposed or lists.low(chunk.head) in lists.w.org):
        return None
    if inside and not group.members[-1].lemma:
        return None  # "two members of the party, identified as A and B"
    chunk.name = chunk.name or (chunk.number is None and not supposed)
    k = absorb_names(lists, group, k)
    verb = lists.chunk(k + 1)
    return k + (lists.is_mark(k, ",") and isinstance(verb, Verbs) and verb.form != "ing")


def _aged(lists: Lists, last: Noun, k: int) -> int:
    """Read the ages of "aged 35" and "aged 23 and 49" at chunk k; return the chunk behind them."""
    if (behind := ages_from(lists, k, last)) is not None:
        return behind
    while True:
        age = lists.chunks[k]
        lists.take_age(age)
        lists.groups.append(Group([age], age.first, age.last))
        if not (lists.is_mark(k + 1, "and", ",") and lists.aged_at(k + 2)):
            return k + 1
        k += 2


def ages_from(lists: Lists, k: int, whole: Noun) -> int | None:
    """Read the ages in "two men, 34 and 41, were killed"; return the chunk behind them."""
    found = []
    while isinstance(lists.chunk(k), Noun) and lists.age_like(lists.chunks[k]):
        found.append(lists.chunks[k])
        k += 1
        while lists.is_mark(k, ",", "and", "&") and isinstance(lists.chunk(k + 1), (Noun, Mark)):
            if lists.is_mark(k + 1, "and", "&") or lists.aged_at(k + 1):
                k += 1
            else:
                break
    size = 1 if found and found[0].det == "both" else lists.size(whole)
    if len(found) != size or isinstance(lists.chunk(k), Noun):
        return None
    for noun in found:
        lists.take_age(noun)
    if lists.is_mark(k, ",") and isinstance(lists.chunk(k + 1), Verbs):
        k += 1
    return k


def take_apposed(lists: Lists, group: Group, k: int) -> int:
    """Take the noun at chunk k as naming the last member again; return the chunk behind it.

    What hangs on it belongs to it: "a teacher at the school, ".
    """
    chunk = lists.chunks[k]
    chunk.whole = group.members[-1]
    group.names.append(chunk)
    k = lists.past_tails(k + 1)
    if lists.is_mark(k, ",") and isinstance(lists.chunk(k + 1), Verbs):
        k += 1
    return k


def _of_a_child(lists: Lists, k: int) -> bool:
    """Tell the age of "Holly, three, was" at chunk k from the three of a list."""
    number = lists.chunks[k].number
    small = number is not None and number.bound == "=" and number.value in _CHILDHOOD
    bare = small and lists.chunks[k].head < 0
    return bare and lists.is_mark(k - 1, ",") and lists.is_mark(k + 1, ",")


#: Ages that are spelled out behind a name.
_CHILDHOOD = range(1, 13)


def age_behind(lists: Lists, last: Noun, k: int) -> int | None:
    """Read the age of "Ali Khan, 34, ..." at chunk k; return the chunk behind it."""
    noun, after = lists.chunks[k], lists.chunk(k + 1)
    if not lists.human(last) or last.plural is True:
        return None
    if not (lists.age_like(noun) or (last.name and _of_a_child(lists, k))):
        return None
    if isinstance(after, (Noun, Verbs)) or (after is not None and after.kind not in _CLOSING):
        return None
    lists.take_age(noun)
    goes_on = isinstance(lists.chunk(k + 2), (Noun, type(None))) or lists.is_mark(k + 2, "and")
    return k + 2 if lists.is_mark(k + 1, ",") and not goes_on else k + 1


#: Kinds of marks before which an age may stand.
_CLOSING = frozenset({"mark", "conj", "prep", "sub"})
