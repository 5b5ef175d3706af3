"""How sure a figure is: the hedge nearest to it."""

from __future__ import annotations

from newsfigures.lexicon import load
from newsfigures.stages.context.lexicon import lexicon
from newsfigures.stages.tokens import Token
from newsfigures.stages.words import words


def hedge(tokens: list[Token], first: int, last: int) -> str | None:
    """Return the hedge nearest to the tokens first to last, within its clause.

    >>> from newsfigures.stages.tokens import tokenize
    >>> hedge(tokenize("40 people are feared dead"), 0, 1)
    'feared'
    """
    best, nearest = None, _REACH
    for step in (-1, 1):
        at, agent = first - 1 if step < 0 else last, False
        for distance in range(_REACH):
            if not 0 <= at < len(tokens):
                break
            token = tokens[at]
            if token.text in ";:()" or (token.text == "," and distance > 3):
                break
            listed = step < 0 and token.text == "," and distance < _DIRECTLY
            if listed and not _hedge_at(tokens, at - 1):
                break  # "412 suspected cases, 19 deaths"
            following = tokens[at + 1].low if at + 1 < len(tokens) else ""
            if step > 0 and token.text == "," and following in _OF_OTHERS:
                break
            if step > 0 and _goes_on(tokens, first, at):
                break
            agent = agent or (step > 0 and token.low == "by")
            if agent and token.low in ("who", "which"):
                break  # "shot by two policemen who feared a bomb"
            if step < 0 and token.low in _SAID and at and tokens[at - 1].low == "and":
                break  # "the army denied the raid and said 12 had died"
            label = _hedge_at(tokens, at)
            if label:
                if label in _OUTDONE and step < 0 and _is_denied(tokens, at):
                    label = "denied"
                outdone = label == "denied" and best in _OUTDONE
                if outdone or (distance < nearest and not (best == "denied" and label in _OUTDONE)):
                    best, nearest = label, distance
                break
            at += step
    return best


#: Of a claim that is denied the denial is kept.
_OUTDONE = frozenset({"claimed", "reported", "alleged"})


def _is_denied(tokens: list[Token], at: int) -> bool:
    """Tell "rejected the claims that", with the claims at a token."""
    lex = lexicon()
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    return any(lex.hedge.get(low) == "denied" or low in lex.refuting for low in before)


#: So many words before it a comma parts a figure, or its noun, from the one before.
_DIRECTLY = 2
#: Behind a comma these go on to others: "45 died, with many more feared trapped".
_OF_OTHERS = frozenset({"with", "and", "but", "while", "as", "though", "although"})
#: Behind "and" these open what is said anew.
_SAID = frozenset({"said", "says", "added", "adds", "told", "insisted", "insists"})


def _goes_on(tokens: list[Token], first: int, at: int) -> bool:
    """Tell the "and" of "eight were killed and five are feared trapped", from the "eight" on.

    What is said behind it has a number and a verb of its own; of "12 dead and 30 missing were
    reported" both are.
    """
    if tokens[at].low not in _JOINING or at + 1 >= len(tokens):
        return False
    number = tokens[at + 1]
    if not (number.kind == "num" or number.low in _NUMBERS):
        return False
    return any(token.low in words().be for token in tokens[max(0, first - 3) : at])


_JOINING = frozenset({"and", "but", "while", ","})
_NUMBERS = frozenset(load("numbers")["cardinal"]) | frozenset(load("numbers")["vague"])
#: How many tokens a hedge reaches.
_REACH = 7


def _suspects(tokens: list[Token], at: int, following: str) -> bool:
    """Tell "police suspect that three were killed" from "the suspect killed three"."""
    before = tokens[at - 1].low if at else ""
    return following == "that" or before in ("we", "they", "police", "officials", "authorities")


#: What a disaster or a group claims, which is no doubt about a figure.
_CLAIMS = frozenset({"responsibility", "credit", "lives", "life", "victims"})


def _is_of_a_wish(tokens: list[Token], at: int) -> bool:
    """Tell "after their demands were rejected" and "was denied bail": no figure is denied."""
    before, behind = tokens[max(0, at - _NEAR_WISH) : at], tokens[at + 1 : at + 1 + _NEAR_WISH]
    wishes = lexicon().wishes
    return not wishes.isdisjoint([token.low for token in (*before, *behind)])


#: So many words from "rejected" what someone wished for stands.
_NEAR_WISH = 4


def _is_of_a_report(tokens: list[Token], at: int) -> bool:
    """Tell "reports that 12 had died were false" from "the train took a wrong track"."""
    lex = lexicon()
    if tokens[at].low in lex.refuting:
        near = tokens[at + 1 : at + 1 + _NEAR_WISH]
    else:
        before = [token.low for token in tokens[max(0, at - 3) : at]]
        if words().be.isdisjoint(before) and lex.calling.isdisjoint(before):
            return False
        near = tokens[max(0, at - _FAR_REPORT) : at]
    return not lex.report_nouns.isdisjoint([token.low for token in near])


#: So many words before "were false" the report stands at most.
_FAR_REPORT = 16


def _is_lacking(tokens: list[Token], at: int) -> bool:
    """Tell "could not be confirmed" and "unable to verify" from "the army confirmed"."""
    before = [token.low for token in tokens[max(0, at - _NEAR_WISH) : at]]
    return not lexicon().lacking.isdisjoint(before)


def _hedge_at(tokens: list[Token], at: int) -> str | None:
    """Return the hedge that token ``at`` is, if it is one in this place."""
    lex, low = lexicon(), tokens[at].low
    label = lex.hedge.get(low)
    if low in lex.confirming and _is_lacking(tokens, at):
        return "unconfirmed"
    if low in lex.refuted or low in lex.refuting:
        return "denied" if _is_of_a_report(tokens, at) else None
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low == "may" and following == "have":
        return "unconfirmed"
    if tokens[at].low in ("suspect", "suspects"):
        return "unconfirmed" if _suspects(tokens, at, following) else None
    if label == "denied" and _is_of_a_wish(tokens, at):
        return None
    if label == "claimed" and following == "by":
        return None  # an attack is claimed by its authors
    if label == "claimed" and not _CLAIMS.isdisjoint(t.low for t in tokens[at + 1 : at + 9]):
        return None
    if tokens[at].low == "reported":
        # "12 deaths were reported", not "the ministry reported 12 deaths".
        before = tokens[at - 1].low if at else ""
        if before not in words().be and before not in ("of", ","):
            return None
        if before == "," and (
            following in words().det or (at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper())
        ):
            return None  # "..., reported the agency"
    return label
