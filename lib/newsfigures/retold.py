"""Tells of each figure of an article whether it counts people already told of, or others.

The figures of one measure are taken sentence by sentence into a `Ledger`: what is kept adds up, and
what is not has its reason beside it.
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise

from newsfigures.lexicon import load
from newsfigures.series import Span

#: How many of the groups told of last a figure is set against; time stays linear that way.
_MEMORY = 100


@dataclass(slots=True, eq=False)
class Entry:
    """One figure as the reckoning sees it: the columns of the table, and what they come to."""

    figure: str
    text: str
    value: float | None
    low: float | None
    high: float | None
    bound: str
    who: str | None
    group: str | None
    by: str | None
    source: str | None
    hedge: str | None
    place: str | None
    when: str | None
    sentence: str
    start: int
    scope: str
    unit: str | None
    dimension: str
    part_of: str | None
    change: str | None
    change_from: str | None
    implied: bool
    #: Whether a figure of another measure stands right before it: "4 killed, 30 others hurt".
    after_other: bool = False
    at: int = 0
    #: What `describe` finds: the noun that names them, its sort and side, a single person's name
    #: and age, and whether the words leave open who they are.
    lemma: str = ""
    sort: str = ""
    side: str = ""
    name: str = ""
    age: str = ""
    generic: bool = True
    #: The side of those who did it.
    by_side: str = ""
    #: How many of them have died since, as a later sentence tells.
    died: float = 0.0

    @property
    def size(self) -> float:
        """The number by which figures are set against one another."""
        for number in (self.value, self.low, self.high):
            if number is not None:
                return number - self.died
        return 0.0

    @property
    def span(self) -> Span:
        """The interval that the words allow."""
        ends = (None if end is None else end - self.died for end in self.ends)
        return Span(*ends, self.bound)

    @property
    def ends(self) -> tuple[float | None, float | None, float | None]:
        """The value and the two ends, as the words tell them."""
        return self.value, self.low, self.high

    @property
    def ahead(self) -> str:
        """The sentence up to the figure."""
        return self.sentence[: self.at]

    @property
    def behind(self) -> str:
        """The sentence from the end of the figure."""
        return self.sentence[self.at + len(self.text) :]


@dataclass(slots=True)
class Ledger:
    """What adds up, by figure id in the order of the text, and what does not, with its reason."""

    kept: dict[str, Entry] = field(default_factory=dict)
    aside: list[tuple[Entry, str]] = field(default_factory=list)
    #: How many of each figure's people have been named since.
    named: dict[str, float] = field(default_factory=dict)
    #: The figures of a first sentence that tells of several happenings at once, and how many of
    #: their people have been told of since, happening by happening.
    lead: list[Entry] = field(default_factory=list)
    detailed: dict[str, float] = field(default_factory=dict)

    def keep(self, entry: Entry) -> None:
        """Add a figure to the sum."""
        self.kept[entry.figure] = entry

    def drop(self, entry: Entry, why: str) -> None:
        """Set a figure aside, also one that was kept so far."""
        self.kept.pop(entry.figure, None)
        self.aside.append((entry, why))

    def told(self) -> list[Entry]:
        """Return the groups told of last."""
        return list(islice(reversed(self.kept.values()), _MEMORY))[::-1]


class _Lexicon:
    def __init__(self) -> None:
        data = load("tally")
        self.generic = frozenset(data["generic"])
        self.sorts = {lemma: sort for sort, lemmas in data["sort"].items() for lemma in lemmas}
        self.sides = {sort: side for side, sorts in data["side"].items() for sort in sorts}
        cue = data["cue"]
        further, happening = "|".join(cue["further"]), "|".join(cue["happening"])
        self.additive = re.compile(
            rf"{_any(cue['additive']).pattern}|\bin (?:an?|the) (?:{further}) (?:{happening})\b",
            re.IGNORECASE,
        )
        self.earlier = _any(data["cue"]["earlier"])
        self.died_later = _any(data["cue"]["died_later"])
        self.summing = _any(data["cue"]["summing"])
        self.updated = _any(data["cue"]["updated"])
        self.kin = frozenset(data["kin"])
        self.naming = _any(data["cue"]["naming"])
        self.adults = {title: sex for sex, titles in data["adult"].items() for title in titles}
        self.several = re.compile("|".join(data["cue"]["several"]), re.IGNORECASE)
        self.months = frozenset(load("setaside")["time"]["months"])
        self.which = frozenset(load("nouns")["which"])


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def describe(sentence: list[Entry]) -> None:
    """Fill in of the figures of one sentence who they count and where in the sentence they stand.

    Args:
        sentence: figures of one measure in one sentence, in the order of the text.
    """
    for entry in sentence:
        entry.lemma, entry.sort = _lemma(entry)
        entry.side = _lexicon().sides.get(entry.sort, "")
        entry.by_side = _lexicon().sides.get(_sort_of(entry.by)[1], "") if entry.by else ""
        entry.name = _name(entry)
        entry.age = _age(entry)
        if entry.name and not entry.sort:
            entry.sort = _lexicon().adults.get(entry.who.split()[0].lower().rstrip("."), "")
        entry.generic = _generic(entry)
    _set_places(sentence)
    for entry in sentence:
        if _BOTH_SIDES.match(entry.behind):
            entry.lemma, entry.sort, entry.side, entry.generic = "", "", "", True


_BOTH_SIDES = re.compile(r"\s(?:[\w-]+\s){0,2}(?:from|on|of) (?:both|all|either|each) sides?\b")


def listed_with(part: Entry, told: float, entry: Entry, whole: Entry) -> bool:
    """Tell whether a figure is the next of a list of parts: "10, including a nurse and two guards".

    Args:
        part: the part before it.
        told: how many of the whole the parts so far are.
        entry: the figure after the part.
        whole: what they are parts of.
    """
    between = part.behind[: entry.at - part.at - len(part.text)]
    room = whole.size - told
    if entry.sentence != part.sentence or entry.size > room or exclude(whole, entry):
        return False
    return _AND.fullmatch(between) is not None and (entry.size == room or "," not in between)


_AND = re.compile(r"[^.;:]{0,80}?,? and (?:(?:other|also|at least) )?")


def take_sentence(sentence: list[Entry], ledger: Ledger) -> None:
    """Take the figures of one sentence into the ledger.

    Args:
        sentence: the figures of one measure in one sentence, as `describe` leaves them.
        ledger: what earlier sentences told; it is changed.

    >>> said = {"bound": "=", "unit": "person", "dimension": "count", "scope": "event"}
    >>> blank = dict.fromkeys(("group", "by", "source", "hedge", "place", "when", "part_of",
    ...                        "change", "change_from"))
    >>> def entry(text, size, who, sentence, start):
    ...     return Entry(text, text, size, size, size, who=who, sentence=sentence, start=start,
    ...                  implied=False, **said, **blank)
    >>> ledger = Ledger()
    >>> two = entry("two", 2, "soldiers", "A mine killed two soldiers.", 14)
    >>> one = entry("One", 1, "soldier", "One soldier was 19.", 30)
    >>> for sentence in ([two], [one]):
    ...     describe(sentence)
    ...     take_sentence(sentence, ledger)
    >>> list(ledger.kept), [(each.text, why) for each, why in ledger.aside]
    (['two'], [('One', 'among the two told before')])
    """
    sentence = _one_interval(sentence, ledger)
    sentence = _without_sums(sentence, ledger)
    sentence = _only_whole(sentence, ledger)
    sentence = _without_bomber(sentence, ledger)
    sentence = _without_first_reports(sentence, ledger)
    sentence = _without_headline(sentence, ledger)
    sentence = _under_toll(sentence, ledger)
    sentence = _without_those_alone(sentence, ledger)
    sentence = _without_bodies(sentence, ledger)
    sentence = _without_those_still(sentence, ledger)
    sentence = _without_named(sentence, ledger)
    before = ledger.told()
    if before and len(sentence) > 1 and (again := _told_as(sentence, before)):
        for entry in sentence:
            ledger.drop(entry, again)
        return
    first = not before
    for k, entry in enumerate(sentence):
        contested = [old for old in sentence[:k] if _contradicts(entry, old)]
        before = _take(entry, before + contested, ledger)
    if first and sentence and _lexicon().several.search(sentence[0].sentence):
        ledger.lead = ledger.told()


def _told_as(sentence: list[Entry], before: list[Entry]) -> str:
    """Return how the people of a sentence were told of before, as a reason, or ""."""
    if _size(sentence) == _size(before):
        return "told before"
    for old in before:
        if _size(sentence) == old.size and all(_same_people(entry, old) for entry in sentence):
            return f"together the {old.text} told before"
    return ""


def _take(entry: Entry, before: list[Entry], ledger: Ledger) -> list[Entry]:
    """Take one figure; return what the next one of the sentence is set against."""
    if before and (known := _in_order(entry, before) or _completes(entry, before, ledger)):
        ledger.drop(entry, known)
        return before
    if not before:
        ledger.keep(entry)
        return before
    if _had_before(entry) or _of_another_day(entry, before):
        ledger.drop(entry, "an earlier event")
        return before
    if _below_headline(entry, before):
        ledger.drop(entry, "the sum of what was told before")
        return before
    if old := _still(entry, before):
        ledger.drop(entry, f"told before as {old.text}")
        return before
    if _runs_on(entry, before):
        ledger.drop(entry, "far above what was told before: a running total")
        return before
    if _of_others(entry, before):
        _keep_or_detail(entry, ledger)
        return before
    if rival := _rival(entry, before):
        ledger.drop(entry, f"another count than the {rival.text}, by {entry.source}")
        return before
    if known := _known_person(entry, before, ledger):
        ledger.drop(entry, known)
        return before
    if _adds(entry, before):
        _keep_or_detail(entry, ledger)
        return before
    if _sums_up(entry, before):
        if entry.size == _size(before):
            ledger.drop(entry, "the sum of what was told before")
            return before
        for old in before:
            ledger.drop(old, f"superseded by {entry.text}")
        ledger.keep(entry)
        return [entry]
    match = _match(entry, before)
    if match is not None and _same_sum(entry, before):
        ledger.drop(entry, "the sum of what was told before")
    elif match is None:
        _keep_or_detail(entry, ledger)
    elif entry.size == match.size:
        ledger.drop(entry, f"told before as {match.text}")
        if _is_toll(entry):
            _drop_between(match, entry, ledger)
    elif entry.size < match.size:
        full = match in ledger.lead and ledger.detailed.get(match.figure, 0) >= match.size
        if full and _places_differ(entry, match):
            ledger.keep(entry)
        else:
            _detail(entry, match, ledger)
    elif match.figure in ledger.kept:
        contested = _contradicts(entry, match)
        ledger.drop(match, f"{'contested' if contested else 'superseded'} by {entry.text}")
        ledger.keep(entry)
    return before


def _had_before(entry: Entry) -> bool:
    """Tell "five people had been killed in the region over the weekend" behind today's news."""
    if _is_toll(entry) or _HAD.match(entry.behind) is None:
        return False
    return _lexicon().earlier.search(entry.behind) is not None


def _of_another_day(entry: Entry, before: list[Entry]) -> bool:
    """Tell "On January 2 an attack took 35 lives", behind the news of Sunday, and "in 2020".

    Days told in one manner, as in a chronicle, are all news, but for what the news came after.
    """
    if _is_toll(entry) or says_other(entry):
        return False
    if _LAST.match(entry.sentence) and before[0].sentence != entry.sentence:
        return True
    if not entry.when:
        return False
    days = {old.when for old in before}
    if entry.when in days or any(old.sentence == entry.sentence for old in before):
        return False
    if _IN_YEAR.match(entry.sentence) and entry.when in entry.sentence[:8]:
        return not any(_YEAR.search(day) for day in days if day)
    if None in days:
        return False
    ahead = entry.ahead[-2 * _NEAR :]
    numbered = {_DIGIT.search(day) is not None for day in days}
    if (_DIGIT.search(entry.when) is not None) not in numbered:
        if entry.sentence.startswith(f"On {entry.when}"):
            return True
        return _SOME_EVENT.search(f"{ahead}{entry.behind[:_NEAR]}") is not None
    return _CAME_AFTER.search(ahead) is not None


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_IN_YEAR = re.compile(rf"In {_YEAR.pattern}")
#: An event that the article has not told of yet.
_SOME_EVENT = re.compile(
    r"\ban? (?:[\w-]+ ){0,3}(?:attack|raid|bombing|blast|explosion|ambush|shooting|strike|crash"
    r"|accident|fire|flood|quake|earthquake|storm|landslide|avalanche|clash|massacre)\b",
    re.IGNORECASE,
)
#: "Last June, 65 people lost their lives in a collision."
_LAST = re.compile(
    r"Last (?:week|weekend|month|year|spring|summer|autumn|fall|winter|"
    rf"{'|'.join(month_name[1:])})\b"
)
_CAME_AFTER = re.compile(rf"\b(?:after|following|followed|follows) {_SOME_EVENT.pattern}", re.I)
_HAD = re.compile(r"[^.,;:]{0,40}? had (?:already |also )?(?:been|died|lost)\b")


def _drop_between(match: Entry, toll: Entry, ledger: Ledger) -> None:
    """Set aside what was added to a toll that is told again: "31 died. Two more ... making 31"."""
    behind = [old for old in ledger.told() if old.start > match.start]
    for old in behind if match.figure in ledger.kept else ():
        ledger.drop(old, f"counted in the toll of {toll.text}")


def _runs_on(entry: Entry, before: list[Entry]) -> bool:
    """Tell "violence that has killed thousands", behind an event in which 13 died."""
    if entry.size < _MANY or entry.size < _size(before):
        return False
    if entry.change or _is_toll(entry) or _lexicon().updated.search(entry.sentence):
        return False
    near = f"{entry.ahead[-_NEAR:]}{entry.text}{entry.behind[:_NEAR]}"
    vague, done = entry.value is None, _HAS_DONE.search(near) is not None
    if vague and done:
        return True  # "its raids have killed hundreds"
    return (done or (vague and _HAS.search(near) is not None)) and (
        entry.size >= _FAR_ABOVE * _size(before)
    )


#: A figure so many times those told before, and no smaller than this, is of more than the event.
_FAR_ABOVE, _MANY = 5, 20
#: So many characters on either side of a figure its verb is looked for.
_NEAR = 60
_HAS = re.compile(r"\b(?:has|have|that['’]s)\b")
#: "The raids have killed 300", not "300 have been found".
_HAS_DONE = re.compile(rf"{_HAS.pattern}(?! (?:\w+ly |now |also |since )?been\b)")


def _keep_or_detail(entry: Entry, ledger: Ledger) -> None:
    """Add a figure to the sum, unless a first sentence on several happenings counts it already.

    "Six rebels were held in two districts. Four were held in Tolan. In another raid, two ...".
    """
    for whole in ledger.lead:
        room = whole.size - ledger.detailed.get(whole.figure, 0)
        new = entry.sentence != whole.sentence and whole.figure in ledger.kept
        fits = new and entry.size <= room
        civil = whole.lemma == "civilian" and entry.side == "civil"
        same = civil or not entry.side or _same_people(entry, whole)
        if fits and same and not exclude(entry, whole):
            _detail(entry, whole, ledger)
            return
    ledger.keep(entry)


def _detail(entry: Entry, whole: Entry, ledger: Ledger) -> None:
    """Set a figure aside as some of those told of before."""
    ledger.detailed[whole.figure] = ledger.detailed.get(whole.figure, 0) + entry.size
    ledger.drop(entry, f"among the {whole.text} told before")


def _in_order(entry: Entry, before: list[Entry]) -> str:
    """Tell "a third was killed" behind a number of three or more, as a reason, or ""."""
    ordinal = _ORDINAL.match(entry.text)
    if ordinal is None:
        return ""
    whole = next((old for old in before if old.size > _ORDINALS.index(ordinal[1].lower())), None)
    return f"among the {whole.text} told before" if whole else ""


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_ORDINAL = re.compile(rf"an? ({'|'.join(_ORDINALS[1:])})\b", re.IGNORECASE)


def _below_headline(entry: Entry, before: list[Entry]) -> bool:
    """Tell "Two men were shot dead" below the headline "Taxi boss and bodyguard gunned down"."""
    summed = entry.size > 1 and len(before) > 1 and entry.size == _size(before)
    return summed and all(_bare(old) and not exclude(old, entry) for old in before)


def _completes(entry: Entry, before: list[Entry], ledger: Ledger) -> str:
    """Tell the last part of a number that is told part by part, as a reason, or "".

    "Police arrested eight suspects. Five were held in Alba. Another raid led to three arrests."
    """
    for old in before:
        part = ledger.detailed.get(old.figure, 0)
        if part and part + entry.size == old.size and _same_people(entry, old):
            return f"the rest of the {old.text} told before"
    return ""


def _still(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return as many people told of before, of whom it is said that they still are as they were."""
    if not _STILL.match(entry.behind):
        return None
    as_many = (old for old in before if old.size == entry.size and not exclude(old, entry))
    return next((old for old in as_many if old.generic or entry.generic or old.implied), None)


_STILL = re.compile(
    r"[^.,;:]{0,40}? (?:is|are|was|were|remains?|remained) still\b|[^.,;:]{0,40}? (?:still )?remain"
)


def _sums_up(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether a figure of no named people takes in all groups told of before."""
    if not entry.generic or entry.implied or entry.size < _size(before):
        return False
    return len(before) > 1 or bool(_lexicon().summing.search(entry.sentence))


def _same_sum(entry: Entry, before: list[Entry]) -> bool:
    """Tell "the 13 officers" behind "eight policemen and five investigators"."""
    if len(before) < 2 or entry.size < 4 or entry.size != _size(before):
        return False
    return not any(old.implied or exclude(entry, old) for old in before)


def _size(entries: list[Entry]) -> float:
    return sum(entry.size for entry in entries)


# --------------------------------------------------------------------------- who these people are


def _lemma(entry: Entry) -> tuple[str, str]:
    """Return the lemma of the last person noun of a group, and the sort of people it names."""
    lemma, sort = _sort_of((entry.who or "").split(" of ")[0])
    if lemma:
        armed = sort == "man" and entry.group in _lexicon().sides  # "army men"
        return lemma, entry.group if armed else sort
    group = entry.group or ""
    return "", group if not entry.who and group in _lexicon().sides else ""


def _sort_of(printed: str) -> tuple[str, str]:
    """Return the lemma of the last person noun of some words, and its sort; "" where none is."""
    from newsfigures.stages.words import person_nouns

    people, sorts = person_nouns(), _lexicon().sorts
    for word in reversed(_WORD.findall(printed.lower())):
        known = people.get(word)
        if known is not None:
            return known[0], sorts.get(known[0], known[2] or "")
    return "", ""


_WORD = re.compile(r"[\w-]+")


def _name(entry: Entry) -> str:
    """Return the proper name of a person who is counted from naming, or ""."""
    if not entry.implied or not entry.who or _ARTICLE.match(entry.text):
        return ""
    from newsfigures.stages.words import person_nouns

    words: list[str] = []
    for word in reversed(entry.who.split(" alias ")[0].split()):
        if not word[0].isupper() or word.isupper() or word.lower() in person_nouns():
            break
        words.insert(0, word)
    return " ".join(words)


_ARTICLE = re.compile(r"(?:an?|the|another|one|some)\b", re.IGNORECASE)


def _age(entry: Entry) -> str:
    """Return the age of "a 34-year-old man", or ""."""
    found = _YEARS.search(entry.who) if entry.implied and entry.who else None
    return found[1] if found else ""


_YEARS = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b")


def _generic(entry: Entry) -> bool:
    """Tell whether the words leave open who these people are."""
    if entry.age and not entry.lemma:
        return True  # "a 16-year-old"
    if entry.lemma:
        return entry.lemma in _lexicon().generic
    if entry.implied and (entry.who or "").endswith(_BODIES):
        return True
    return not entry.sort and not (entry.implied and entry.who)


def _same_people(one: Entry, other: Entry) -> bool:
    """Tell whether two figures may be of the same people."""
    if exclude(one, other) or _himself(one) != _himself(other) or _other_one(one, other):
        return False
    if _killers(one, other) or _killers(other, one):
        return False
    if one.generic or other.generic or (one.lemma and one.lemma == other.lemma):
        return True
    if _kin_and_child(one, other):
        return True
    if {one.lemma, other.lemma} <= _lexicon().kin:
        return False  # the father and his brother-in-law
    armed = one.side not in ("", "civil") and other.side not in ("", "civil")
    return bool(one.sort) and (one.sort == other.sort or armed)


def _killers(one: Entry, other: Entry) -> bool:
    """Tell the seven soldiers killed from the three members whom "soldiers killed"."""
    return one.by_side == other.side == "forces"


def _himself(entry: Entry) -> bool:
    """Tell one who killed himself, and is none of those whom he killed."""
    if not entry.implied:
        return False
    if entry.text.lower() in ("himself", "herself"):
        return True
    return _BY_OWN_HAND.search(entry.behind) is not None and not _DEED.search(entry.ahead)


#: "He shot three before turning the gun on himself", but not of whom he shot.
_BY_OWN_HAND = re.compile(
    r"\b(?:turn(?:ed|ing|s)? (?:the|his|her|a) (?:\w+ )?(?:gun|weapon|knife|pistol|rifle) on"
    r"|kill(?:ed|ing|s)|sho(?:t|ots|oting)|hang(?:ed|ing|s)|stab(?:bed|bing|s)) (?:him|her)self\b"
    r"|\b(?:took|takes|taking) (?:his|her) own life\b"
)
_DEED = re.compile(
    r"\b(?:sho(?:t|ots|oting)|kill\w*|stab\w*|murder\w*|strangl\w*|hack\w*|attack\w*|slew|slain)\b",
    re.IGNORECASE,
)


def exclude(one: Entry, other: Entry) -> bool:
    """Tell whether no one can be of both groups: soldiers and rebels, women and men."""
    if one.age and other.age and one.age != other.age:
        return True
    if not one.sort or not other.sort or one.sort == other.sort or _kin_and_child(one, other):
        return False
    if one.sort in _KINDS and other.sort in _KINDS:
        return True
    sides = {one.side, other.side}
    return len(sides) == 2 and sides.isdisjoint(("", "fighting"))


def _kin_and_child(one: Entry, other: Entry) -> bool:
    """Tell "her son" and "her child", who may be one: a son is a child until he is grown."""
    return "child" in (one.sort, other.sort) and not _OFFSPRING.isdisjoint((one.lemma, other.lemma))


_OFFSPRING = frozenset({"son", "daughter", "grandson", "granddaughter", "nephew", "niece"})
_KINDS = ("woman", "man", "child")


# ------------------------------------------------------------------------------ within a sentence


def _set_places(sentence: list[Entry]) -> None:
    """Note where in the sentence each figure stands, by the distances between them."""
    if not sentence or not sentence[0].sentence:
        return
    first, words = sentence[0], sentence[0].sentence
    at = words.find(first.text)
    while at >= 0 and not all(
        words.startswith(entry.text, at + entry.start - first.start) for entry in sentence
    ):
        at = words.find(first.text, at + 1)
    for entry in sentence:
        entry.at = max(at, 0) + entry.start - first.start


def _one_interval(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Read "at least 20 and as many as 30 people" as one figure of 20 to 30."""
    for one, two in pairwise(sentence):
        between = one.behind[: two.at - one.at - len(one.text)]
        ends = one.bound in (">", ">=") and two.bound in ("<", "<=")
        same = not (one.who and two.who) and one.size < two.size
        if ends and same and _TO.fullmatch(between):
            two.low, two.value, two.bound = one.low, None, "range"
            two.text = f"{one.text} to {two.text}"
            ledger.drop(one, f"the lower end of {two.text}")
            return [entry for entry in sentence if entry is not one]
        open_end = two.bound in (">", ">=") and _UP_TO.fullmatch(between) is not None
        if open_end and one.size < two.size and _VARYING.search(one.ahead):
            ledger.drop(two, f"the upper end of {one.text} or more")
            one.bound, one.high = ">=", None
            return [entry for entry in sentence if entry is not two]
    return sentence


_VARYING = re.compile(r"\b(?:rang|var|differ)(?:e[sd]?|y|ies|ied|ing)\b[^.;:]{0,40}$")
_UP_TO = re.compile(r" (?:dead |people )?(?:to|and) (?:[a-z]+ ){0,3}")
_TO = re.compile(
    r"(?: people| persons| others)?,? (?:and|but|or|to|though|perhaps|possibly|maybe)\b"
    r"(?:(?!\b(?:in|at|near)\b)[^.;:,\d]){0,40}"
)


def _without_sums(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Where one figure of a sentence is the sum of the others, keep only the sum."""
    total = _size(sentence)
    for whole in sentence if len(sentence) > 2 else ():
        if whole.size > 2 and whole.generic and 2 * whole.size == total:
            if _by_place(sentence):
                continue  # "three in Alba, two in Burk and one in Corm"
            for entry in sentence:
                if entry is not whole:
                    ledger.drop(entry, f"part of {whole.text}")
            return [whole]
    return sentence


def _only_whole(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep the 22 of "Of the 22 who were hurt, six were discharged and 16 others admitted"."""
    whole, *parts = sentence or [None]
    if not parts or not _OUT_OF.fullmatch(whole.ahead) or _size(parts) > whole.size:
        return sentence
    for part in parts:
        ledger.drop(part, f"part of {whole.text}")
    return [whole]


_OUT_OF = re.compile(r"(?:Out of|Of|Among)(?: all)?(?: the| these| those)? ")


def _by_place(sentence: list[Entry]) -> bool:
    """Tell a list by place, of which each figure has a place of its own."""
    places = [entry.place for entry in sentence]
    return None not in places and len(set(places)) == len(places)


def _without_bomber(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Count who blew himself up among "the 15 people killed", as a later sentence would have it."""
    if len(sentence) < 2 or not _BLEW_UP.search(sentence[0].sentence):
        return sentence
    tolls = [e for e in sentence if e.generic and not e.implied and e.size > 1]
    toll = next((e for e in tolls if not says_other(e)), None)
    bomber = next((e for e in sentence if e.implied and _BLEW_UP.search(e.behind, 0, 80)), None)
    if toll is None or bomber is None:
        return sentence
    ledger.drop(bomber, f"among the {toll.text}")
    return [entry for entry in sentence if entry is not bomber]


def _without_first_reports(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set "initially said 14 had been killed" aside where another count is told."""
    first = [entry for entry in sentence if _INITIALLY.search(entry.ahead)]
    rest = [entry for entry in sentence if entry not in first]
    if not first or not (rest or ledger.kept) or any(map(says_other, rest)):
        return sentence
    for entry in first:
        ledger.drop(entry, "a first report, since changed")
    return rest


_INITIALLY = re.compile(
    r"\b(?:initially|at first|originally|initial reports?)\b"
    r"(?:(?!\b(?:but|later|now|while)\b)[^.;]){0,60}$"
    r"|\b(?:earlier|initial|previous|first|provisional|preliminary) (?:\w+ )?"
    r"(?:toll|count|figure|estimate|tally|report)s? (?:of|that) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_BLEW_UP = re.compile(r"\bbl(?:e|o)w(?:s|ing)? (?:him|her)self up\b")


def _without_bodies(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside bodies found of those who died: "five drowned, the bodies of two were found"."""
    kept: list[Entry] = []
    for entry, behind in zip(sentence, [*sentence[1:], None], strict=False):
        found = entry.lemma in _BODIES or _BODIES_OF.search(entry.ahead)
        if found and behind and _THE_TOLL.search(behind.ahead) and _takes_in(behind, entry):
            ledger.drop(entry, f"among the {behind.text}")
            continue
        whole = next((old for old in kept if found and old.size > entry.size), None)
        if whole is None:
            kept.append(entry)
        else:
            ledger.drop(entry, f"among the {whole.text} told before")
    return kept


def _without_those_still(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside some of those hurt: "60 were taken to hospitals, and two dozen remained there"."""
    kept: list[Entry] = []
    for entry in sentence:
        still = not entry.who and _STILL.match(entry.behind)
        whole = next((old for old in kept if still and old.size > entry.size), None)
        if whole is None:
            kept.append(entry)
        else:
            ledger.drop(entry, f"among the {whole.text} told before")
    return kept


def _takes_in(toll: Entry, body: Entry) -> bool:
    return toll.generic and not says_other(toll) and toll.size > body.size


#: "The body of a boy was found after the eruption that killed 15."
_THE_TOLL = re.compile(r"\b(?:killing|that (?:has |have |had )?killed) (?:[a-z]+ ){0,3}$")
_BODIES = ("body", "corpse")
_BODIES_OF = re.compile(r"\b(?:body|bodies|corpses?|remains) of (?:the )?(?:other )?$", re.I)


def _under_toll(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Keep only the toll of "a man died, bringing the death toll to five"."""
    tolls = [entry for entry in sentence if _is_toll(entry) or _so_far(entry)]
    if len(tolls) != 1 or len(sentence) == 1 or tolls[0].size < max(e.size for e in sentence):
        return sentence
    for entry in sentence:
        if entry is not tolls[0]:
            ledger.drop(entry, f"counted in the toll of {tolls[0].text}")
    return tolls


def _without_headline(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside what is told again behind a colon: "Seven killed: A bus fell, killing seven"."""
    kept: list[Entry] = []
    for entry in sentence:
        added = says_other(entry) and not entry.after_other
        for old in kept:
            between = old.behind[: entry.at - old.at - len(old.text)]
            if old.size == entry.size > 1 and _COLON.search(between) and not added:
                ledger.drop(entry, f"told before as {old.text}")
                break
        else:
            kept.append(entry)
    return kept


_COLON = re.compile(r": [A-Z]")


def _without_those_alone(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside parts such as "40 deaths in Alba, where 16 people died on Sunday alone"."""
    if not any(map(_alone, sentence)):
        return sentence
    told = [*ledger.told(), *sentence]
    kept: list[Entry] = []
    for entry in sentence:
        wholes = (old for old in told if old.start < entry.start and old.size > entry.size)
        whole = next(wholes, None) if _alone(entry) else None
        if whole is None:
            kept.append(entry)
        else:
            ledger.drop(entry, f"part of {whole.text}")
    return kept


def _alone(entry: Entry) -> bool:
    """Tell a figure of one place or day of many: "in Burk alone 16 died", "16 on Sunday alone"."""
    ahead = _ALONE_AHEAD.search(entry.ahead[-_AHEAD:])
    return ahead is not None or _ALONE_BEHIND.match(entry.behind[:_AHEAD]) is not None


_ALONE_AHEAD = re.compile(
    r"\b(?:[A-Z][\w-]*|day|week|month|year|district|province|city) alone\b[^.;]*$"
)
_ALONE_BEHIND = re.compile(
    r"[^.;]{0,80}?\b(?:in|on|at|of) (?:[\w-]+ ){0,4}"
    r"(?:[A-Z][\w-]*|day|week|month|year|district|province|city) alone\b"
)


def _so_far(entry: Entry) -> bool:
    """Tell a toll of which the sentence tells the last: "has now killed 67, after two died"."""
    ahead = _NOW.search(entry.ahead[-_AHEAD:]) is not None
    return ahead and _AFTER.match(entry.behind[:_AHEAD]) is not None


_NOW = re.compile(r"\b(?:has|have) (?:now|so far|already)\b[^.;]*$|^[^.;]*\bso far\b[^.;]*$", re.I)
_AFTER = re.compile(r"[^.;]*\bafter\b")


def _is_toll(entry: Entry) -> bool:
    if (entry.generic or not entry.lemma) and _NOW_KNOWN.match(entry.behind):
        return True
    if entry.lemma:
        return False
    if _TO_THE_TOLL.search(entry.ahead[-_AHEAD:]) and _THE_NUMBER.match(entry.behind):
        return True
    return _TOLL_AHEAD.search(entry.ahead[-_AHEAD:]) is not None


#: "Taking to three the number of guards killed"
_TO_THE_TOLL = re.compile(
    r"\b(?:taking|bringing|raising|pushing|takes|brings) to (?:[a-z]+ ){0,3}$"
)
_THE_NUMBER = re.compile(r" the (?:total |overall |death )?(?:number|toll|count|total)\b")


#: "27 people are now known to have died"
_NOW_KNOWN = re.compile(
    r"(?: people| persons| others)? (?:are|is|were|have|has) now (?:been )?"
    r"(?:known|confirmed|reported|believed|thought|feared|presumed|dead|died)\b"
)
_TOLL_AHEAD = re.compile(
    r"\b(?:toll|total)\b(?:(?!\b(?:after|when|as|while|who|including|with)\b)[^.;:,]){0,90}$"
    r"(?<!from )"
    r"|\b(?:number|count) of [^.;:,]{0,40}?\b"
    r"(?:dead|deaths|victims|killed|died|fatalities|lost|bodies|injured|wounded|missing|displaced)\b"
    r"[^.;:,]{0,60} (?:to|at|reached|hit|passed|exceeded) (?:at least )?$"
    r"|\b(?:deaths|fatalities|dead) (?:\w+ )?"
    r"(?:rose|risen|climbed|jumped|increased|grew|grown|(?:went|gone) up) to (?:at least )?$"
)
#: So many characters before a toll its noun is looked for.
_AHEAD = 145


def _without_named(sentence: list[Entry], ledger: Ledger) -> list[Entry]:
    """Set aside who is named after a number: "two villagers, identified as Ali and his son".

    Also "two men, Ali Khan, 24, and Imran Shah", "the trio - Ali, Imran and a driver".
    """
    kept: list[Entry] = []
    whole: Entry | None = None
    room = 0.0
    for entry in sentence:
        if whole and entry.size <= room and not exclude(whole, entry):
            room -= entry.size
            ledger.named[whole.figure] = ledger.named.get(whole.figure, 0) + entry.size
            ledger.drop(entry, f"among the {whole.text} named")
            continue
        previous = kept[-1] if kept else None
        if previous and previous.size >= 2 and _names(previous, entry):
            whole, room = previous, previous.size - entry.size
            ledger.named[whole.figure] = entry.size
            ledger.drop(entry, f"among the {whole.text} named")
            continue
        kept.append(entry)
    return kept


def _names(whole: Entry, entry: Entry) -> bool:
    """Tell whether a figure opens the list of those whom a number before it counts."""
    between = whole.behind[: entry.at - whole.at - len(whole.text)]
    listed = ";" in between or entry.size > whole.size  # "3 dead in Alba; 4 dead, 2 hurt in Burk"
    if not entry.who and not listed and _SOME_OF_THEM.fullmatch(between[-12:]):
        return not _placed_apart(whole, entry, between)
    if entry.size >= whole.size or exclude(whole, entry):
        return False
    if _lexicon().naming.search(between) or _DASH.search(between):
        return True
    if (_HIS.match(entry.text) or entry.name) and _APPOSED.match(between):
        return True
    return bool(entry.name) and between.endswith(", ") and " and " not in between


def _placed_apart(whole: Entry, entry: Entry, between: str) -> bool:
    """Tell "killed 18 in Alba, nine in Burk", a list by place, from "18 died, nine in Burk"."""
    if not _places_differ(whole, entry):
        return False
    return between.rstrip(", ").endswith(whole.place) or entry.place in between


_HIS = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)
_SOME_OF_THEM = re.compile(r".*(?<!\d), (?:all |both )?")
_DASH = re.compile(r"(?: [-\u2013\u2014] |--|\u2014|:\s)")


# -------------------------------------------------------------------------- against what was told


def _of_others(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether the figure is of others than those told of: "another", "30 more", "In Homs"."""
    if _is_toll(entry) or _THE.search(entry.ahead) or _AMONG.match(entry.behind):
        return False
    if _ORDINAL.match(entry.text):
        return True
    if _OF_SEVERAL.match(entry.behind) and all(old.size < 2 for old in before):
        return True  # "A man died and two were hurt. One of the pair died later."
    if _elsewhere(entry, before) or all(_apart(entry, old) for old in before):
        return True
    if all(_another_headline(entry, old) for old in before):
        return True
    if not says_other(entry) or any(_is_toll(old) and old.size > entry.size for old in before):
        return False  # a toll that "rose to 20" has "four more" in it
    vague = entry.value is None
    as_many = [old for old in before if old.size == entry.size or (vague and says_other(old))]
    if entry.after_other and as_many:
        return False
    return not any(entry.size > 1 and says_other(old) and _as_named(old, entry) for old in as_many)


_OF_SEVERAL = re.compile(r" of (?:them|the (?:pair|two|duo|couple|trio|three|four|five))\b")


def _as_named(old: Entry, entry: Entry) -> bool:
    """Tell whether two figures may name the same people: "two other people", "two other boys"."""
    return old.generic or entry.generic or old.lemma == entry.lemma


def _adds(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether the sentence says that its people come on top of those told of before."""
    if _is_toll(entry) or _THE.search(entry.ahead) or _AMONG.match(entry.behind):
        return False
    if _lexicon().additive.search(_ANOTHER_SAYS.sub("", entry.ahead)):
        return True
    some = not entry.implied or _INDEFINITE.match(entry.text) is not None
    if _ALSO_AHEAD.search(entry.ahead) or (some and _ALSO.match(entry.behind)):
        return True
    if _ELSEWHERE.match(entry.behind) and _DIGIT.search(entry.ahead) is None:
        return True
    again = entry.implied and any(o.implied and o.lemma == entry.lemma != "" for o in before)
    return not again and _dies_later(entry)


#: "Another witness said ..." tells of no other people.
_ANOTHER_SAYS = re.compile(
    r"\banother (?:[\w-]+ ){1,3}(?:said|says|told|added|confirmed|reported|put)\b", re.IGNORECASE
)


def _dies_later(entry: Entry) -> bool:
    """Tell "one of the wounded died in hospital", but not what stands before "one of them died"."""
    if of_the_hurt(entry) or _WHERE_BROUGHT.search(entry.ahead):
        return _NOW_DEAD.search(entry.behind, 0, _NEAR) is not None
    if entry.size >= _FEW:
        return False
    died = _lexicon().died_later.search(entry.behind)
    return died is not None and _OF_THOSE.search(entry.behind, 8, died.start()) is None


#: More than so many "later died" are a toll.
_FEW = 5


def of_the_hurt(entry: Entry) -> bool:
    """Tell "one of the wounded died" from "one of them died"."""
    return _OF_THE_HURT.match(entry.behind) is not None


_OF_THE_HURT = re.compile(
    r" of (?:the|those) (?:[\w-]+ )?(?:wounded|injured|hurt)\b", re.IGNORECASE
)
#: "To a hospital, where two": they were told of as hurt.
_WHERE_BROUGHT = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary)\b[^.;]{0,40}, where (?:at least |another )?$",
    re.IGNORECASE,
)
_NOW_DEAD = re.compile(r"\b(?:died|dies|succumbed|perished|passed away|breathed their last)\b")
_OF_THOSE = re.compile(r"\bof (?:them|those|these|whom)\b|;|\b(?:while|whereas|but)\b")
#: "Two members of the committee were also among those held" adds no one.
_AMONG = re.compile(r"[^.;]{0,90}?\b(?:was|were|is|are) (?:also )?among (?:those|the|them)\b")
#: "The storm killed 12 people elsewhere": no part of a list by place.
_ELSEWHERE = re.compile(r"[^.,;:\d]{0,60}\belsewhere\b")
_DIGIT = re.compile(r"\d")
_THE = re.compile(r"\b(?:the|these|those) (?:\w+ )?$", re.IGNORECASE)
_ALSO = re.compile(
    r"(?:(?!\b(?:was|were|been)\b)[^.;]){0,150}\b(?:was|were|have been|has been) also\b"
    r"|[^,.;]{0,60}?\b(?:also (?:\w+ed|lost|fell|paid|gave|laid|met)|as well\b(?! as))"
)
_ALSO_AHEAD = re.compile(r"\balso \w+(?:ed|ing) (?:\w+ ){0,2}$")


def says_other(entry: Entry) -> bool:
    """Tell whether the figure is of others than those named just before: "30 others", "another"."""
    words = entry.text.lower(), (entry.who or "").lower()
    return (
        words[0].startswith("another")
        or words[1].startswith(("other", "another", "remaining"))
        or _OTHERS.match(entry.behind) is not None
        or _FURTHER.search(entry.ahead[-_FURTHEST:]) is not None
    )


#: The longest of the words before a number that make it one of others.
_FURTHEST = len("a further ") + 5
_FURTHER = re.compile(r"\b(?:further|additional) $", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:more|others?|additional|further)\b")


def _elsewhere(entry: Entry, before: list[Entry]) -> bool:
    """Tell whether the sentence opens with a place other than those told of: "In Homs, two ..."."""
    opening = _OPENING.match(entry.sentence)
    if opening is None or not entry.place:
        return False
    if opening.group(1).startswith(entry.place):
        return all(_places_differ(entry, old) for old in before)
    # "In northern Alba state, gunmen killed nine in Tolan": one of two places is told of first
    capitals = _CAPITALS.findall(opening.group(1))
    names = [name for name in capitals if name.lower() not in _lexicon().months]
    told = " ".join(old.sentence for old in before)
    return bool(names) and entry.source is None and not any(name in told for name in names)


_OPENING = re.compile(r"(?:In|At(?! least| most)|Near) ([^,]{3,60}),")
_CAPITALS = re.compile(r"\b[A-Z][\w-]+")


def _another_headline(one: Entry, other: Entry) -> bool:
    """Tell two headlines of two stories: other numbers, and no word of weight in common."""
    if one.size == other.size or one.sentence == other.sentence:
        return False
    if not (one.sentence[-1:].isalnum() and other.sentence[-1:].isalnum()):
        return False
    words = set(_LONG_WORD.findall(one.sentence.lower()))
    return words.isdisjoint(_LONG_WORD.findall(other.sentence.lower()))


#: Shorter ones, and what befell people, stand in any headline.
_LONG_WORD = re.compile(
    r"\b(?!(?:killed|kills|killing|wounded|injured|injures|people|after|least|deaths?)\b)[a-z]{5,}\b"
)


def _apart(one: Entry, other: Entry) -> bool:
    """Tell whether two figures are of two incidents: of another place and day, or another month."""
    if {one.when, other.when} <= _MONTHS and one.when != other.when:
        return True
    days = one.when and other.when and one.when != other.when
    if days and (_A_WHILE.search(one.when) or _A_WHILE.search(other.when)):
        return False  # Sunday is a day of "this week"
    return bool(days) and _places_differ(one, other)


_A_WHILE = re.compile(r"\b(?:week|weekend|month|year|days|hours)\b", re.IGNORECASE)
_MONTHS = frozenset(month_name) - {""}


def _places_differ(one: Entry, other: Entry) -> bool:
    """Tell whether two figures name two places of which neither is in the other's name."""
    if not one.place or not other.place:
        return False
    return one.place not in other.place and other.place not in one.place


def _rival(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return the earlier figure of which this one is another body's count, not a later state."""
    if entry.source is None or entry.change is not None or entry.implied:
        return None
    if _lexicon().updated.search(entry.sentence):
        return None
    for old in before:
        if old.value is None and old.high is None and entry.value is not None:
            continue  # "dozens" leaves open how many; whoever counts them contradicts no one
        same_body = not old.source or old.source in entry.source or entry.source in old.source
        near = old.size > 20 and entry.size > 0.7 * old.size
        if near and not same_body and _same_people(entry, old):
            return old
    return None


def _known_person(entry: Entry, before: list[Entry], ledger: Ledger) -> str:
    """Return how a single person was told of before, as a reason, or ""."""
    if not entry.implied:
        return ""
    for old in before:
        if _himself(entry) and old.size > 1 and _AND_SUICIDE.search(old.sentence):
            return f"among the {old.text} told before"
        if _himself(entry) and _is_doer(old, entry):
            return f"told before as {old.text}"
        if entry.name and _speaks_of(old, entry.name):
            return f"told before as {old.text}"
        if len(before) == 1 and (_headline_of(old, entry) or _found_dead(old, entry)):
            return f"told before as {old.text}"
        known = old.implied and entry.lemma and not entry.generic
        if (
            known
            and not (_other_one(entry, old) or exclude(entry, old))
            and _speaks_of(old, entry.lemma)
        ):
            return f"told before as {old.text}"
    if not entry.name or _lexicon().additive.search(entry.ahead):
        return ""
    for old in reversed(before):
        named = ledger.named.get(old.figure, 0)
        if named < old.size and _can_be_named(old, entry) and not exclude(entry, old):
            ledger.named[old.figure] = named + 1
            return f"among the {old.text} told before" if old.size > 1 else f"names {old.text}"
    return ""


#: Who killed the others is one of those found dead.
_AND_SUICIDE = re.compile(r"\bmurder[- \u2013](?:and[- ])?suicides?\b", re.IGNORECASE)


def _headline_of(old: Entry, entry: Entry) -> bool:
    """Tell "Driver dies in crash" from the news below it: "A 40-year-old man died when ..."."""
    his = _HIS.match(old.text) is not None and not _ENDED.search(old.sentence)
    bare = _bare(old) or his  # "Man kills sister, injures her friend"
    return bare and _INDEFINITE.match(entry.text) is not None and not exclude(old, entry)


#: Prose ends so, a headline does not.
_ENDED = re.compile(r"[.!?]['\"\u201d\u2019)]*$")


def _bare(entry: Entry) -> bool:
    """Tell one person without an article, as headlines have it: "Driver dies in crash"."""
    known = entry.implied and entry.size == 1 and (entry.lemma or entry.name)
    if entry.name and not entry.sentence[-1:].isalnum():
        return False  # the name of someone in prose
    return bool(known) and not (_ARTICLE.match(entry.text) or _HIS.match(entry.text))


def _found_dead(old: Entry, entry: Entry) -> bool:
    """Tell "A man died after a crash. ... The driver was pronounced dead": he is the man."""
    one = old.implied and entry.implied and old.sentence != entry.sentence
    taken_up = one and old.lemma in _ANY_MAN and _DEFINITE.match(entry.text) is not None
    return bool(taken_up) and _DIED.search(entry.behind) is not None and not exclude(old, entry)


_DIED = re.compile(r"\b(?:pronounced|declared|confirmed|found) dead\b|\bdied at the scene\b")


def _is_doer(old: Entry, himself: Entry) -> bool:
    """Tell the gunman told of as dead in "the gunman shot four people and then himself"."""
    known = old.implied and old.lemma and old.lemma not in _ANY_MAN
    return bool(known) and re.search(rf"\b{old.lemma}\b", himself.ahead, re.IGNORECASE) is not None


_ANY_MAN = ("man", "woman", "boy", "girl", "person")


def _other_one(entry: Entry, old: Entry) -> bool:
    """Tell the driver of the Ford from the driver of the other car."""
    one, two = _marks(entry), _marks(old)
    return entry.lemma == old.lemma and bool(one and two) and one.isdisjoint(two)


def _marks(entry: Entry) -> set[str]:
    owned, which = _OWNED.match(entry.behind), _lexicon().which
    words = _WORD.findall(owned[1]) if owned else []
    return {word.lower() for word in words if word[0].isupper() or word in which}


_OWNED = re.compile(r" of ((?:[\w-]+ ?){1,4})")


def _contradicts(entry: Entry, old: Entry) -> bool:
    """Tell the two counts of "the army said 20 were killed, but the ministry put it at 30"."""
    if not (entry.source and old.source) or entry.source == old.source or says_other(entry):
        return False
    between = old.behind[: entry.at - old.at - len(old.text)]
    apart = _places_differ(entry, old)
    return _BUT.search(between) is not None and not apart and _same_people(entry, old)


_BUT = re.compile(r"\b(?:while|but|whereas|though|although|however|yet)\b|;")


def _can_be_named(old: Entry, entry: Entry) -> bool:
    """Tell whether a name may be that of a person told of before.

    A number leaves its people to be named; of single persons "a farmer" does, unless the sentence
    names him: "a farmer, identified as Ali Khan".
    """
    if old.size == 1 and (not _INDEFINITE.match(old.text) or _KIN.search(entry.text)):
        return False
    return not _lexicon().naming.search(old.behind) and not _APPOSED.match(old.behind)


_INDEFINITE = re.compile(r"(?:an?|one)\b", re.IGNORECASE)
_KIN = re.compile(r"['\u2019]s\b|^(?:his|her|their)\b", re.IGNORECASE)
_APPOSED = re.compile(r"[^,]{0,60}, [A-Z][\w.]* (?:[A-Z(]|alias |and )")


_DEFINITE = re.compile(r"the\b", re.IGNORECASE)


def _speaks_of(old: Entry, word: str) -> bool:
    """Tell whether the sentence of an earlier figure has a word, not as the one who did it."""
    pattern = re.compile(rf"(?<!\bby )(?<!\bof )\b{re.escape(word)}\b(?!['\u2019])", re.IGNORECASE)
    doer = old.by is not None and pattern.search(old.by) is not None
    return not doer and pattern.search(old.sentence) is not None


def _match(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return the earlier figure that this one most likely tells again."""
    same = [
        old
        for old in before
        if (_same_people(entry, old) and not _police_and_soldiers(entry, old))
        or _one_more(old, entry)
    ]
    if not same:
        return _as_many(entry, before)
    if entry.name and all(old.implied for old in same):
        return None  # a second name is a second person
    equal = [old for old in same if old.size == entry.size]
    if equal:
        return equal[0]
    larger = [old for old in same if old.size > entry.size]
    return larger[0] if larger else same[-1]


def _police_and_soldiers(one: Entry, other: Entry) -> bool:
    """Tell policemen in one place from soldiers in another."""
    return {one.group, other.group} == {"police", "combatant"} and _places_differ(one, other)


def _one_more(old: Entry, entry: Entry) -> bool:
    """Tell whether "another" or "a second" may be the one person whom the figure tells of."""
    return old.implied and old.size == entry.size and (old.who or "").lower() in _OF_ANY_SORT


_OF_ANY_SORT = ("another", "other", "second", "third", "fourth", "fifth")


def _as_many(entry: Entry, before: list[Entry]) -> Entry | None:
    """Return an earlier figure of as many people, named otherwise: two miners, two villagers."""
    if entry.implied or entry.size < 2:
        return None
    for old in before:
        as_many = old.size == entry.size and not old.implied
        others = exclude(entry, old) or _apart(entry, old) or _police_and_soldiers(entry, old)
        if as_many and not others:
            return old
    return None
