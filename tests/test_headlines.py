"""Headlines in every combination: whatever happened, in every frame, and as they are printed.

A headline has no articles and few verbs, so a deed ("shooting"), what it does ("wounds") and whom
("nurse") may each be a noun or a verb. Each headline here tells of one thing, whose total is known.
"""

from __future__ import annotations

from itertools import product

import pytest

from tests.test_composed import assert_read

DEEDS = [
    *("Shooting", "Car bomb", "Suicide bombing", "Airstrike", "Bus crash", "Train derailment"),
    *("Ferry sinking", "House fire", "Gas explosion", "Landslide", "Earthquake", "Stampede"),
    *("Building collapse", "Stabbing", "Knife attack", "Ambush", "Gunbattle", "Shelling"),
    *("Boat capsizing", "Avalanche", "Heat wave", "Lightning strike", "Prison riot", "Mine blast"),
    *("Arson attack", "Typhoon", "Cholera outbreak", "Food poisoning", "Hit-and-run", "Pile-up"),
    *("Cave-in", "Gas leak", "Blaze", "Wildfire", "Lynching", "Grenade attack", "Monsoon rain"),
]
#: What a deed does to whom; {} is the deed, at the head of its headline.
DONE = {
    "{} kills 12 in Alba": {"killed": 12.0},
    "{} kills 12 soldiers": {"killed": 12.0},
    "{} kills at least 12, injures 30 in Alba": {"killed": 12.0, "injured": 30.0},
    "{} leaves 12 dead, 30 wounded": {"killed": 12.0, "injured": 30.0},
    "{} claims 12 lives in Alba": {"killed": 12.0},
    "{} kills nurse in Alba": {"killed": 1.0},
    "{} kills school bus driver": {"killed": 1.0},
    "{} kills family of five": {"killed": 5.0},
    "{} kills 3-year-old boy": {"killed": 1.0},
    "{} kills mother, two children": {"killed": 3.0},
    "{} wounds guard, kills 12": {"killed": 12.0, "injured": 1.0},
    "{} in Alba: 12 dead, 30 injured": {"killed": 12.0, "injured": 30.0},
}
#: Headlines that end with the deed.
TOLD = {
    "12 killed, 30 injured in Alba {}": {"killed": 12.0, "injured": 30.0},
    "12 dead, 30 hurt after {} in Alba": {"killed": 12.0, "injured": 30.0},
    "Alba {} death toll rises to 12": {"killed": 12.0},
    "Alba {} toll jumps to 12; 30 injured": {"killed": 12.0, "injured": 30.0},
    "Teacher killed in Alba {}": {"killed": 1.0},
    "Soldier among 12 killed in {}": {"killed": 12.0},
    "12 miners die in Alba {}": {"killed": 12.0},
    "No deaths reported as {} injures 30": {"killed": 0.0, "injured": 30.0},
    "30 pupils hurt as {} hits Alba": {"injured": 30.0},
    "Alba: 12 killed, 30 wounded in {}": {"killed": 12.0, "injured": 30.0},
}
#: Of people, without a deed.
OF_PEOPLE = {
    "Gunman kills 12, self at Alba school": {"killed": 13.0},
    "Man kills wife, then self": {"killed": 2.0},
    "Man kills wife, shoots self": {"killed": 2.0},
    "Man shot by police dies": {"killed": 1.0},
    "Third victim of club shooting dies": {"killed": 1.0},
    "Police open fire wounding protester": {"injured": 1.0},
    "Police kill 14-year-old boy": {"killed": 1.0},
    "Driver hits, kills 80-year-old woman": {"killed": 1.0},
    "Twin girls drown in pool": {"killed": 2.0},
    "Two hijackers surrender after 11 hours": {"surrendered": 2.0},
    "Alba: 64 rebels from 8 outfits surrender in Burk": {"surrendered": 64.0},
    "Shelling in Alba, one civilian dead and three wounded": {"killed": 1.0, "injured": 3.0},
    "12 killed, scores abducted in Alba attack": {"killed": 12.0, "abducted": 40.0},
    "Another body found on ship, bringing total dead to 12": {"killed": 12.0},
    "Gunman shoots 3 at mall": {"casualties": 3.0},
    "Woman, 32, critical after Alba stabbing": {"injured": 1.0},
    "Police arrests bombing suspect, kills 4 rebels": {"detained": 1.0, "killed": 4.0},
    "Pilot killed, passenger hurt in plane crash": {"killed": 1.0, "injured": 1.0},
}
_SMALL = {"in", "at", "of", "and", "as", "after", "to", "by", "on", "from", "then"}


def in_title_case(headline: str) -> str:
    words = (w if w in _SMALL else w[0].upper() + w[1:] for w in headline.split())
    return " ".join(words)


DRESSES = {
    "in-sentence-case": str,
    "in-title-case": in_title_case,
    "in-capitals": str.upper,
    "with-a-stop": "{}.".format,
}


def headlines() -> dict[str, dict[str, float]]:
    told = {frame.format(deed): said for deed, (frame, said) in product(DEEDS, DONE.items())}
    told |= {
        frame.format(deed[0].lower() + deed[1:]): said
        for deed, (frame, said) in product(DEEDS, TOLD.items())
    }
    return told | OF_PEOPLE


@pytest.mark.parametrize("dress", DRESSES)
def test_a_headline_gives_its_total_and_nothing_else(dress):
    assert_read({DRESSES[dress](text): told for text, told in headlines().items()})
