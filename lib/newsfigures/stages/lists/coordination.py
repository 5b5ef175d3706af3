"""How a list goes on: behind a comma, a semicolon and "and", and where a new clause begins instead.

"Three soldiers, a nurse and two guards" are one group; in "hit three soldiers, and two guards fled"
the guards are the subject of another clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists.apposition import (
    OF_SEVERAL,
    absorb_names,
    age_behind,
    ages_from,
    as_many_names,
    identified,
    in_apposition,
    namely,
    of_the_named,
    once_more,
    same_person,
    so_many_strong,
    supposed,
    take_apposed,
    title_in_two,
    told_more,
)
from newsfigures.stages.lists.parts import (
    of_whom,
    outnumbers,
    part_of,
    parts_from,
    past_aside,
    people_in,
)
from newsfigures.stages.lists.sentence import (
    ATTACHED,
    DESCRIBING,
    LONGEST_ASIDE,
    NEAR,
    PARTS,
    PLACING,
    SUPERLATIVE_AGES,
    WORDS,
    Group,
)
from newsfigures.stages.verbs import Verbs

if TYPE_CHECKING:
    from newsfigures.stages.lists.reading import Lists

_LISTING = frozenset(WORDS["listing"])
#: Behind these a headline begins, or its second half.
_OPENERS = frozenset(("", ":", "-", "–", "—", "|", "say", "says", "that"))


#: Before the sort that most people told of are: "150 passengers, chiefly children, drowned".
_FOR_THE_MOST = frozenset(
    ("most", "mostly", "chiefly", "mainly", "largely", "principally", "predominantly", "primarily")
)


_TELLING_MORE = frozenset(WORDS["telling_more"])


def after_comma(
    lists: Lists, group: Group, k: int, objective: bool, inside: bool | None, prep: str = ""
) -> int | None:
    """Go on behind the comma at chunk k; return the next chunk, None where the group ends here."""
    if lists.is_mark(k + 1, "also", "then", "now") and lists.aged_at(k + 2):
        k += 1  # "Ali Khan, also 14, died"
    people = k + 2 if lists.is_mark(k + 1, "or") else k + 1
    if people_in(lists, group.members[-1], people):
        return adopt(group, lists.chunks[people], people + 1)
    chunk = lists.chunk(k + 1)
    if isinstance(chunk, Mark):
        return _mark_after_comma(lists, group, k, objective, inside, prep)
    if isinstance(chunk, Verbs):
        return identified(lists, group, k + 1, inside)
    if isinstance(chunk, Noun):
        if objective and _himself_at(lists, k + 1):
            return _join(lists, group, k + 1)  # "kills wife, self"
        return _noun_after_comma(lists, group, k, objective, inside, prep)
    return None


def _mark_after_comma(
    lists: Lists, group: Group, k: int, objective: bool, inside: bool | None, prep: str
) -> int | None:
    """Go on with ", including", ", of whom", ", and", ", along with"."""
    chunk, last = lists.chunks[k + 1], group.members[-1]
    if chunk.low in PARTS:
        return parts_from(lists, group, k + 2)
    if chunk.low == "among" and lists.them_at(k + 2):
        return parts_from(lists, group, k + 3)
    if chunk.low in _FOR_THE_MOST or (chunk.low == "all" and _of_them(lists, k + 2)):
        return _behind_aside(lists, group, k, objective, inside)
    if chunk.low in ("nearly", "almost") and lists.is_mark(k + 2, "all") and _of_them(lists, k + 3):
        return _behind_aside(lists, group, k, objective, inside)
    everyone = lists.chunk(k + 2)
    if chunk.low in ("nearly", "almost") and isinstance(everyone, Noun) and everyone.det == "all":
        closed = lists.is_mark(k + 3, ",") and isinstance(lists.chunk(k + 4), Verbs)
        return k + 4 if closed else None  # "12, nearly all civilians, died"
    if chunk.low == "then" and objective and _himself_at(lists, k + 2):
        return _join(lists, group, k + 2)  # "kills three, then himself"
    if chunk.low in ("namely", "viz"):
        return namely(lists, group, k + 2)
    if chunk.kind == "adv":
        return supposed(lists, last, k)
    if chunk.kind == "conj" and chunk.low in ("and", "or", "&"):
        return _after_comma_and(lists, group, k, objective, inside, prep)
    if chunk.low in ("along", "together") and lists.is_mark(k + 2, "with"):
        follower = lists.chunk(k + 3)
        if isinstance(follower, Noun) and lists.deed(follower):
            return None  # "..., along with the slaying of a colleague"
        return after_and(lists, group, k + 3, objective, inside)
    if chunk.low == "as" and lists.word_at(k + 2) == "well":
        if inside or prep not in ("", "by"):
            return None
        return after_and(lists, group, k + 4, objective, inside)
    if (
        chunk.low == "of"
        and lists.is_mark(k + 2, "whom", "which")
        and isinstance(lists.chunk(k + 3), Noun)
    ):
        return of_whom(lists, group, k + 3)
    return None


def _after_comma_and(
    lists: Lists, group: Group, k: int, objective: bool, inside: bool | None, prep: str
) -> int | None:
    """Go on with ", and NP", where there was a list already, or one verb is shared."""
    last = group.members[-1]
    if prep == "including" and len(group.members) == 1 and _numbered_at(lists, k + 2):
        # "killed seven policemen, including a captain, and three civilians"
        return None
    before = lists.chunk(k - 1)
    aged = isinstance(before, Noun) and before.age  # "Pensioner, 84, and wife"
    tailed = (aged or group.tails) and not objective
    if len(group.members) > 1 or group.names or tailed:
        return after_and(lists, group, k + 2, objective, inside)
    follower = lists.chunk(k + 2)
    if (
        isinstance(follower, Noun)
        and lists.countable(follower)
        and lists.countable(last)
        and not lists.verb_follows(k + 2)
    ):
        return after_and(lists, group, k + 2, objective, inside)
    return None


def _noun_after_comma(
    lists: Lists, group: Group, k: int, objective: bool, inside: bool | None, prep: str
) -> int | None:
    """Go on with ", NP": a part, an age, another name of one person, or the next of a list."""
    chunk, last = lists.chunks[k + 1], group.members[-1]
    if so_many_strong(lists, last, k + 1):
        # "the garrison, some 950 strong, was massacred"
        group.members[-1], chunk.lemma, chunk.plural = chunk, "soldier", True
        return k + 4 if isinstance(lists.chunk(k + 4), Verbs) else k + 3
    if lists.bare(chunk) and lists.low(chunk.last) in lists.lex.grades:
        return None  # "wounded nine people, two fatally"
    if lists.low(chunk.first) in ("most", "many", "some", "both") and lists.them_at(k + 3):
        return _behind_aside(lists, group, k, objective, inside)
    if _among_them(lists, last, k + 1):
        part_of(lists, group, chunk, last)
        return k + 4
    if (end := _one_a_child(lists, last, k + 1)) is not None:
        if chunk.number is not None:
            part_of(lists, group, chunk, last)
        return end
    of_them = lists.number_of_them(k + 1)
    if of_them is not None and prep == "to" and _according_to(lists, k + 1):
        return None  # "According to the ministry, 15 of those aboard were saved"
    if prep == "of" and of_them is not None and not lists.is_mark(of_them - 1, "whom"):
        return None  # "Of the ten, two of them died"
    if inside and (of_them is None or not lists.countable(last) or last.name):
        # What follows the comma belongs to the group that this complement hangs on.
        return None
    if of_them is not None and outnumbers(lists, chunk, last):
        return None  # "killed across three provinces, 22 of them in Alba"
    of_people = any(lists.human(noun) or noun.number is not None for noun in group.members)
    if of_them is not None and isinstance(lists.chunk(of_them), Verbs) and not of_people:
        return None  # "fifteen were rescued on Monday, four of them taken to hospital"
    if of_them is not None:
        part_of(lists, group, chunk, last)
        if isinstance(lists.chunk(of_them), Verbs):
            # "two of whom later died": the part has a verb of its own.
            return None if lists.is_mark(of_them - 1, "whom") else of_them
        return of_them + isinstance(lists.chunk(of_them), Noun)
    if (behind := age_behind(lists, last, k + 1)) is not None:
        return behind
    if lists.time_noun(chunk) or lists.time_noun(last):
        return None
    if prep in PLACING and _bare_name(lists, last) and _of_an_age(lists, k + 1):
        return None  # "In Homs, Ali Khan, 45, was shot"
    if (
        prep in PLACING
        and lists.is_mark(k + 2, ",")
        and (_two_places(lists, last, k + 1) or _place_within(lists, last, k + 1))
    ):
        lists.take_for_place(last)
        lists.take_for_place(chunk)
        return adopt(group, chunk, k + 2)  # "In Old Town, Alba, one man was shot"
    if prep in PLACING and (end := _places_listed(lists, last, k + 1)) is not None:
        return end  # "In Homs, Hama and Idlib, three men were shot"
    several = last.plural and last.number is not None and lists.human(last)
    if several and (behind := ages_from(lists, k + 1, last)) is not None:
        return behind
    if _more_places(lists, group, chunk):
        return k + 2
    listed = lists.his(chunk) and _list_goes_on(lists, group, k + 1, objective)
    according = prep == "to" and _according_to(lists, k + 1)
    apposed = in_apposition(lists, last, chunk) or once_more(group, last, chunk)
    apposed = apposed or of_the_named(lists, group, k + 1) or told_more(lists, group, k + 1)
    if not listed and not according and apposed:
        return take_apposed(lists, group, k + 1)
    if as_many_names(lists, group, last, k + 1):
        return absorb_names(lists, group, k + 1)
    if inside and lists.countable(chunk):
        return None
    if _next_of_list(lists, group, k + 1, objective):
        return _join(lists, group, k + 1)
    paired = _paired_at_end if objective else _paired_in_headline
    if paired(lists, group, last, k + 1):
        return _join(lists, group, k + 1)
    return None


def _among_them(lists: Lists, last: Noun, k: int) -> bool:
    """Tell "17 people, four firefighters among them", whose four are at chunk k."""
    among = lists.is_mark(k + 1, "among") and lists.them_at(k + 2)
    return among and lists.chunks[k].number is not None and last.number is not None


def _next_of_list(lists: Lists, group: Group, k: int, objective: bool) -> bool:
    """Tell whether the noun at chunk k goes on with a list: "A, B and C", "9 men, 2 women"."""
    chunk, last = lists.chunks[k], group.members[-1]
    countable, before = lists.countable(chunk), lists.countable(last)
    numbers = last.number is not None and chunk.number is not None
    side_by_side = numbers and countable and before and not lists.verb_follows(k)
    if not (_list_goes_on(lists, group, k, objective) or side_by_side):
        return False
    return countable == before or (lists.human(chunk) and last.number is not None)


def _according_to(lists: Lists, k: int) -> bool:
    """Tell "according to Radio Alba, a guard and a cook died" from "to Ali, a cook, ..."."""
    for chunk in lists.chunks[k + 1 : k + NEAR]:
        if isinstance(chunk, Verbs):
            return chunk.form not in ("ing", "inf")
        if isinstance(chunk, Mark) and chunk.kind in ("mark", "rel", "sub"):
            return False
    return False


def _numbered_at(lists: Lists, k: int) -> bool:
    chunk = lists.chunk(k)
    return isinstance(chunk, Noun) and chunk.number is not None and bool(chunk.lemma)


def _himself_at(lists: Lists, k: int) -> bool:
    chunk = lists.chunk(k)
    return isinstance(chunk, Noun) and chunk.pronoun in ("himself", "herself", "themselves")


def _paired_in_headline(lists: Lists, group: Group, last: Noun, k: int) -> bool:
    """Tell "9 rebels, 2 soldiers die" and "Mother, son killed": no "and", and a verb at once.

    The verb is none of one person: "Teacher, poet dies".
    """
    verb = lists.chunk(k + 1)
    return (
        isinstance(verb, Verbs)
        and not lists.low(verb.first).endswith("s")
        and lists.low(group.first - 1) in _OPENERS
        and _as_headlines_have_it(lists, last, lists.chunks[k])
    )


def _paired_at_end(lists: Lists, group: Group, last: Noun, k: int) -> bool:
    """Tell "Strike kills two commanders, driver", a headline: nothing follows, and no stop.

    Where one follows, a bare noun tells the headline: "Strike kills driver, two commanders."
    """
    stop = last.number is None and k + 2 == lists.n and lists.is_mark(k + 1, ".")
    ends = stop or lists.chunk(k + 1) is None
    return ends and _as_headlines_have_it(lists, last, lists.chunks[k])


def _as_headlines_have_it(lists: Lists, *nouns: Noun) -> bool:
    """Tell people who are counted, or one without an article."""
    return all(
        lists.human(noun)
        and not noun.name
        and (noun.number is not None or (not noun.det and noun.plural is False))
        for noun in nouns
    )


def after_semicolon(lists: Lists, group: Group, k: int) -> int | None:
    """Go on with "A, 34; her son B, 6; and C, 51", where no clause of its own follows."""
    k += 2 if lists.is_mark(k + 1, "and") else 1
    last, noun = group.members[-1], lists.chunk(k)
    if not (isinstance(noun, Noun) and lists.human(noun) and lists.human(last)):
        return None
    if noun.pronoun or last.pronoun or last.plural or last.number is not None:
        return None
    for m in range(k + 1, min(k + LONGEST_ASIDE, lists.n)):
        if lists.is_mark(m, ";", "."):
            break
        if isinstance(lists.chunks[m], Verbs):
            return None
    return adopt(group, noun, k + 1)


def _more_places(lists: Lists, group: Group, chunk: Noun) -> bool:
    """Take the names in "cadres in Homs, Hama and Idlib" for places."""
    tail = group.tails[-1] if group.tails else None
    if (
        tail is None
        or tail.prep not in PLACING
        or tail.last != group.last
        or lists.human(tail.members[0])
    ):
        return False
    if chunk.number is not None or chunk.lemma or chunk.det or not chunk.name:
        return False
    lists.take_for_place(chunk)
    tail.last = chunk.last
    return True


def _two_places(lists: Lists, last: Noun, k: int) -> bool:
    """Tell "raids in Homs and Hama", two bare names behind "in", from a new subject."""
    chunk = lists.chunks[k]
    capital = last.head >= 0 and lists.tokens[last.head].text[0].isupper()
    bare = all(not (n.det or n.lemma or n.number is not None) for n in (last, chunk))
    return chunk.name and capital and not last.name and bare and not lists.verb_follows(k)


def _place_within(lists: Lists, last: Noun, k: int) -> bool:
    """Tell "In Homs, Syria, a guard was shot" from "In Homs, Ali Khan, a guard, was shot".

    A province says so itself; behind another name, and in "In the capital, Homs, a guard was shot",
    the subject follows, with its verb.
    """
    chunk = lists.chunks[k]
    called = last.head >= 0 and (last.det or last.number is not None)
    called = called and lists.low(last.head) in lists.lex.localities
    if not ((called or _bare_name(lists, last)) and _bare_name(lists, chunk)):
        return False
    return lists.low(chunk.head) in WORDS["regions"] or _people_act(lists, k + 2)


def _places_listed(lists: Lists, last: Noun, k: int) -> int | None:
    """Take "Hama and Idlib" of "In Homs, Hama and Idlib, three men were shot" for places.

    Return the chunk behind them, None where they are none.
    """
    found, m, joined = [last], k, False
    while m < k + 2 * NEAR and isinstance(lists.chunk(m), Noun):
        found.append(lists.chunks[m])
        if joined and lists.is_mark(m + 1, ","):
            break
        joined = lists.is_mark(m + 1, "and", "&") or lists.is_mark(m + 2, "and", "&")
        m += 2 + lists.is_mark(m + 2, "and", "&")
    else:
        return None
    if not (all(_bare_name(lists, noun) for noun in found) and _people_act(lists, m + 2)):
        return None
    for noun in found:
        lists.take_for_place(noun)
    return m + 1


def _bare_name(lists: Lists, noun: Noun) -> bool:
    """Tell a name alone, of a place or a person, from "the mayor" and "12 men"."""
    if noun.det or noun.lemma or noun.number is not None or noun.head < 0:
        return False
    return lists.tokens[noun.first].text[0].isupper()


def _people_act(lists: Lists, k: int) -> bool:
    """Tell "three men were" at chunk k, people without a name who are a subject."""
    noun = lists.chunk(k)
    if not isinstance(noun, Noun) or noun.name or noun.pronoun:
        return False
    return bool(noun.lemma or noun.number is not None) and lists.verb_follows(k)


def _of_an_age(lists: Lists, k: int) -> bool:
    """Tell the name of "Ali Khan, 45, was" at chunk k."""
    age = lists.chunk(k + 2)
    aged = lists.chunks[k].name and isinstance(age, Noun) and lists.age_like(age)
    return bool(aged) and lists.is_mark(k + 1, ",") and lists.is_mark(k + 3, ",")


def _list_goes_on(lists: Lists, group: Group, k: int, objective: bool) -> bool:
    """Tell whether the nouns from chunk k end in "and NP", as a list does."""
    m = k
    limit = min(k + 40, lists.n)
    while m < limit:
        chunk = lists.chunks[m]
        if isinstance(chunk, Noun):
            m += 1
            if isinstance(lists.chunk(m), Verbs):
                verb = lists.chunks[m]
                if verb.lemma in DESCRIBING or verb.form == "ing":
                    m += 1
                    continue
                return False
        elif isinstance(chunk, Mark):
            if chunk.low in ("and", "&"):
                return isinstance(lists.chunk(m + 1), Noun) and not (
                    objective and lists.verb_follows(m + 1) and not _left_so(lists, group, m + 1)
                )
            if (
                chunk.low == ","
                or chunk.low in ATTACHED
                or chunk.low in ("(", ")", "as")
                or (chunk.low == "." and lists.is_mark(m + 1, ","))  # "Alba, Minn., and"
                or chunk.kind == "adv"
            ):
                m += 1
            else:
                return False
        else:
            return False
    return False


def after_and(
    lists: Lists, group: Group, k: int, objective: bool, inside: bool | None, prep: str = ""
) -> int | None:
    """Go on behind "and" with the noun at chunk k; return the next chunk, or None."""
    if lists.is_mark(k, "then") and objective and _himself_at(lists, k + 1):
        k += 1  # "killed three and then himself"
    chunk, last = lists.chunk(k), group.members[-1]
    if not isinstance(chunk, Noun) or lists.time_noun(chunk) or lists.time_noun(last):
        return None
    if inside and lists.his(chunk) and not last.lemma:
        return None  # "Ali, commander of west Alba and his wife": the wife is Ali's
    if _more_places(lists, group, chunk):
        return k + 1
    if prep in PLACING and _two_places(lists, last, k):
        lists.take_for_place(chunk)
        return adopt(group, chunk, k + 1)
    if _called_too(lists, group, k):
        chunk.whole = last
        group.names.append(chunk)
        return k + 1
    bare = chunk.number is not None and chunk.head < 0
    if prep and prep not in _LISTING and bare and last.number is None:
        return None  # "killed in tents and 11 in boats"
    unnumbered = last.number is None and chunk.number is None
    if inside and lists.countable(chunk) and not (unnumbered and lists.human(last)):
        return None
    if last.number is not None and last.number.kind == "zero" and group.tails:
        # "none of the 60 passengers and six crew members": the six are among whom none is
        group.tails[-1].members.append(chunk)
        return k + 1
    if same_person(lists, last, chunk, k):
        chunk.whole = last
        group.names.append(chunk)
        return k + 1
    if lists.parting and title_in_two(lists, last, chunk):
        group.members[-1] = chunk
        return k + 1
    if _not_some_of_them(lists, group.members[0], k) or _opens_clause(
        lists, group, k, objective, prep
    ):
        return None
    return _join(lists, group, k) if _of_a_kind(lists, last, chunk, inside) else None


def _called_too(lists: Lists, group: Group, k: int) -> bool:
    """Tell the mayor of "Ram Singh, a contractor and former mayor, ...": one person still."""
    chunk, called = lists.chunks[k], group.names[-1] if group.names else None
    if called is None or called.name or chunk.name or lists.his(chunk):
        return False
    if chunk.number is not None or chunk.plural is True or lists.is_mark(k - 2, ","):
        return False
    return called.det != "the" or chunk.det not in ("a", "an")


def _opens_clause(lists: Lists, group: Group, k: int, objective: bool, prep: str) -> bool:
    """Tell whether the noun at chunk k has a verb of its own: "hit three and two were killed"."""
    chunk, last = lists.chunks[k], group.members[-1]
    if not (lists.verb_follows(k) or (objective and _pair_acts(lists, k))):
        return False
    if objective and _is_described(lists, k):
        return False
    if not lists.countable(last) and lists.bare(chunk):
        return True  # "14 deaths and 31 injured"
    if last.partitive == "them" and chunk.head < 0:
        return True  # "20 of them at the mill, and 15 were injured"
    if not objective:
        return False
    listed = len(group.members) > 1 or not lists.is_mark(k - 2, ",")
    if lists.parting and (chunk.number is None or lists.his(chunk)) and listed:
        return False
    if _left_so(lists, group, k) or (chunk.number is not None and _in_relative(lists, k)):
        return False
    capital = chunk.head >= 0 and lists.tokens[chunk.head].text[:1].isupper()
    named = capital and not chunk.det and chunk.number is None
    # "raids in Homs and Hama killed ten"
    return not (prep and named and not lists.human(chunk) and not lists.human(last))


def _is_described(lists: Lists, k: int) -> bool:
    """Tell the participle of "shot a clerk and a nurse employed at a clinic" at chunk k."""
    at = lists.past_tails(k + 1)
    verb, behind = lists.chunk(at), lists.chunk(at + 1)
    if not (isinstance(verb, Verbs) and isinstance(behind, Mark) and behind.kind == "prep"):
        return False
    return verb.first == verb.main and lists.low(verb.main) in _TELLING_MORE


def _pair_acts(lists: Lists, k: int) -> bool:
    """Tell the subject of "injured 16, and a woman and her son were killed" at chunk k."""
    link = lists.past_tails(k + 1)
    second = lists.chunk(link + 1)
    if not (lists.is_mark(link, "and") and isinstance(second, Noun)):
        return False
    verb = lists.chunk(lists.past_tails(link + 2))
    return isinstance(verb, Verbs) and lists.low(verb.first) in OF_SEVERAL


def _of_a_kind(lists: Lists, last: Noun, chunk: Noun, inside: bool | None) -> bool:
    """Tell whether two nouns can be members of one list: people with people, things with things."""
    before, countable = lists.countable(last), lists.countable(chunk)
    if not inside and inside is not None and before != countable:
        return False
    if lists.human(last) and not countable and chunk.number is None:
        return False
    # "Ali, counsellor at the embassy, and his son": the son belongs to Ali
    owned = lists.human(chunk) and not before and last.number is None and inside is None
    return not owned or chunk.lemma == "others"


def _in_relative(lists: Lists, k: int) -> bool:
    """Tell whether chunk k is in a relative clause of a subject that still waits for its verb.

    In "the men who killed six priests and two guests fired" the last verb is the men's.
    """
    for m in range(k - 1, max(0, k - 12), -1):
        chunk = lists.chunks[m]
        if isinstance(chunk, Mark) and chunk.kind == "rel":
            return not any(isinstance(c, Verbs) for c in lists.chunks[max(0, m - 12) : m])
        if isinstance(chunk, Mark) and chunk.low in (",", ";", ":"):
            return False
    return False


def _left_so(lists: Lists, group: Group, k: int) -> bool:
    """Tell the list of "left two clerks and a guard dead", whose state is no clause.

    Also of "ended with two clerks and a guard dead".
    """
    before, state = lists.low(group.first - 1), lists.chunk(lists.past_tails(k + 1))
    verb = lists.w.verbs.get(before)
    left = before == "with" or (verb is not None and verb.lemma == "leave")
    return (
        left
        and isinstance(state, Verbs)
        and not state.copula
        and state.first == state.main
        and (state.predicate is not None or lists.low(state.main) in lists.lex.state)
    )


def _behind_aside(
    lists: Lists, group: Group, k: int, objective: bool, inside: bool | None
) -> int | None:
    """Go on behind ", most of them women," with the verb or with ", and two guards"."""
    end = past_aside(lists, k)
    if end is not None and lists.is_mark(end, ","):
        return after_and(lists, group, end + 2, objective, inside)
    return end


def _one_a_child(lists: Lists, whole: Noun, k: int) -> int | None:
    """Return the chunk behind "twelve people, one a child," and "the youngest a boy of six,"."""
    part, sort = lists.chunk(k), lists.chunk(k + 1)
    if whole.number is None or not isinstance(sort, Noun) or sort.det not in ("a", "an"):
        return None
    oldest = part.head >= 0 and lists.low(part.head) in SUPERLATIVE_AGES
    if not (oldest or lists.bare(part)) or not lists.human(sort) or sort.first != part.last:
        return None
    end = k + 2
    age = lists.chunk(end + 1)
    if lists.is_mark(end, "of", "aged") and isinstance(age, Noun) and age.number is not None:
        end += 2  # "a boy of six"
    if not lists.is_mark(end, ",", ".", ";", "-", "–", "—", ")"):
        return None
    return end + (lists.is_mark(end, ",") and isinstance(lists.chunk(end + 1), Verbs))


def _of_them(lists: Lists, k: int) -> bool:
    return lists.is_mark(k, "of") and lists.them_at(k + 1)


def _not_some_of_them(lists: Lists, first: Noun, k: int) -> bool:
    """Tell the driver of "two of the guards and the driver", who stands beside the two.

    So does the girl of "a leader of the rebels and a girl", beside the leader, and whoever makes
    several of one: "the wife of the clerk and a girl were hurt".
    """
    chunk = lists.chunks[k]
    single = chunk.det in ("a", "an", "the") and not chunk.plural
    if not single or not lists.human(chunk) or first.number is not None:
        return False
    m = next((m for m in range(k - 2, max(1, k - NEAR), -1) if lists.chunks[m] is first), 0)
    before = lists.chunk(m - 2) if m > 1 and lists.is_mark(m - 1, "of") else None
    if not isinstance(before, Noun):
        return False
    if before.lemma and before.det and before.plural is False and before.number is None:
        apart = chunk.det != "the" and (first.det == "the" or not first.det)
        return (apart and bool(first.plural)) or _are_several(lists, k)
    some = before.number is not None and before.head < 0
    return some and bool(first.plural) and (first.det in ("the", "those") or lists.his(first))


def _are_several(lists: Lists, k: int) -> bool:
    """Tell whether the verb behind the noun at chunk k is that of several: "were", "have"."""
    verb = lists.chunk(lists.past_tails(k + 1))
    return isinstance(verb, Verbs) and lists.low(verb.first) in ("were", "are", "have")


def _join(lists: Lists, group: Group, k: int) -> int:
    """Take up the noun at chunk k as a member, with the "of them" behind it."""
    of_them = lists.number_of_them(k)
    return adopt(group, lists.chunks[k], k + 1 if of_them is None else of_them)


def adopt(group: Group, chunk: Noun, k: int) -> int:
    """Take a noun up as a member; return the next chunk, which is k."""
    group.members.append(chunk)
    return k


def doing(lists: Lists, group: Group, k: int, objective: bool) -> int | None:
    """Pass over "standing nearby" inside a list, up to the comma where the list goes on."""
    verb = lists.chunks[k]
    if lists.role_verb(verb) or verb.lemma in lists.lex.subject:
        return None
    for m in range(k + 1, min(k + 7, lists.n)):
        if lists.is_mark(m, ","):
            after = m + 2 if lists.is_mark(m + 1, "and") else m + 1
            follower = lists.chunk(after)
            goes_on = (
                isinstance(follower, Noun)
                and lists.countable(follower)
                and (
                    (after == m + 2 and not (objective and lists.verb_follows(after)))
                    or (after == m + 1 and _list_goes_on(lists, group, after, objective))
                )
            )
            return m if goes_on else None
        if isinstance(lists.chunks[m], Verbs):
            return None
    return None
