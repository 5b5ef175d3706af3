"""Whether a figure belongs to the event: totals, background, plans, other incidents."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name

from newsfigures.stages.context.clauses import FAR
from newsfigures.stages.context.lexicon import BACKGROUND, SINCE, SPAN, TOTAL, lexicon, lowered

#: "The civil war cost some 80,000 lives", "4,200 died in the war": told of as over.
_WAR_OVER = re.compile(
    r"\b(?:war|insurgency)(?: itself| as a whole)? (?:cost|claimed|took|killed|left)\b"
    r"|\b(?:died|perished|fell|killed|lives|deaths)\b[^,;.]{0,40}"
    r"\b(?:in|during) (?:the|that|this) (?:[\w-]+ ){0,3}(?:war|insurgency)\b(?! \w+s\b)"
)
#: "Over the past 24 hours" is the time of the event.
_HOURS = re.compile(
    r"\s(?:(?:[\w-]+\s){0,2}(?:hours?|minutes|day|night|weekend)"
    r"|(?:few|couple of) days)\b",
    re.IGNORECASE,
)
#: Not "he has since died".
#: Not of people "held since Thursday", which tells how long.
_SINCE = re.compile(
    r"(?<!\bhas )(?<!\bhave )(?<!\bhad )(?<!\bheld )(?<!\bmissing )(?<!\bdetained )(?<!\bjailed )"
    r"(?<!\bcaptive )(?<!\bhostage )\bsince\b(?! then)",
    re.IGNORECASE,
)
#: With no day of its own this is news of the same day: "In a similar attack, two guards were hurt".
_ALIKE = re.compile(r"\W*In a similar \w+,")
_SAME_DAY = re.compile(
    r"\bthe same (?:day|night|morning|afternoon|evening|time|hour)\b|\b(?:hours?|minutes) later\b"
)
_GOES_ON = re.compile(
    r"\bsince\b(?! then)"
    r"|\b(?:that|which)\s(?:began|started|broke out|erupted|struck|hit)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:(?:\w+est|worst|most|first|biggest)\s[^,;]{0,40}\bsince"
    r"|(?:second|third|fourth|fifth)[ -](?:\w+est|worst)\s[^;]{0,60}\b(?:after|behind))\b"
    r"[^,;]{0,60}"
    r"(?:,\s(?:\d{4},\s)?(?:when|which)\b[^,;]{0,140}"
    r"(?:,\s(?:killing|leaving|injuring|wounding|displacing)\b[^;]{0,60})?)?$",
    re.IGNORECASE,
)
#: "June was the deadliest month, with 35 killed", told beside an event, and "it was the second in
#: two weeks: on 8 April, 38 drowned".
_WORST_TIME = re.compile(
    r"\b(?:deadliest|bloodiest|worst) (?:day|week|month|year|season)\b[^;]{0,80}$"
    r"|\b(?:second|third|fourth|fifth)\s[^,;:]{0,50}\b(?:in|within)\s[^,;:]{0,25}"
    r"\b(?:days?|weeks?|months?|years?)\s?[:—–-]\s[^;]{0,120}$",
    re.IGNORECASE,
)
#: "One person is killed every four days", "400 people drown each year."
_RATE = re.compile(
    r"\b(?:every|each) (?:single )?(?:(?!day\b)[\w-]+ )?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|summers?|winters?)\b"
    r"|\b(?:annually|yearly|per annum|on average)\b"
    r"|\b(?:annual|yearly|seasonal|recurrent) (?:[\w-]+ ){1,3}(?:kill|claim|displace|cause|leave)\b"
    r"|\ban average of [^.;]{0,80}\b(?:a|per|each|every) (?:day|week|month|year|season)\b"
    r"|\b(?:people|persons|deaths|lives|fatalities|victims|men|women|children) (?:a|per) year\b"
    r"(?! (?:ago|later|earlier|old|after|before)\b)",
    re.IGNORECASE,
)
#: "518 were killed in a two-month period."
_PERIOD = re.compile(
    r"\b(?:1[89]|20)\d\d (?:[a-z]+ )?toll\b|\b(?:annual|yearly|monthly|weekly) (?:[a-z]+ )?toll\b|"
    r"\btoll (?:of|from|in|over|during|after) (?:[\w-]+ ){0,4}(?:months|years|decades)\b|"
    r"\b(?:in|over|during|within) (?:an?|the|that|this) (?:[\w-]+[ -])?(?:week|month|year) period\b"
    r"|\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:[\w-]+ ){0,2}"
    r"(?:months|years|decades?)\b"
    r"|\bover (?:the )?(?:course of )?(?:(?:some|about|nearly|almost|more than) )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+) (?:months|years|decades)\b"
    r"(?! (?:ago|later|earlier|old|before))"
    r"|\b(?:in|over|during) the (?:[\w-]+ ){0,2}(?:weeks?|months?|years?|seasons?)"
    r" (?:to|ending|ended|up to|through)\b"
    r"|\b(?:in|over|during|after|by) (?:[\w-]+ ){0,3}(?:years|decades) of (?:[\w-]+ )?"
    r"(?:fighting|conflict|insurgency|violence|war|unrest|rebellion|strife|bloodshed)\b",
    re.IGNORECASE,
)
#: "In the deadliest week since March, 38 were killed": the event itself.
_IN_THAT_TIME = re.compile(
    r"(?:In|On|During|Over) (?:what [^,;]{0,40} )?the (?:deadliest|bloodiest|worst) \w+\b"
    r"[^,;]{0,40}\bsince\b"
)
#: "The blast comes less than a week after a siege ..., killing 31": what follows is older.
_CAME_AFTER = re.compile(
    r"\b(?:comes?|came|coming|follow(?:s|ed|ing)|occur(?:s|red)|happen(?:s|ed)|took place)\b"
    r"[^,;]{0,40}?\b(?:hours?|days?|weeks?|months?|years?|decades?) after\b[^;]*$"
    # "Monday's raid came after gunmen killed 19", "the army is on alert after 19 were killed"
    r"|^(?:The|This|That|\w+['’]s) (?:\w+ )?(?:attack|strike|air ?strike|raid|bombing|assault"
    r"|shooting|offensive|operation) (?:comes?|came) (?:after|as)\b[^;]*$"
    r"|\b(?:on (?:high )?alert|on edge|under curfew|in lockdown) (?:after|since)\b[^;]*$",
    re.IGNORECASE,
)
#: "More than in any attack since 2015, when 40 died".
_SINCE_THEN = re.compile(r"\b(?:since|than in) (?:1[89]|20)\d\d, when [^,;]{0,80}$")
#: "Only three days after eight soldiers were slain", but not "a day after the quake, 12 died".
_DAYS_AFTER = re.compile(r"\b((?:days?|weeks?|months?|years?|decades?) after )[^,;]*$")
_OF_THE_NEWS = re.compile(
    r"(?:the|this|that|these|those|being|he|she|they|them|him|it|his|her|their|its|[a-z]+ing)\b"
)
_GOING_ON = re.compile(r"\b(?:rescue|alive\b|pulled\b|surviv|search|rubble\b|aftershock)")
#: "Between May 3 and July 9", "from July to the end of December".
_MONTH = rf"(?:the (?:end|start) of )?(?:{'|'.join(month_name[1:] + month_abbr[1:])}|Sept)"
_MONTHS_ON = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom) ({_MONTH})\b[^;]{{0,20}}?"
    rf"\b(?:and|to|until|through) (?!\1){_MONTH}\b"
)
#: "..., bringing to 200 the number killed since January"
_BRINGING = re.compile(r"\b(?:bring(?:s|ing)|brought|tak(?:es|ing)|rais(?:es|ed|ing))\b")
#: "..., bringing to 63 the number killed there this month", not "killed when it struck this week"
_THIS_WHILE = re.compile(
    r"(?:(?!\b(?:when|after|as|while|where|since|in an?)\b)[^,;])*"
    r"\bthis (?:week|month|quarter|fortnight)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|had|'ve|’ve)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:between|from)\s[^;]{0,30}?\b((?:1[89]|20)\d\d)\b"
    r"[^;]{0,40}?\b(?:and|to|until)\s[^;]{0,30}?\b((?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)


def scope_words(before: str, behind: str, happened: bool, cues: int = -1) -> str | None:
    """Return the scope that the words of a clause give away, or None.

    Args:
        before, behind: the clause on either side of the figure.
        happened: whether the figure counts what happened to people.
        cues: what the words of the sentence hint at, where it is known.

    >>> scope_words(", bringing to ", " the number killed this year", True)
    'total'
    """
    lex = lexicon()
    whole = f"{before} {behind}"
    for words_ in (before, behind) if cues & BACKGROUND else ():
        low = lowered(words_)
        alike = _ALIKE.match(words_)
        if happened and _RATE.search(words_):
            return "background"
        old = lex.earlier.search(words_, alike.end() if alike else 0)
        if old is not None and _SAME_DAY.search(whole):
            old = None  # "hurt in a similar blast in Burk on the same evening"
        old = old or lex.background.search(low)
        # "since it broke out a year ago" tells how long it has gone on
        if old is not None and _GOES_ON.search(words_, 0, old.start()) is None:
            return "background"
    added_up = cues & SINCE and (_PERFECT.search(whole) or _BRINGING.search(whole))
    if added_up and _SINCE.search(whole):
        return "total"
    if happened and cues & TOTAL and _BRINGING.search(before) and _THIS_WHILE.match(behind):
        return "total"
    if cues & SPAN and _MONTHS_ON.search(whole):
        return "total"
    if happened and cues & TOTAL and (lex.of_war.search(whole) or _PERIOD.search(whole)):
        return "total"
    total = lex.total.search(lowered(whole)) if happened and cues & TOTAL else None
    if total is not None and not _HOURS.match(whole, total.end()):
        return "total"
    span = _SPAN.search(whole) if cues & SPAN else None
    if span is not None and span.group(1) != span.group(2):
        return "total"
    return None


def worst_time(sentence: str, at: int) -> bool:
    """Tell whether the words before ``at`` speak of the worst day or month of several.

    >>> worst_time("June was the deadliest month, with 35 killed", 36)
    True
    """
    found = _WORST_TIME.search(sentence[max(0, at - FAR) : at])
    return found is not None and not _IN_THAT_TIME.match(sentence)


def atrocity(sentence: str) -> bool:
    """Tell whether a sentence names what history knows by the number of its dead.

    >>> atrocity("a memorial to the six million killed in the Holocaust")
    True
    """
    return _ATROCITY.search(sentence) is not None


_ATROCITY = re.compile(r"\b(?:genocides?|holocaust|shoah|holodomor)\b", re.IGNORECASE)


def of_whole_war(sentence: str) -> bool:
    """Tell whether a sentence adds up what a war has cost that is over.

    >>> of_whole_war("In all, 4,200 people died in the war.")
    True
    """
    return "war" in sentence and _WAR_OVER.search(lowered(sentence)) is not None


def before_news(sentence: str) -> bool:
    """Tell whether a sentence opens with an earlier day: "Last week, two guards were killed"."""
    return lexicon().before_news.match(lowered(sentence)) is not None


def another_incident(sentence: str) -> str:
    """Return how a sentence turns to another incident: "unrelated", "another", "" if not.

    >>> another_incident("Meanwhile, in another village, a man was shot.")
    'another'
    >>> another_incident("In a separate raid, two men were held.")
    'unrelated'
    >>> another_incident("In a statement, the army said that another incident had followed.")
    ''
    """
    turn = lexicon().another_incident.match(sentence)
    if turn is None:
        return ""
    return "unrelated" if lexicon().unrelated.search(turn[0]) else "another"


def the_event(ahead: str) -> bool:
    """Tell whether words before a time name what has been told of: "the crash in May".

    >>> the_event("Two others were hurt in the crash in "), the_event("Two were hurt there in ")
    (True, False)
    """
    return lexicon().the_event.search(ahead[-FAR:]) is not None


def links(sentence: str) -> bool:
    """Tell whether a sentence is a link to another story: "Read more: Two held over theft"."""
    return ":" in sentence and lexicon().links.match(sentence) is not None


def recalled(sentence: str, at: int) -> bool:
    """Tell whether the words before ``at`` lead to what is told for comparison.

    >>> recalled("It was the worst attack since 2005, when 52 died", 41)
    True
    """
    before = sentence[max(0, at - FAR) : at]
    cues = (lexicon().recalled, _SUPERLATIVE, _CAME_AFTER, _SINCE_THEN)
    if any(cue.search(before) for cue in cues):
        return True
    days = _DAYS_AFTER.search(before)
    if days is not None and _GOING_ON.search(before, 0, days.start()):
        return False  # "found alive five days after a quake killed 3,000"
    if days is None or _OF_THE_NEWS.match(sentence, at):
        return False  # "freed a day after rebels had abducted them"
    return _OF_THE_NEWS.match(sentence, at - len(before) + days.end(1)) is None


def nth_of_many(sentence: str, at: int) -> bool:
    """Tell "he was the second teacher to be killed this month", who has been told of.

    >>> nth_of_many("He was the second teacher to be killed this month", 7)
    True
    """
    return _NTH.match(sentence, at) is not None and _IS.search(sentence[:at]) is not None


_IS = re.compile(r"\b(?:is|was|becomes?|became|makes? (?:him|her|it)) (?:\w+ly )?$")
_NTH = re.compile(
    r"the (?:\w+(?:st|nd|rd|th)|second|third|latest|last) [^,.;]{2,60}? to (?:be|die|have)\b"
)


def of_record(sentence: str, at: int, told: str) -> bool:
    """Tell whether the words before ``at`` lead to a deed of old of somebody held or dead.

    Args:
        sentence: the sentence.
        at: where the figure begins.
        told: what the article has told before; a happening that it has told of is news.

    >>> of_record("He was part of a squad that shot dead five guards", 39, "A rebel was held. ")
    True
    >>> of_record("He was involved in the blast, which killed five", 43, "A blast hit Karsa. ")
    False
    """
    cue = lexicon().record.search(sentence[:at])
    if cue is None or _LEADS_ON.search(cue["since"]) is None or _GOES_BACK.search(cue["since"]):
        return False
    happening = lexicon().happening.search(cue["since"])
    return happening is None or happening.group().lower() not in told.lower()


#: "an attack that killed", "the ambush, leaving", "a raid in which"
_LEADS_ON = re.compile(
    r"\b(?:that|which|who|where|when|killing|leaving|claiming|injuring|wounding|abducting|murder of"
    r"|murders of|death of|deaths of|abduction of)\b",
    re.IGNORECASE,
)
#: The clause of the person himself goes on: "wanted in six cases, was shot dead with two aides".
_GOES_BACK = re.compile(
    r", (?!which\b|who\b|that\b|where\b|in which\b)"
    r"(?:\w+ ){0,2}(?:was|were|is|are|has|have|had)\b|\band (?:was|were)\b"
)


def planned(sentence: str, at: int) -> bool:
    """Tell whether the words around ``at`` speak of what is planned, feared or forecast.

    >>> planned("It plans to build 12 camps", 9)
    True
    """
    return lexicon().plan.search(lowered(sentence), max(0, at - FAR), at + FAR) is not None


def imagined(clause: str) -> bool:
    """Tell whether a clause speaks of a drill or a scenario.

    >>> imagined("In the drill, 40 people were injured in a mock collision")
    True
    """
    return lexicon().mock.search(lowered(clause)) is not None


def wanted(sentence: str, at: int) -> bool:
    """Tell whether the noun at ``at`` is only asked for.

    >>> wanted("They demanded the release of 300", 18)
    True
    """
    return lexicon().wanted.search(sentence[max(0, at - 60) : at]) is not None
