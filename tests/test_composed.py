"""Sentences put together from parts: what a clause tells stays the same in every surrounding.

The labelled cases show what wordings mean; these show that a clause is read whoever did it, however
many it befell, whatever opens it, is put into it, closes it or follows it. What each sentence tells
is known from its parts.
"""

from __future__ import annotations

from itertools import product

import newsfigures as nf
import pandas as pd
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


#: Who says what is told, and where that stands.
SAID = [
    "Police said on Monday that {}.",
    "An official told reporters that {}.",
    "Ana Reed, a spokeswoman, told reporters {}.",
    "The mayor, who visited the site, said {}.",
    "It was reported that {}.",
    "The governor was quoted as saying that {}.",
    "The agency quoted a doctor as saying {}.",
    "A statement from the ministry said {}.",
    "State media said {}, citing the ministry.",
    "According to police, {}.",
]
CONTENTS = {
    "12 people had been killed": {"killed": 12.0},
    "the blast had killed 12 people": {"killed": 12.0},
    "a man had been shot dead": {"killed": 1.0},
    "soldiers had arrested 12 people": {"detained": 12.0},
    "gunmen had abducted 12 people": {"abducted": 12.0},
    "12 people were missing": {"missing": 12.0},
    "at least 12 people had been killed and 30 others wounded": {"killed": 12.0, "injured": 30.0},
}
#: How a toll is told to have risen to 15.
RISEN = [
    "The death toll rose to 15 on Tuesday.",
    "Three more people died in hospital, bringing the death toll to 15 people.",
    "Three of the injured died overnight, taking the toll to 15.",
    "The number of people killed has reached 15.",
    "The mayor put the death toll at 15.",
    "The ministry raised the toll from 12 to 15.",
    "By Tuesday night, 15 bodies had been recovered.",
    "With the discovery of three more bodies, the death toll rose to 15.",
    "At least 15 people are now known to have died.",
]
LEADS = [
    "Twelve people were killed on Monday when a bus fell into a gorge near Alba.",
    "A blast in Alba killed 12 people on Monday, police said.",
]
#: Of whom someone is the mother, the widow or a friend, and what befell them.
MOURNED = {"a nurse": 1, "Ali Khan": 1, "two teachers": 2, "three miners": 3}
KIN = ["mother", "parents", "widow", "brother", "family", "friend", "neighbours"]
FATES = ["who died in the crash", "killed in the blast", "shot dead by gunmen"]
OF_KIN = [
    "The {} of {} {} said the state must pay.",
    "Police met the {} of {} {}.",
    "A lawyer for the {} of {} {} spoke to the press.",
]

#: How many, in many wordings: the lower end, the upper end and the bound.
HOW_MANY = {
    "30": (30, 30, "="),
    "a further 30": (30, 30, "="),
    "an additional 30": (30, 30, "="),
    "another 30": (30, 30, "="),
    "30 more": (30, 30, "="),
    "all 30": (30, 30, "="),
    "the remaining 30": (30, 30, "="),
    "a reported 30": (30, 30, "="),
    "a staggering 1,300": (1300, 1300, "="),
    "exactly 30": (30, 30, "="),
    "only 30": (30, 30, "="),
    "thirty (30)": (30, 30, "="),
    "thirty-two": (32, 32, "="),
    "one hundred and thirty": (130, 130, "="),
    "two dozen": (24, 24, "="),
    "half a million": (500_000, 500_000, "="),
    "1.3 million": (1_300_000, 1_300_000, "="),
    "at least 30": (30, None, ">="),
    "at least another 30": (30, None, ">="),
    "at least a further 30": (30, None, ">="),
    "at least 30 more": (30, None, ">="),
    "no fewer than 30": (30, None, ">="),
    "30 or more": (30, None, ">="),
    "more than 30": (30, None, ">"),
    "well over 30": (30, None, ">"),
    "upwards of 30": (30, None, ">"),
    "more than another 30": (30, None, ">"),
    "up to 30": (None, 30, "<="),
    "as many as 30": (None, 30, "<="),
    "up to a further 30": (None, 30, "<="),
    "no more than 30": (None, 30, "<="),
    "nearly 30": (None, 30, "<"),
    "fewer than 30": (None, 30, "<"),
    "about 30": (None, None, "~"),
    "some 30": (None, None, "~"),
    "about another 30": (None, None, "~"),
    "an estimated 30": (None, None, "~"),
    "30 or so": (None, None, "~"),
    "30 to 40": (30, 40, "range"),
    "between 30 and 40": (30, 40, "range"),
    "anywhere from 30 to 40": (30, 40, "range"),
    "dozens of": (24, None, ">="),
    "hundreds of": (200, None, ">="),
}
#: Where a number of people stands, and what befell them.
PLACES_OF_A_NUMBER = [
    ("killed", "{} were killed."),
    ("killed", "The blast killed {}."),
    ("killed", "The quake left {} dead."),
    ("killed", "Gunmen attacked a market, killing {}."),
    ("killed", "The flood claimed the lives of {}."),
    ("killed", "Officials said {} had been killed."),
    ("injured", "{} were wounded in the raid."),
    ("injured", "Shelling injured {} on Monday."),
    ("displaced", "The fighting displaced {}."),
    ("detained", "Police arrested {}."),
    ("abducted", "Rebels abducted {}."),
    ("missing", "{} are missing."),
    ("rescued", "Divers rescued {}."),
]

#: What is counted, what may stand between it and its verb, and how it is told to be 40.
COUNTED = {
    "The death toll": "killed",
    "The number of dead": "killed",
    "The number of people killed": "killed",
    "The number of people who have died": "killed",
    "The number of injured": "injured",
    "The number of displaced people": "displaced",
    "The number of missing": "missing",
    "The number of arrests": "detained",
    "The confirmed civilian death toll": "killed",
}
BETWEEN = [
    "",
    " in Alba",
    " in the past 12 months",
    " across the three provinces",
    " so far",
    " in the town of 4,000 people",
    ", officials said,",
    " after two weeks of rain",
]
COMES_TO = {
    "was 40": "=",
    "now stands at 40": "=",
    "rose to 40": "=",
    "is now 40": "=",
    "increased from 12 to 40": "=",
    "jumped by 9 to 40": "=",
    "was put at 40": "=",
    "climbed to at least 40": ">=",
    "has passed 40": ">",
    "soared past 40": ">",
    "stood at about 40": "~",
}

#: What may be put in behind twelve people, who stay twelve.
INSERTED = [
    ", including two children,",
    " (two of them children)",
    ", one a baby,",
    ", the youngest a boy of six,",
    ", some as young as six,",
    ", among them a doctor,",
    ", most of them women,",
    ", nearly all civilians,",
    ", both civilians and soldiers,",
    " — three of them soldiers —",
    " - two men and ten women -",
    " (nine men and three women)",
    " (seven in Alba and five in Burk)",
    ", seven of them in Alba,",
    ", at least two of them children,",
    ", including a mother and her three children,",
    ", police said,",
    ", many of whom were asleep,",
    ", aged 4 to 60,",
    ", up from nine on Sunday,",
    " who had been waiting for food",
    " aged between 4 and 60",
    " in Alba, a town of 40,000,",
    " in the 45-minute attack",
    " in a convoy of 30 trucks",
    " in two separate attacks",
]
BEFELL = {
    "were killed": "killed",
    "died": "killed",
    "lost their lives": "killed",
    "were wounded": "injured",
    "suffered burns": "injured",
    "were arrested": "detained",
    "were kidnapped": "abducted",
    "are missing": "missing",
}

#: What may follow news of 12 dead, and how many are dead then.
FOLLOWING = {
    "The dead included three children.": 12,
    "Three of the dead were children.": 12,
    "The 12 victims were all members of one family.": 12,
    "All 12 died at the scene.": 12,
    "Four men and eight women were killed.": 12,
    "Eight women and four men were among the dead.": 12,
    "Seven people were killed in the market and five in a nearby street.": 12,
    "The blast killed nine men, two women and a child.": 12,
    "The youngest victim was four.": 12,
    "Police said ten of the victims had been identified.": 12,
    "Hospital officials said they had received 12 bodies.": 12,
    "Rescuers pulled 12 bodies from the rubble.": 12,
    "Funerals for the 12 were held on Tuesday.": 12,
    "A police officer was among the dead.": 12,
    "A father and his two sons were among the victims.": 12,
    "Omar Ali, 23, was killed as he opened his shop.": 12,
    "The victims included a teacher, two students and a driver.": 12,
    "No group claimed the attack, which killed 12.": 12,
    "A doctor said 12 people had been killed.": 12,
    "Earlier reports had put the toll at nine.": 12,
    "Initially, officials said nine people had died.": 12,
    "Officials warned that the toll could rise to 20.": 12,
    "It was the deadliest attack since 2015, when 40 people were killed.": 12,
    "The blast comes a week after gunmen killed 20 people in Burk.": 12,
    "The group has killed more than 1,000 people since 2009.": 12,
    "Last year a similar blast killed 40 people.": 12,
    "In 2015, a blast there killed 40 people.": 12,
    "Gunmen killed 20 people in Burk last month.": 12,
    "More than 200 people have been killed in such attacks this year.": 12,
    "Nine people died at the scene and three more in hospital.": 12,
    "The attacker also died.": 13,
    "Another two people died in hospital on Tuesday.": 14,
    "Two more bodies were found on Tuesday.": 14,
    "The ministry put the toll at 14.": 14,
    "The death toll later rose to 15.": 15,
    "Three people died overnight, taking the toll to 15.": 15,
    "A doctor said he had counted 15 bodies.": 15,
    "A second blast in Burk killed five people.": 17,
    "The toll was revised to 11.": 11,
}
NEWS = [
    "A blast killed 12 people in Alba on Monday.",
    "Twelve people were killed on Monday when a bomb exploded at a market in Alba, police said.",
    "Blast kills 12 in Alba\n\nA bomb killed 12 people at a market in Alba, officials said.",
    "A blast in Alba left 12 people dead and 30 wounded on Monday.",
]
#: How the dead and the hurt are told side by side.
SIDE_BY_SIDE = [
    "A blast killed {} people and injured {}.",
    "A blast left {} dead and {} injured.",
    "A blast hit a market in Alba, killing {} and injuring {}.",
    "{} people were killed and a further {} injured.",
    "{} people died and {} others were hurt.",
    "{} killed, {} injured in blast",
    "Blast kills {}, injures {}",
    "The death toll is {}, with {} injured.",
    "{} people were killed, with {} others injured.",
    "Besides the {} dead, {} people were wounded.",
    "{} people were killed in the blast, which also wounded {}.",
    "Police said {} people died at the scene and {} were taken to hospital.",
    "{} fatalities and {} injuries were reported.",
    "Casualties: {} killed, {} injured.",
    "The attack resulted in the deaths of {} people and injuries to {} others.",
    "{} people have been killed and more than {} injured since the storm hit.",
    "The death toll rose to {} and the number of injured to {}.",
    "{} people, including two children, were killed and {}, including a priest, were wounded.",
]

#: What may open a sentence, before who suffered what.
OPENINGS = [
    "In Alba,",
    "In the capital, Alba,",
    "In one village, Alba,",
    "On the outskirts of the capital, Alba,",
    "In the eastern city of Alba, the country's second largest,",
    "In the district of Alba, near the border,",
    "In Alba, where the army is in control,",
    "In Alba and Burk,",
    "In the port of Tel Marr, 40 km away,",
    "About 40 km north of Alba,",
    "At the Hotel Alba,",
    "In Alba's main square,",
    "In the town's main square,",
    "Elsewhere in the province,",
    "Further north, in Burk,",
    "Across the country,",
    "Nearby,",
    "Early on Monday,",
    "At 10:30 on Monday,",
    "On 3 May 2021,",
    "Just before dawn,",
    "Hours later,",
    "As the sun rose,",
    "With roads cut,",
    "When the roof collapsed,",
    "In the chaos that followed,",
    "In the worst attack in years,",
    "In a separate attack in Burk,",
    "Despite the ceasefire,",
    "According to police,",
    "In a statement, police said",
]
#: Who suffered what, behind them.
SUFFERED = {
    "238 people died": ("killed", 238.0),
    "12 villagers were killed": ("killed", 12.0),
    "a guard was shot dead": ("killed", 1.0),
    "a bomb killed 12 people": ("killed", 12.0),
    "at least 12 people were wounded": ("injured", 12.0),
    "police arrested 12 people": ("detained", 12.0),
    "gunmen abducted three nurses": ("abducted", 3.0),
    "two brothers drowned": ("killed", 2.0),
}

#: What may follow twelve dead in the same sentence, and what it adds.
CLOSINGS: dict[str, dict[str, float]] = {
    " after a fire broke out": {},
    " in a blast that damaged 30 homes": {},
    " in an attack claimed by the group": {},
    " in the second such attack this month": {},
    " in a city of 2 million people": {},
    " in the worst attack since one that killed 40 in 2015": {},
    " a day after 20 people died in a similar attack in Burk": {},
    " on a road where 30 people died last year": {},
    " near a base where 300 soldiers are stationed": {},
    " at a camp that houses 4,000 displaced people": {"displaced": 4000.0},
    " in a raid targeting a commander": {},
    " and 300 homes were destroyed": {},
    ", including two who died in hospital": {},
    ", including all four members of one family": {},
    ", only three of whom have been identified": {},
    ", days after gunmen killed nine people there": {},
    ", a week after a bomb killed 40 in the capital": {},
    ", bringing to 40 the number killed this month": {},
    ", more than in any attack since 2015, when 40 died": {},
    ", up from an earlier count of nine": {},
    ", though the army put the toll at nine": {},
    ", officials said, revising an earlier toll of nine": {},
    ", while 30 others escaped unhurt": {},
    ", a doctor who treated the wounded said": {},
    ", according to a doctor at the hospital where the bodies were taken": {},
    ", among them a man who had survived a 2015 bombing that killed 40": {},
    ", said police, who arrested two suspects": {"detained": 2.0},
    ", the army said, adding that 30 rebels had been captured": {"detained": 30.0},
    " and the driver was arrested": {"detained": 1.0},
    " - the worst toll in years": {},
    "; the cause is unknown": {},
}


def read(texts: list[str]) -> dict[str, dict[str, float]]:
    """Return the lower end of the total of each measure of the incident, text by text."""
    tolls = nf.tally(nf.extract([nf.Article(text, text) for text in texts]))
    tolls = tolls[tolls["measure"].isin(TOLD)]
    found: dict[str, dict[str, float]] = {text: {} for text in texts}
    for text, of, low in zip(tolls["article"], tolls["measure"], tolls["low"], strict=True):
        found[text][of] = low
    return found


def assert_read(expected: dict[str, dict[str, float]]) -> None:
    found = read(list(expected))
    wrong = {text: found[text] for text in expected if found[text] != expected[text]}
    assert not wrong, f"{len(wrong)} of {len(expected)}: {dict(list(wrong.items())[:40])}"


@pytest.mark.parametrize("measure", CLAUSES)
def test_plain_clauses_give_their_total_and_nothing_else(measure):
    assert_read({text: {measure: float(number)} for text, number in sentences(measure).items()})


def test_what_is_said_is_the_news_whoever_says_it():
    assert_read(
        {said.format(words): told for said, (words, told) in product(SAID, CONTENTS.items())}
    )


def test_a_toll_that_has_risen_takes_the_place_of_the_first():
    assert_read({f"{lead} {risen}": {"killed": 15.0} for lead, risen in product(LEADS, RISEN)})


def test_it_befell_those_of_whom_someone_is_the_kin():
    told = product(OF_KIN, KIN, MOURNED.items(), FATES)
    assert_read(
        {
            frame.format(kin, whom, fate): {"killed": float(number)}
            for frame, kin, (whom, number), fate in told
        }
    )


def test_a_number_is_read_in_every_wording_wherever_it_stands():
    expected = {}
    for (words, interval), who, (measure, frame) in product(
        HOW_MANY.items(), ("people", "villagers", ""), PLACES_OF_A_NUMBER
    ):
        told = f"{words} {who}".strip().removesuffix(" of")
        told = told[0].upper() + told[1:] if frame.startswith("{") else told
        expected[frame.format(told)] = (measure, *interval)
    figures = nf.extract([nf.Article(text, text) for text in expected])
    found = figures.groupby("article", sort=False)
    wrong = {}
    for text, (measure, low, high, bound) in expected.items():
        rows = found.get_group(text) if text in found.groups else figures[:0]
        read_as = [
            (
                row.measure,
                *(None if pd.isna(end) else end for end in (row.low, row.high)),
                row.bound,
            )
            for row in rows.itertuples()
        ]
        if read_as != [(measure, low, high, bound)]:
            wrong[text] = read_as
    assert not wrong, f"{len(wrong)} of {len(expected)}: {dict(list(wrong.items())[:40])}"


def test_a_toll_is_read_whatever_stands_before_its_number():
    texts = {
        f"{count}{between} {verb}.": (measure, bound)
        for (count, measure), between, (verb, bound) in product(
            COUNTED.items(), BETWEEN, COMES_TO.items()
        )
    }
    figures = nf.extract([nf.Article(text, text) for text in texts])
    told = figures[figures["text"] == "40"].set_index("article")
    read_as = dict(zip(told.index, zip(told["measure"], told["bound"], strict=True), strict=True))
    wrong = {text: read_as.get(text) for text in texts if read_as.get(text) != texts[text]}
    assert not wrong, f"{len(wrong)} of {len(texts)}: {dict(list(wrong.items())[:40])}"


def test_twelve_people_stay_twelve_whatever_is_put_in_behind_them():
    people = ["Twelve people", "At least 12 civilians", "Twelve villagers"]
    assert_read(
        {
            f"{who}{inserted} {verb}.": {measure: 12.0}
            for who, inserted, (verb, measure) in product(people, INSERTED, BEFELL.items())
        }
    )


def test_what_follows_the_news_adds_only_who_is_new():
    tolls = nf.tally(
        nf.extract(
            [nf.Article(text, text) for text in map(" ".join, product(NEWS, FOLLOWING))],
        )
    )
    killed = tolls[tolls["measure"] == "killed"]
    found = dict(zip(killed["article"], killed["low"], strict=True))
    expected = {f"{news} {more}": FOLLOWING[more] for news, more in product(NEWS, FOLLOWING)}
    wrong = {text: found.get(text) for text in expected if found.get(text) != expected[text]}
    assert not wrong, f"{len(wrong)} of {len(expected)}: {dict(list(wrong.items())[:40])}"


def test_the_dead_and_the_hurt_are_told_apart():
    numbers = [("12", "30"), ("three", "eight"), ("two", "1,200"), ("1,300", "4,500")]
    sizes = {"three": 3.0, "eight": 8.0, "two": 2.0}
    expected = {}
    for frame, (dead, hurt) in product(SIDE_BY_SIDE, numbers):
        text = frame.format(dead, hurt)
        killed, injured = (sizes.get(n) or float(n.replace(",", "")) for n in (dead, hurt))
        expected[text[0].upper() + text[1:]] = {"killed": killed, "injured": injured}
    assert_read(expected)


def test_what_opens_a_sentence_is_no_one_and_hides_no_one():
    assert_read(
        {
            f"{opening} {told}.": {measure: number}
            for opening, (told, (measure, number)) in product(OPENINGS, SUFFERED.items())
        }
    )


def test_what_closes_a_sentence_adds_only_what_it_tells():
    told = ["Twelve people were killed", "At least 12 villagers died", "A blast killed 12 people"]
    assert_read(
        {
            f"{main}{closing}.": {"killed": 12.0} | adds
            for main, (closing, adds) in product(told, CLOSINGS.items())
        }
    )
