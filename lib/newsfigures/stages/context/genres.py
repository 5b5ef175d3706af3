"""What sort of article a text is: of a court, a study, a film, a war or a deed."""

from __future__ import annotations

import re

from newsfigures.stages.context.lexicon import STARTS, lexicon, lowered

#: An article that opens so tells of a deed in a war, not of the war: "during the war".
_IN_WAR = re.compile(
    r"\b(?:in|during|of|since|before|after|from|amid|under) (?:[\w-]+ ){1,4}(?:war|insurgency)\b"
)


def genre(text: str) -> tuple[str, int]:
    """Return what sort of article a text is, court, study, fiction or "", and where it says so.

    >>> genre("A man was sentenced to 30 years on Friday for the 2011 murder of his partner.")
    ('court', 10)
    """
    opening = lowered(text[:_OPENING])
    if lexicon().genre_cues.isdisjoint(STARTS.findall(opening)):
        return "", 0
    for kind, cue in lexicon().genres.items():
        if (found := cue.search(opening)) is not None:
            return kind, found.start()
    return "", 0


def about_war(text: str) -> bool:
    """Tell whether an article opens with a war, not with a deed in one.

    >>> about_war("The war began in May."), about_war("The attack took place during the war.")
    (True, False)
    """
    first = re.split(r"[.!?]\s", lowered(text[:_OPENING]), maxsplit=1)[0]
    return re.search(r"\bwar\b", _IN_WAR.sub("", first)) is not None


def of_a_deed(text: str) -> bool:
    """Tell whether an article opens with the deed of a day, not with a war or a famine.

    >>> of_a_deed("A bomb damaged the consulate."), of_a_deed("The war lasted four years.")
    (True, False)
    """
    first = lowered(text[:_OPENING])
    return lexicon().deeds.search(first) is not None and lexicon().of_war.search(first) is None


#: So many characters of an article are its opening.
_OPENING = 300
