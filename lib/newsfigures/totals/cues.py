"""What the words round a figure say of it: of others, a toll, "alone", "still", dead since.

"Three more were hurt" is of others than those named before, "the toll rose to 27" a running count.
Each question is asked of one figure and its sentence, whatever else the article tells.
"""

from __future__ import annotations

import re

from newsfigures.lexicon import load
from newsfigures.totals.entries import Entry


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


_CUE = load("tally")["cue"]
_FURTHER_HAPPENING = f"(?:{'|'.join(_CUE['further'])}) (?:{'|'.join(_CUE['happening'])})"
#: "Another", "elsewhere", "in a second incident".
ADDITIVE = re.compile(
    rf"{_any(_CUE['additive']).pattern}|\bin (?:an?|the) {_FURTHER_HAPPENING}\b", re.IGNORECASE
)
#: Of these what tells of another happening, whatever day it was.
SEPARATE = _any(_CUE["separate"])
#: What all sides tell their dead of in one number.
FIGHTING = _any(_CUE["fighting"])
#: "Also on Sunday, a mine in Burk ..."
MEANWHILE = re.compile(
    rf"(?:{'|'.join(_CUE['meanwhile'])})(?:,| (?:in|on|at|near)\b)", re.IGNORECASE
)
#: "In Burk, 90 km away, a grenade ..."
BY_ITSELF = re.compile(
    r"[^,]{3,60}, (?:(?:[\w-]+ ){0,2}\d+ ?(?:km|kilomet\w+|miles?)\b[^,]*,"
    rf"|(?:an?|another) (?:[\w-]+ ){{0,2}}(?:{'|'.join(_CUE['causes'])})\b"
    r"|(?:[a-z-]+ ){0,2}(?:gunmen|militants|rebels|guerrillas|bandits|insurgents)\b)"
)
#: "Six soldiers were killed in another ambush", "... by a mine on the same day".
IN_ANOTHER = re.compile(
    r"[^.;:]{0,70}?\b(?:(?:in|by|during) (?:another|a (?:second|separate|third|further))"
    rf" (?:[\w-]+ )?(?:{'|'.join(_CUE['happening'])})\b"
    r"|on (?:the|that) same (?:day|night|evening|morning|afternoon)\b)",
    re.IGNORECASE,
)
#: "A second blast killed two", of which no sentence before has told, and what tells of several.
A_SECOND = re.compile(
    r"An? (?:second|third|fourth|further|later|subsequent|follow-up) (?:[\w-]+ )?"
    rf"(?:{'|'.join(sorted({*_CUE['happening'], *_CUE['causes']}))})\b"
)
OF_BOTH = re.compile(
    r"\b(?:twin|two|both|double|multiple|several|three|four|five|series|serial|coordinated"
    r"|simultaneous)\b(?: [\w-]+){0,2} "
    rf"(?:{'|'.join(sorted({*_CUE['happening'], *_CUE['causes']}))})(?:e?s)?\b",
    re.IGNORECASE,
)
#: "An attack on Burk killed six an hour later."
_SOON_AFTER = re.compile(
    r"[^.;:]{0,70}?\b(?:an hour|[a-z]+ hours|minutes|[a-z]+ minutes|half an hour|hours) "
    r"(?:later|earlier|afterwards|before)\b",
    re.IGNORECASE,
)
SUMMING = _any(_CUE["summing"])
UPDATED = _any(_CUE["updated"])
#: Between a number and those of it who are named.
NAMING = _any(_CUE["naming"])
#: "The driver of the car, Ali Khan".
APPOSED = re.compile(r"[^,]{0,60}, [A-Z][\w.]* (?:[A-Z(]|alias |and )")
SEVERAL = re.compile("|".join(_CUE["several"]), re.IGNORECASE)
_EARLIER = _any(_CUE["earlier"])
_DIED_LATER = _any(_CUE["died_later"])
#: So many characters on either side of a figure its verb is looked for.
NEAR = 60


def says_other(entry: Entry) -> bool:
    """Tell whether the figure is of others than those named just before: "30 others", "another".

    >>> says_other(Entry("f1", "Three", 3, sentence="Three more were hurt."))
    True
    """
    words = entry.text.lower(), (entry.who or "").lower()
    return (
        words[0].startswith("another")
        or words[1].startswith(("other", "another", "remaining", "further", "additional"))
        or _OTHERS.match(entry.behind) is not None
        or _FURTHER.search(entry.ahead[-_FURTHEST:]) is not None
    )


#: The longest of the words before a number that make it one of others.
_FURTHEST = len("a further ") + 5
_FURTHER = re.compile(r"\b(?:further|additional) $", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:more|others?|additional|further)\b")


def soon_after(entry: Entry) -> bool:
    """Tell "an attack on Burk killed six an hour later", where another place is told of.

    >>> soon_after(Entry("f1", "six", 6, sentence="A mine killed six an hour later.", at=13))
    True
    """
    return _SOON_AFTER.match(entry.behind) is not None


def opens_another(entry: Entry) -> bool:
    """Tell "separately" and "also on Sunday", which open another happening whatever its day.

    >>> opens_another(Entry("f1", "four", 4, sentence="Separately, four died.", at=12))
    True
    """
    if MEANWHILE.match(entry.sentence) or _NEARBY.match(entry.sentence):
        return True
    return SEPARATE.search(entry.ahead) is not None or IN_ANOTHER.match(entry.behind) is not None


_NEARBY = re.compile(r"In (?:the )?(?:nearby|neighbou?ring)\b")


def says_more(entry: Entry) -> bool:
    """Tell several who come on top of those told of: "a further six", "seven more".

    >>> says_more(Entry("f1", "Two", 2, sentence="Two others were held."))
    False
    """
    if entry.implied or entry.size < 2:
        return False
    if entry.text.lower().startswith("another") or _MORE.match(entry.behind):
        return True
    if _IN_ADDITION.match(entry.sentence):
        return True
    return _ON_TOP.search(entry.ahead[-_FURTHEST:]) is not None


_IN_ADDITION = re.compile(r"In addition\b|Additionally\b")
_MORE = re.compile(r"\s+(?:more|additional|further)\b")
_ON_TOP = re.compile(r"\b(?:further|additional|another) $", re.IGNORECASE)


def nth(entry: Entry) -> int:
    """Return the number in order of "a second" or "the third victim", and 0 for other figures.

    >>> nth(Entry("f1", "a third", 1))
    3
    """
    ordinal = _ORDINAL.match(entry.text)
    return _ORDINALS.index(ordinal[1].lower()) + 1 if ordinal else 0


_ORDINALS = load("tally")["ordinal"]
_ORDINAL = re.compile(rf"(?:an?|the) ({'|'.join(_ORDINALS[1:])})\b", re.IGNORECASE)


def is_toll(entry: Entry) -> bool:
    """Tell the running count of an event: "the death toll rose to 27", "27 are now known dead".

    >>> is_toll(Entry("f1", "27", 27, sentence="The death toll rose to 27.", at=23))
    True
    """
    if (entry.generic or not entry.lemma) and _NOW_KNOWN.match(entry.behind):
        return True
    if entry.lemma and not (entry.generic and _BRINGING_TO.search(entry.ahead[-_AHEAD:])):
        return False
    if _TO_THE_TOLL.search(entry.ahead[-_AHEAD:]) and _THE_NUMBER.match(entry.behind):
        return True
    return _TOLL_AHEAD.search(entry.ahead[-_AHEAD:]) is not None


#: "Bringing the death toll to 525 people"
_BRINGING_TO = re.compile(
    r"\b(?:taking|bringing|raising|pushing|takes|brings|brought) (?:the|its|their|this) "
    r"(?:[\w-]+ ){0,5}(?:toll|total|count|tally)\b[^.;:,]{0,40} to (?:[a-z]+ ){0,3}$"
)
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
    r"\b(?:[Tt]oll|total)\b(?:(?!\b(?:after|when|as|while|who|including|with)\b)[^.;:,]){0,90}$"
    r"(?<!from )"
    r"|\b(?:number|count) of [^.;:,]{0,40}?\b"
    r"(?:dead|deaths|victims|killed|died|fatalities|lost|bodies|injured|wounded|missing|displaced)\b"
    r"[^.;:,]{0,60} (?:to|at|reached|hit|passed|exceeded) (?:at least )?$"
    r"|\b(?:bring|brings|bringing|brought|takes|taking|raises|raising|puts) the dead to $"
    r"|\b(?:deaths|fatalities|dead) (?:\w+ )?"
    r"(?:rose|risen|climbed|jumped|increased|grew|grown|(?:went|gone) up) to (?:at least )?$"
)
#: So many characters before a toll its noun is looked for.
_AHEAD = 145


def so_far(entry: Entry) -> bool:
    """Tell a toll of which the sentence tells the last: "has now killed 67, after two died".

    >>> so_far(Entry("f1", "67", 67, sentence="It has now killed 67, after two died.", at=18))
    True
    """
    ahead = _NOW.search(entry.ahead[-_AHEAD:]) is not None
    return ahead and _AFTER.match(entry.behind[:_AHEAD]) is not None


_NOW = re.compile(r"\b(?:has|have) (?:now|so far|already)\b[^.;]*$|^[^.;]*\bso far\b[^.;]*$", re.I)
_AFTER = re.compile(r"[^.;]*\bafter\b")


def alone(entry: Entry) -> bool:
    """Tell a figure of one place or day of many: "in Burk alone 16 died", "16 on Sunday alone".

    >>> alone(Entry("f1", "16", 16, sentence="In Burk alone 16 died.", at=14))
    True
    """
    ahead = _ALONE_AHEAD.search(entry.ahead[-_AHEAD:])
    return ahead is not None or _ALONE_BEHIND.match(entry.behind[:_AHEAD]) is not None


_ONE_OF_MANY = r"(?:[A-Z][\w-]*|day|week|month|year|district|province|city|\d\d?|\d{4}) alone\b"
_ALONE_AHEAD = re.compile(rf"\b{_ONE_OF_MANY}[^.;]*$")
_ALONE_BEHIND = re.compile(rf"[^.;]{{0,80}}?\b(?:in|on|at|of) (?:[\w,-]+ ){{0,5}}{_ONE_OF_MANY}")


def is_still(entry: Entry) -> bool:
    """Tell those of whom it is said that they are as they were: "two dozen remained there".

    >>> is_still(Entry("f1", "Two", 2, sentence="Two are still in hospital."))
    True
    """
    return _STILL.match(entry.behind) is not None


_STILL = re.compile(
    r"[^.,;:]{0,40}? (?:is|are|was|were|remains?|remained) still\b|[^.,;:]{0,40}? (?:still )?remain"
)


def is_among(entry: Entry) -> bool:
    """Tell "two members were also among those held" and "among the dead was a nurse": no others.

    >>> is_among(Entry("f1", "a nurse", 1, sentence="Among the dead was a nurse.", at=19))
    True
    """
    return bool(_AMONG.match(entry.behind) or _AMONG_AHEAD.match(entry.ahead))


_AMONG = re.compile(r"[^.;]{0,90}?\b(?:was|were|is|are) (?:also )?among (?:those|the|them)\b")
_AMONG_AHEAD = re.compile(r"Among (?:the|those|them)\b[^.;,]{0,60}? (?:was|were|is|are) $")


def who_did(entry: Entry) -> bool:
    """Tell "the driver who died", of whom it must have been told that one did.

    >>> who_did(Entry("f1", "The driver", 1, sentence="The driver who died was alone."))
    True
    """
    return entry.text[:4].lower() == "the " and _WHO_DID.match(entry.behind) is not None


_WHO_DID = re.compile(r" who (?:\w+ )?(?:died|was|were|lost)\b")


def had_before(entry: Entry) -> bool:
    """Tell "five people had been killed in the region over the weekend" behind today's news.

    >>> had_before(Entry("f1", "Five", 5, sentence="Five had been killed last week."))
    True
    """
    if is_toll(entry) or _HAD.match(entry.behind) is None:
        return False
    return _EARLIER.search(entry.behind) is not None


_HAD = re.compile(r"[^.,;:]{0,40}? had (?:already |also )?(?:been|died|lost)\b")


#: "Killed three and then himself", "kills wife, self".
ONESELF = frozenset({"himself", "herself", "self"})


def by_own_hand(entry: Entry) -> bool:
    """Tell one who killed himself, and is none of those whom he killed.

    >>> by_own_hand(Entry("f1", "himself", 1, sentence="He shot himself.", implied=True))
    True
    """
    if not entry.implied:
        return False
    if entry.text.lower() in ONESELF:
        return True
    return _BY_OWN_HAND.search(entry.behind) is not None and not _DEED.search(entry.ahead)


#: "He shot three before turning the gun on himself", but not of whom he shot.
_BY_OWN_HAND = re.compile(
    r"\b(?:turn(?:ed|ing|s)? (?:the|his|her|a) (?:\w+ )?(?:gun|weapon|knife|pistol|rifle) on"
    r"|kill(?:ed|ing|s)|sho(?:t|ots|oting)|hang(?:ed|ing|s)|stab(?:bed|bing|s)) (?:him|her)self\b"
    r"|\b(?:took|takes|taking) (?:his|her) own life\b"
    r"|\bdied [^.;,]{0,30}\bself-inflicted\b"
)
_DEED = re.compile(
    r"\b(?:sho(?:t|ots|oting)|kill\w*|stab\w*|murder\w*|strangl\w*|hack\w*|attack\w*|slew|slain)\b",
    re.IGNORECASE,
)


def of_the_hurt(entry: Entry) -> bool:
    """Tell "one of the wounded died" and "the injured man died" from "one of them died".

    >>> of_the_hurt(Entry("f1", "One", 1, sentence="One of the wounded died."))
    True
    """
    hurt = _OF_THE_HURT.match(entry.behind) or (entry.implied and HURT.search(entry.who or ""))
    return bool(hurt)


#: "One critically injured worker died"
HURT = re.compile(r"\b(?:injured|wounded|hurt|survivors?)\b")

_OF_THE_HURT = re.compile(
    r" of (?:the|those) (?:[\w-]+ )?(?:wounded|injured|hurt|survivors)\b", re.IGNORECASE
)


def dies_later(entry: Entry) -> bool:
    """Tell "one of the wounded died in hospital", but not what stands before "one of them died".

    >>> dies_later(Entry("f1", "One", 1, sentence="One later died."))
    True
    """
    if of_the_hurt(entry) or where_brought(entry):
        return _NOW_DEAD.search(entry.behind, 0, 2 * NEAR) is not None
    if entry.size >= _FEW:
        return False
    died = _DIED_LATER.search(entry.behind)
    return died is not None and _OF_THOSE.search(entry.behind, 8, died.start()) is None


def where_brought(entry: Entry) -> bool:
    """Tell who died where the hurt were brought.

    >>> where_brought(Entry("f1", "two", 2, sentence="In the port, where two died.", at=19))
    False
    >>> where_brought(Entry("f1", "two", 2, sentence="They lay in a clinic where two died.", at=27))
    True
    """
    return _WHERE_BROUGHT.search(entry.ahead) is not None


#: More than so many "later died" are a toll.
_FEW = 5
#: "To a hospital, where two": they were told of as hurt.
_WHERE_BROUGHT = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|centres?|centers?)\b[^.;]{0,40},? where "
    r"(?:at least |another )?$",
    re.IGNORECASE,
)
_NOW_DEAD = re.compile(
    r"\b(?:died|dies|succumbed|perished|passed away|breathed their last|brought dead)\b"
)
_OF_THOSE = re.compile(r"\bof (?:them|those|these|whom)\b|;|\b(?:while|whereas|but)\b")


def his(entry: Entry) -> bool:
    """Tell "his son", who hangs on someone else.

    >>> his(Entry("f1", "his son", 1))
    True
    """
    return _HIS.match(entry.text) is not None


_HIS = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)


def mine(entry: Entry) -> bool:
    """Tell "my dad", by which a speaker tells again of one of the dead.

    >>> mine(Entry("f1", "My dad", 1))
    True
    """
    return _MINE.match(entry.text) is not None


_MINE = re.compile(r"(?:my|our)\b", re.IGNORECASE)


def indefinite(entry: Entry) -> bool:
    """Tell "a farmer" and "one", by which someone new may be told of.

    >>> indefinite(Entry("f1", "a farmer", 1))
    True
    """
    return _INDEFINITE.match(entry.text) is not None


_INDEFINITE = re.compile(r"(?:an?|one)\b", re.IGNORECASE)


def bare(entry: Entry) -> bool:
    """Tell one person without an article, as headlines have it: "Driver dies in crash".

    >>> bare(Entry("f1", "Driver", 1, lemma="driver", sentence="Driver dies", implied=True))
    True
    """
    known = entry.implied and entry.size == 1 and (entry.lemma or entry.name)
    if entry.name and not entry.sentence[-1:].isalnum():
        return False  # the name of someone in prose
    return bool(known) and not (_ARTICLE.match(entry.text) or his(entry))


_ARTICLE = re.compile(r"(?:an?|the|another|one|some)\b", re.IGNORECASE)
