"""Plain clauses in every combination: whoever did it, whoever suffered it, in either voice.

The labelled cases show what wordings mean; these show that a plain clause is read whatever words
are put into it. Every sentence tells of one thing, so its total is known from its parts.
"""

from __future__ import annotations

from itertools import product

import newsfigures as nf
import pytest

ATTACKERS = ["Rebels", "Two gunmen", "Unidentified men", "Armed men on motorbikes", "The attackers"]
HARMING = [
    *ATTACKERS,
    "The shelling",
    "A roadside bomb",
    "Air strikes",
    "The earthquake",
    "A fire at the mill",
    "Fighting",
    "One of the gunmen",
]
LAWFUL = ["Police", "The army", "Border guards", "A police team"]

#: Whom it befell, and how many these are.
WHOM = {
    "12 people": 12,
    "a woman": 1,
    "a woman and her son": 2,
    "two soldiers and a clerk": 3,
    "the mayor": 1,
    "at least 12 people": 12,
    "Ali Khan, a teacher": 1,
    "three children, aged 4, 6 and 9": 3,
    "a father of three": 1,
    "12 people, including a child": 12,
    "six members of one family": 6,
    "the driver and two passengers": 3,
    "two brothers, Omar and Samir Haddad": 2,
    "three police officers, a nurse and a taxi driver": 5,
    "a village head and two of his guards": 3,
    "a trader, his wife and their four children": 6,
    "another four people": 4,
    "a dozen villagers": 12,
    "20 people, most of them women": 20,
    "a man living in Alba": 1,
    "three men travelling in a van": 3,
    "a student who had refused to stop": 1,
}
WHEN = [".", " on Monday.", " near the town of Burk, officials said on Tuesday."]
CLAUSES = {
    "killed": (HARMING, ["killed", "have killed"], ["killed"]),
    "injured": (HARMING, ["wounded", "injured", "hurt"], ["wounded", "badly hurt"]),
    "abducted": (ATTACKERS, ["abducted", "kidnapped"], ["abducted", "taken hostage"]),
    "detained": (LAWFUL, ["arrested", "detained"], ["arrested", "taken into custody"]),
}
#: A measure of the incident that the sentence does not tell is a figure made up.
TOLD = {*CLAUSES, "casualties", "missing", "displaced", "surrendered", "freed", "rescued"}


def sentences(measure: str) -> dict[str, int]:
    """Every sentence about a measure, and how many people it tells of."""
    doers, active, passive = CLAUSES[measure]
    told = {
        f"{doer} {verb} {whom}{',' if ',' in whom and when != '.' else ''}{when}": number
        for doer, verb, (whom, number), when in product(doers, active, WHOM.items(), WHEN)
    }
    for (whom, number), verb, when in product(WHOM.items(), passive, WHEN):
        be = "was" if number == 1 else "were"
        aside = "," if ", " in whom and " and " not in whom.rpartition(", ")[2] else ""
        told[f"{whom[0].upper()}{whom[1:]}{aside} {be} {verb}{when}"] = number
    return told


@pytest.mark.parametrize("measure", CLAUSES)
def test_plain_clauses_give_their_total_and_nothing_else(measure):
    expected = sentences(measure)
    texts = list(expected)
    tolls = nf.tally(nf.extract([nf.Article(text, text) for text in texts]))
    tolls = tolls[tolls["measure"].isin(TOLD)]
    found: dict[str, dict[str, float]] = {text: {} for text in texts}
    for text, of, low in zip(tolls["article"], tolls["measure"], tolls["low"], strict=True):
        found[text][of] = low
    wrong = {text: found[text] for text in texts if found[text] != {measure: float(expected[text])}}
    assert not wrong, f"{len(wrong)} of {len(texts)}: {dict(list(wrong.items())[:5])}"
