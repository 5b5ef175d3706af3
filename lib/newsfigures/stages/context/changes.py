"""Whether a figure is a rise, a fall or new."""

from __future__ import annotations

import re

from newsfigures.stages.context.lexicon import THAN, lexicon
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.tokens import Token
from newsfigures.stages.words import words


def direction(tokens: list[Token], first: int, last: int, relative: bool = False) -> str | None:
    """Return whether the figure between the tokens is a rise, a fall or new.

    A difference and the level that it leads to have moved alike: "rose 3 percent to $40".

    Args:
        tokens: the sentence.
        first, last: the tokens of the figure, with its hedge.
        relative: whether it is a share or a sum, of which "gained" and "lost" tell a change.

    >>> from newsfigures.stages.tokens import tokenize
    >>> direction(tokenize("The toll rose to 17"), 4, 5)
    'up'
    >>> direction(tokenize("a 3 percent fall in fares"), 1, 3, relative=True)
    'down'
    >>> direction(tokenize("Rain fell at 20 mm an hour"), 3, 7) is None
    True
    """
    lex = lexicon()
    for token in tokens[last : last + 2]:
        if token.low in lex.new:
            return "new"
    if first and tokens[first - 1].low in lex.new:
        return "new"
    if found := _direction_behind(tokens, first, last, relative):
        return found
    while first > 1 and tokens[first - 1].low in _SOFTENING:
        first -= 1  # "rose to only $600", "up just 1 percent"
    top = _before_aside(tokens, _before_mark(tokens, first))
    resumed = top < first and tokens[first - 1].low == "to"
    led, topic = relative and tokens[first - 1].low in ("to", "by"), None
    if not relative and tokens[first - 1].low in _AMONG and tokens[last - 1].low not in _POINTS:
        return None  # "doubled in two of the regions"
    reach = _REACH_OF_CHANGE + (_REACH_OF_CHANGE // 2 if led else 0)
    for k in range(top - 1, max(-1, top - reach), -1):
        low = tokens[k].low
        if low == "growth" and (led or tokens[k + 1].low in lex.outlooks):
            # "cut its forecast for growth to 3 percent", "its growth forecast of 3 percent"
            topic = None if tokens[k + 1].low in lex.outlooks else "up"
            continue
        if not led and low not in lex.up and low not in lex.down and _tells_else(tokens, k):
            return topic
        if (low in lex.up or low in lex.down) and _tells_change(tokens, k, first, last, relative):
            return "up" if low in lex.up else "down"
        if resumed and (low in lex.apart or tokens[k].kind == "ord"):
            continue
        paced = relative and k and tokens[k - 1].low in lex.paced  # "is growing at 2 percent"
        at = low == "at" and tokens[k + 1].low not in ("a", "an") and not paced
        older = low == "from" and not led  # "fell 74% from a high of"
        number = tokens[k].kind == "num" or (low in lex.spelled and not led)
        number = number and tokens[first - 1].low != "to"
        punct = tokens[k].kind == "punct" and tokens[k].text not in _INSIDE_FIGURES
        leads = low in lex.clause_openers and not (low == "as" and _compares(tokens, k))
        aside = led and low in lex.about
        if at or number or older or punct or (low in lex.apart and not aside) or leads:
            return topic
    return topic


def is_bodily(tokens: list[Token], first: int) -> bool:
    """Tell "the climber fell 300 metres" from "the river fell two metres".

    Args:
        tokens: the sentence.
        first: the token at which a length begins that looks like a change.

    >>> from newsfigures.stages.tokens import tokenize
    >>> is_bodily(tokenize("The climber fell 300 metres"), 3)
    True
    >>> is_bodily(tokenize("The river fell two metres"), 3)
    False
    """
    lex, near = lexicon(), tokens[max(0, first - _REACH_OF_CHANGE) : first]
    moved = any(token.low in lex.bodily for token in near)
    return moved and not any(token.low in lex.levelled for token in tokens[:first])


def _before_mark(tokens: list[Token], first: int) -> int:
    """Return where "a one-month high of" begins before a figure, else the figure's own place."""
    if first < 3 or tokens[first - 1].low != "of" or tokens[first - 2].low not in lexicon().marks:
        return first
    k = first - 2
    while k > max(0, first - _REACH_OF_CHANGE) and tokens[k].low not in ("a", "an", "the", "its"):
        if tokens[k].poss or tokens[k].low == "from":
            return k + 1  # "fell 74% from last year's high of"
        k -= 1
    return k


def _before_aside(tokens: list[Token], first: int) -> int:
    """Return where what stands between a change and where it led begins, else ``first``.

    "Rose 97 cents, or 1.4 percent, to $70", "rose 2% (9 pence) to", "rose for a third month, to".
    """
    if first < 4 or tokens[first - 1].low != "to" or tokens[first - 2].text not in (",", ")"):
        return first
    for k in range(first - 3, max(0, first - _REACH_OF_CHANGE), -1):
        if tokens[k].text in (",", "("):
            return k
    return first - 2


def _compares(tokens: list[Token], k: int) -> bool:
    """Tell the "as" of "as much as 5 percent" from that of "fell as 12 plants closed"."""
    around = (tokens[k - 1].low if k else "", tokens[k + 1].low if k + 1 < len(tokens) else "")
    return not lexicon().degrees.isdisjoint(around)


_POINTS = frozenset(("point", "points", "pts"))
#: "brought down the rate to 3 percent"
_LOWERING = frozenset(("bring", "cut", "pull", "send"))
_SOFTENING = frozenset(("just", "only", "even", "merely", "another", "further"))
_LEADING_TIME = frozenset(("a", "the", "in", "last", "previous", "it", "was", "did", "one", "same"))
_LEADING_TIME |= frozenset(
    ("at", "on", "this", "they", "he", "she", "we", "were", "do", "does", "had")
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
#: Marks over which a word of change reaches: "fell 3% to", "rose 4-1/2 cents to".
_INSIDE_FIGURES = frozenset("$£€-'%/⁄")
_MONEY_SIGNS = frozenset("$£€¥₹")
#: Seasons and feasts, of which "more than last Christmas" is said.
_SEASONS = frozenset(
    ("spring", "summer", "autumn", "winter", "fall", "christmas", "easter", "diwali")
)
_SEASONS |= frozenset(("peak", "start", "outset", "height", "turn", "beginning", "launch"))
_SEASONS |= frozenset(("ramadan", "thanksgiving", "term", "time", "season", "quarter"))
_AMONG = frozenset(("in", "across", "among", "within", "during", "between"))
_MARKS_OF_LEVEL = frozenset(("above", "below", "over", "under", "beyond"))
_BEFORE_NOUNS = frozenset(("a", "an", "the", "any", "all", "no", "of", "for", "its", "their"))
#: How many tokens before a figure the word that tells its change may stand.
_REACH_OF_CHANGE = 8


def _tells_change(tokens: list[Token], k: int, first: int, last: int, relative: bool) -> bool:
    """Tell whether the word of change at k speaks of the figure from first to last."""
    lex, low = lexicon(), tokens[k].low
    if k and tokens[k - 1].low in words().neg:
        return False  # "prices did not rise by 3 percent"
    if tokens[k + 1].low == ("above" if low in lex.down else "below"):
        return False  # "snow will fall above 300 metres"
    if k and tokens[k + 1].low in _MARKS_OF_LEVEL and tokens[k - 1].low in _BEFORE_NOUNS:
        return False  # "a fifth of any gains above 8 percent"
    if k and tokens[k - 1].low in ("the", "a", "an") and any(map(_harms, tokens[k + 1 : first])):
        return False  # "the sinking caused 31 deaths"
    points = tokens[last - 1].low in _POINTS
    share = points or tokens[last - 1].low in ("%", "percent", "cent", "pc", "pct")
    led = k < first - 1 and tokens[first - 1].low in ("to", "by") and low not in lex.gains
    sized = tokens[k + 1].low == "of" and k == first - 2  # "20 seats, a gain of five"
    if low in lex.market and not (relative or points or led or sized):
        return False
    if low in lex.cutting and any(token.low in lex.supplies for token in tokens[k + 1 : first]):
        return False  # "cut power to 23,000 people"
    if low in lex.led_only and not led:
        return False  # "a double room at $90"
    if low in lex.beside:
        near = k == first - 1 or (k == first - 2 and tokens[k + 1].low in ("by", "to"))
        amount = tokens[k + 1 + (tokens[k + 1].low == "by")]  # "went up by 28 to 40"
        by = amount.kind == "num" or amount.low in lex.counting or amount.text in _MONEY_SIGNS
        near = near or (tokens[first - 1].low == "to" and by)
        near = near or (tokens[first - 1].low in ("to", "by") and tokens[k + 1].low.endswith("ly"))
        near = near or (led and relative and _moves(tokens, k - 1))
        verb = words().verbs.get(tokens[k - 1].low) if k and k == first - 1 else None
        if verb is not None and verb.lemma in lex.phrasal and not (share or points):
            traded = relative and verb.lemma in lex.trading
            return traded and near  # "picked up six awards", "holding up $9bn of trade"
        closed = share and k and tokens[k - 1].low in lex.ending  # "ended down 1%"
        moved = low == "down" and led and tokens[k - 1].low == "bring"
        if k and tokens[k - 1].low == "to" and led and not near:
            return tokens[k + 1].low in words().det  # "to up its rate by 25 points"
        return near and (k == 0 or closed or moved or tokens[k - 1].low not in lex.no_rise)
    return share or low not in lex.collected or k != first - 1


def _moves(tokens: list[Token], k: int) -> bool:
    """Tell the verb of "nudged up its target by 20 million" at token k from "made up"."""
    verb = words().verbs.get(tokens[k].low) if k >= 0 else None
    if verb is None:
        return False
    lowers = tokens[k + 1].low == "down" and verb.lemma in _LOWERING
    return lowers or verb.lemma not in lexicon().phrasal


def _tells_else(tokens: list[Token], k: int) -> bool:
    """Tell the verb of "a rise would put 12 at risk" at token k, of which the rise is the subject.

    Not "rose an estimated 3 percent", nor "climbed to reach 5 percent".
    """
    low, before = tokens[k].low, tokens[k - 1].low if k else ""
    verb, classes = words().verbs.get(low), words()
    if verb is None:
        return False
    if before in classes.modal:
        return True  # "the road that fell in will cost $48m"
    if low in classes.ambiguous:
        return False
    finite = "past" in verb.tags and "part" not in verb.tags
    return finite and before not in ("a", "an") and low not in classes.be | classes.have


def _harms(token: Token) -> bool:
    """Tell "killed", "caused" and "claimed" from verbs that harm nobody."""
    verb = words().verbs.get(token.low)
    lex = role_words()
    return verb is not None and (
        verb.lemma in lex.object
        or verb.lemma in lex.lives_verbs
        or verb.lemma in ("cause", "leave")
    )


def _than_before(tokens: list[Token], at: int) -> bool:
    """Tell "more than a year ago" and "less than in May" from "more than its rivals"."""
    near = [token.low for token in tokens[at : at + 7]]
    if len(near) < 2 or near[0] not in THAN or near[1] != "than":
        return False
    behind = [word for word in near[2:] if word not in _LEADING_TIME]
    return bool(behind) and (
        behind[0] in words().time_nouns | _SEASONS or _BARE_YEAR.fullmatch(behind[0]) is not None
    )


def _direction_behind(tokens: list[Token], first: int, last: int, relative: bool) -> str | None:
    """Read "a 3% rise", "38 points higher" and "8 percent fewer than in May"."""
    at = last + (tokens[last].text == "-" if last < len(tokens) else 0)
    behind = lexicon().behind
    found = behind.get(tokens[at].low) if at < len(tokens) else None
    if found is None and at + 1 < len(tokens) and tokens[at].low in lexicon().changing:
        found = behind.get(tokens[at + 1].low)  # "a 4 percent pay rise"
    if found is None and at + 1 < len(tokens) and tokens[at].low in ("up", "down"):
        on = tokens[at + 1].low == "on"  # "2 percent up on a year before"
        found = tokens[at].low if on else None
    if found is None and _than_before(tokens, at):
        found = "up" if tokens[at].low == "more" else "down"
    if found is None:
        return None
    points = tokens[last - 1].low in _POINTS
    return found if relative or points else None
