"""One sentence on its way to figures: what every figure of it has, counted or named.

Place, time, source, doer, certainty and scope are found in the same way for a number and for a
person without one; `counts` and `people` add the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import chain

from newsfigures.lexicon import load
from newsfigures.model import HARMS, INCIDENT_MEASURES
from newsfigures.stages import context
from newsfigures.stages.citations import citations, cited, inside
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.lists import Group
from newsfigures.stages.quantities import Quantity
from newsfigures.stages.roles import Reading, Role
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.setaside import is_shouted
from newsfigures.stages.story import Story
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import remains, singular_of, words

#: Cues of the scope that count in the clause of a figure, and anywhere before it.
_CUES_IN_CLAUSES = context.MOCK | context.TOTAL | context.BACKGROUND | context.SINCE | context.SPAN

#: No single event of the news has killed so many; so many years before it is history.
_VAST, _LONG = 500_000, 15
_UNKNOWN = 9999
#: So many days about the day of publication what happens is news.
_NEWS = 14
#: What came before the deed is told behind these.
_SPAN_AFTER = re.compile(r" \w+ (?:hour|day|week|month|year)s? after ")
#: Whom the police have told of their deeds.
_CAUGHT = ("detained", "surrendered")
#: What is told of players too.
_OF_PLAY = ("killed", "injured", "casualties", "missing", "detained")
_CUES_BEFORE = context.RECALLED | context.SINCE
#: Behind a figure, what it is set against; not "driven from their homes", "more than 30".
_COMPARED = re.compile(
    rf" (?:than(?! (?:\d|(?:{'|'.join(load('numbers')['cardinal'])}|a|half)\b))"
    r"|from(?! (?:their|his|her|its|home)\b)) "
)
#: When those were held or freed is not told behind what they are charged with.
_HELD = ("detained", "freed")
_CHARGE = re.compile(
    r"\b(?:over|in connection (?:with|to)|on suspicion of|on (?:[\w-]+ ){0,3}charges?|accused of"
    r"|suspected of|charged with|for (?:the|a|an|his|her|their|alleged|allegedly|\w+ing))\b"
)
#: Marks at which a clause that "who" opens ends.
_CLOSING = frozenset({",", ";", ":", "(", ")"})


class _Lexicon:
    def __init__(self) -> None:
        nouns = load("nouns")
        self.things = frozenset(nouns["thing"] + nouns["animal"] + nouns["plant"])
        self.deaths = frozenset(nouns["deaths"])
        self.animals = frozenset(nouns["animal"])
        self.generic = frozenset(nouns["generic"])
        self.anaphoric = frozenset(nouns["anaphoric"])
        self.inhabitants = frozenset(nouns["inhabitants"])
        self.relations = frozenset(nouns["relations"])
        self.pairs = frozenset(nouns["pairs"])
        self.loose = frozenset(nouns["loose_verbs"])
        self.fleeing, self.scenes = frozenset(nouns["fleeing"]), frozenset(nouns["scenes"])
        self.fugitives = frozenset(nouns["fugitives"])
        self.fatal = frozenset(nouns["fatal_verbs"])
        self.more = frozenset(nouns["additive"])
        self.not_doers = frozenset(nouns["not_doers"])
        self.no_person = self.not_doers | frozenset(nouns["no_person"])
        self.grown = frozenset(chain(*load("tally")["adult"].values()))
        self.which = frozenset(nouns["which"])
        described = load("units")["described"]
        self.settlements = frozenset(described["settlements"])
        self.forecasters = frozenset(described["forecasters"])
        self.expecting = frozenset(described["expecting"])
        self.spans = frozenset(described["spans_after"])
        self.marks = frozenset(described["marks"])
        self.fleets = frozenset(described["fleets"])
        self.peopled = self.settlements | {"population", "home"}


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


#: A relative clause between people and their verb.
#: What has gone on for long is no time of the news.
_ONGOING = re.compile(r"\b(?:which|that) (?:has|have)\b")
#: Before a time these tell when something was said, so near before it.
_SAID = re.compile(
    r"\b(?:said|says|reported|announced|added|confirmed|stated|told [^,.;]{1,20})"
    r"(?: (?:in a statement|late|early|on|yesterday))*\s$"
)
_SAYING = 48
_NEAR = 9
_A = re.compile(r"\b(?:[Aa]|[Aa]nother) $")
_RELATIVE = re.compile(r" (?:[\w-]+ ){0,2}(?:who|whom|that|which) ")
#: The end of an insertion, and what may stand between it and the verb.
_PUTTING_IN = re.compile(r"[,()–—]")
_AUXILIARY = re.compile(r"[,)–—] (?:(?:was|were|has|have|had|been|also|later)\s)*$")


class Sheet:
    """One sentence, with what the stages found in it."""

    def __init__(
        self,
        story: Story,
        sentence: Sentence,
        found: list[Quantity],
        chunks: list,
        reading: Reading,
    ) -> None:
        self.story = story
        self.article = story.article
        self.text = story.article.text
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.found = found
        self.chunks = chunks
        self.reading = reading
        self.lex = _lexicon()
        self.w = words()
        self.lows, self.low = sentence.lows, sentence.low
        self.cues = sentence.bits
        self.nouns: list[Noun] = [chunk for chunk in chunks if type(chunk) is Noun]
        self.noun_of = {id(noun.number): noun for noun in self.nouns if noun.number is not None}
        self.roles_of: dict[int, list[Role]] = {}
        for role in reading.roles:
            self.roles_of.setdefault(id(role.noun), []).append(role)
        self.spans: list[tuple[int, int]] = []
        self.taken: set[int] = set()
        for quantity in found:
            number = quantity.number
            self.spans.append((quantity.start, quantity.end))
            if number.kind != "zero":
                self.taken.update(range(number.lead, number.behind))
        self.citations = citations(self.text, sentence, self.taken, story.memory)

    @lazy
    def printed(self) -> str:
        """The sentence as it is printed."""
        plain = self.story.plain
        start, end = plain.span(self.sentence.start, self.sentence.end)
        return plain.printed[start:end]

    @lazy
    def verbs(self) -> list[Verbs]:
        """The verb groups."""
        return [chunk for chunk in self.chunks if type(chunk) is Verbs]

    @lazy
    def group_of(self) -> dict[int, Group]:
        """The group of each noun, by identity."""
        return {id(noun): group for group in self.reading.groups for noun in group.members}

    @lazy
    def things(self) -> dict[int, Noun]:
        """What a number counts that stands apart from it, by identity of the number's noun."""
        return {id(noun): thing for noun, thing in self.reading.counts}

    @lazy
    def places(self) -> list[context.Spot]:
        """The places of the sentence, without those in the name of a source."""
        found = context.places(self.text, self.tokens, self.taken, self.sentence.flags)
        if not self.citations:
            return found
        return [spot for spot in found if not inside(self.citations, spot.start)]

    @lazy
    def times(self) -> list[context.Spot]:
        """The expressions of time."""
        return context.times(self.sentence, self.article.published, self.taken)

    @lazy
    def bounds(self) -> list[int]:
        """Where the clauses begin, in characters."""
        return context.clause_bounds(self.sentence.text)

    def of_things_before(self, noun: Noun) -> bool:
        """Tell "seized two trucks and set one on fire": what was counted last are things."""
        counted = self.counted_before(noun)
        head = singular_of(self.low(counted.head)) if counted is not None else ""
        return head in self.lex.things and head not in remains()

    def counted_before(self, noun: Noun) -> Noun | None:
        """Return what the last number with a noun before a bare number counts."""
        before = (n for n in reversed(self.nouns) if n.last <= noun.first)
        counted = next((n for n in before if n.number is not None and n.head >= 0), None)
        if counted is None or counted.measured or noun.partitive:
            return None
        # "two boats sink: 6 drown, 5 missing"
        apart = any(self.lows[k] in (":", ";") for k in range(counted.last, noun.first))
        return None if apart else counted

    def loose(self, role: Role) -> bool:
        """Tell whether a thing may as well undergo it: lights are shot out, bridges blown up."""
        lemma = self.reading_lemma(role)
        fatal = role.measure == "killed" and lemma in self.lex.fatal
        return lemma in self.lex.loose and not fatal and role.measure != "abducted"

    def capitalised(self, noun: Noun) -> bool:
        """Tell a people in capitals, "12 Hazaras", from things, in text that has small letters."""
        return self.tokens[noun.head].text[0].isupper() and not is_shouted(self.tokens)

    def reading_lemma(self, role: Role) -> str:
        """Return the lemma of the verb, or the noun, that gave the role."""
        verb = self.w.verbs.get(self.lows[role.at])
        return verb.lemma if verb is not None else self.lows[role.at]

    def beside(self, spots: list[context.Spot], start: int) -> list[context.Spot]:
        """Return the spots on the same side of a semicolon, all where there are none."""
        if len(spots) < 2 or ";" not in self.sentence.words:
            return spots
        text, at = self.sentence.text, start - self.sentence.start
        first = text.rfind(";", 0, at) + self.sentence.start
        last = text.find(";", at) + self.sentence.start
        near = [s for s in spots if s.start > first and (last < start or s.start < last)]
        return near or spots

    def own(self, spots: list[context.Spot], role: Role | None) -> list[context.Spot]:
        """Leave out those of "a couple who had married on Sunday": who died need not have then."""
        if not spots or "who" not in self.sentence.words:
            return spots
        at = -1 if role is None else self.tokens[role.at].start
        others = [(first, last) for first, last in self.of_who if not first <= at < last]
        return [
            spot for spot in spots if not any(first <= spot.start < last for first, last in others)
        ]

    @lazy
    def of_who(self) -> list[tuple[int, int]]:
        """The clauses that "who" opens without a comma, in characters."""
        clauses = []
        for k, link in enumerate(self.chunks):
            if type(link) is not Mark or link.low != "who" or self.lows[link.first - 1] == ",":
                continue
            verbs, end = 0, self.tokens[-1].end
            for chunk in self.chunks[k + 1 :]:
                verbs += type(chunk) is Verbs
                if verbs > 1 or (type(chunk) is Mark and chunk.low in _CLOSING):
                    end = self.tokens[chunk.first].start
                    break
            clauses.append((self.tokens[link.first].start, end))
        return clauses

    def nearest(self, spots: list[context.Spot], start: int, end: int) -> context.Spot | None:
        """Return the place or time that a figure from start to end belongs to."""
        if not spots:
            return None
        return context.nearest(self.beside(spots, start), start, end, self.spans)

    def common(self, start: int, end: int, first: int, last: int, role: Role | None) -> dict:
        """Return the columns that every figure of the sentence fills in the same way."""
        citation = cited(self.citations, start, end, self.text) if self.citations else None
        place = when = hedge = None
        if self.cues & context.BEFORE_PLACE and (places := self.places):
            place = self.nearest(self.own(places, role), start, end)
            if place is not None and place.start > end and ";" in self.text[end : place.start]:
                place = None  # "Eight died in the capital; four were killed in Alba"
        if self.cues & context.TIME and (times := self.times):
            when = self.nearest(self.of_the_deed(self.own(times, role), end), start, end)
        if self.cues & context.HEDGE:
            hedge = context.hedge(self.tokens, first, last)
            if role is not None and hedge is None:
                hedge = context.hedge(self.tokens, role.at, role.at + 1)
        if hedge is None and citation is not None and citation.verb == "deny":
            hedge = "denied"
        scope = self.scope(role, start, end, first, when)
        if scope == "total" and when is not None and not self.in_clause(when, start, end):
            when = None  # "who has counted 39 dead since May, said that three died on Tuesday"
        return {
            **self.story.blank,
            "text": self.text[start:end],
            "start": start,
            "end": end,
            "sentence": self.printed,
            "by": None if role is None or role.agent is None else self.doer(role.agent),
            "source": citation.source if citation else None,
            "hedge": hedge,
            "place": place.text if place else None,
            "when": when.text if when else None,
            "as_of": when.day if when else None,
            "scope": scope,
        }

    def of_the_deed(self, times: list[context.Spot], end: int) -> list[context.Spot]:
        """Leave out the day of "a 2011 bombing killed 40, the police said on Tuesday"."""
        if len(times) < 2 or not any(
            _A.search(self.text, max(0, t.start - _NEAR), t.start) for t in times
        ):
            return times
        said = (_SAID.search(self.text, max(end, t.start - _SAYING), t.start) for t in times)
        return [t for t, saying in zip(times, said, strict=True) if saying is None] or times

    def in_clause(self, spot: context.Spot, start: int, end: int) -> bool:
        """Tell whether a spot stands in the clause of the figure from start to end."""
        offset = self.sentence.start
        before, behind = context.clause(
            self.sentence.text, self.bounds, start - offset, end - offset
        )
        return start - len(before) <= spot.start < end + len(behind)

    def taken_from(self, noun: Noun | None) -> Noun | None:
        """Return the noun behind a bare number: "two of the deputies", "half of the orchards"."""
        group = self.group_of.get(id(noun)) if noun is not None and noun.head < 0 else None
        if group is None or not group.tails or group.tails[0].prep != "of":
            return None
        # "a quarter of the boys and half of the girls": each has its own
        own = next((t for t in group.tails if t.members[0].first == noun.last + 1), group.tails[0])
        inner = own.members[0]
        return inner if inner.head >= 0 and not inner.pronoun else None

    def units_of_people(self, noun: Noun | None) -> bool:
        """Tell families, crews and other units from the people in them."""
        if noun is None or noun.head < 0 or noun.lemma:
            return False
        head = self.low(noun.head)
        return head in self.w.people_units or singular_of(head) in self.w.people_units

    def doer(self, agent: Group) -> str | None:
        """Return who did it, as printed; a blast or a flood is no doer."""
        noun = agent.members[0]
        if noun.pronoun or noun.head < 0:
            return None
        head = self.low(noun.head)
        heads = range(noun.first, noun.last) if noun.lemma is None else (noun.head,)
        if any(singular_of(self.lows[k]) in self.lex.not_doers for k in heads):
            groups = (g for g in self.reading.groups if g.prep == "by" and g.first > agent.first)
            by = next((g for g in groups if g.first - 1 == agent.last), None)
            return self.doer(by) if by is not None else None  # "an attack by gunmen killed 12"
        printed_small = self.tokens[noun.head].text[0].islower()  # not "Turkey"
        if printed_small and not noun.lemma and singular_of(head) in self.lex.things:
            return None  # "a bridge was washed away, cutting off 400 families"
        if not (
            noun.lemma
            or noun.name
            or head in self.w.org
            or self.tokens[noun.head].text[0].isupper()
            or head in self.w.people_units
        ):
            return None
        first = noun.first
        while first < noun.head and (
            self.low(first) in self.w.det or self.tokens[first].kind == "punct"
        ):
            first += 1
        if noun.number is not None and noun.number.trail <= noun.head:
            first = max(first, noun.number.trail)
        end = self.tokens[noun.last - 1].end
        if head in self.w.bleached or head in ("cadre", "cadres"):
            for tail in agent.tails[:1]:
                if tail.prep == "of":
                    end = self.tokens[tail.members[0].last - 1].end
        return unpossessed(self.text[self.tokens[first].start : end])

    def scope(
        self, role: Role | None, start: int, end: int, first: int, when: context.Spot | None
    ) -> str:
        """Return whether a figure tells of the event, of another, of a total or of a plan."""
        offset, memory = self.sentence.start, self.story.memory
        sentence = self.sentence.text
        if role.plan if role is not None else self.intended(first):
            return "plan"
        said = None
        if self.cues & _CUES_IN_CLAUSES:
            before, behind = context.clause(sentence, self.bounds, start - offset, end - offset)
            if self.cues & context.MOCK and context.imagined(f"{before} {behind}"):
                return "plan"
            if role is not None:
                at = self.tokens[role.at].end - end
                if since := _SPAN_AFTER.search(behind, max(0, at)):
                    behind = behind[: since.start()]  # "12 died a day after 20 did in another raid"
                if ongoing := _ONGOING.search(behind, max(0, at)):
                    behind = behind[: ongoing.start()]  # "in riots that have racked it for years"
                behind = self.past_insertion(behind, end - offset, role)
                if role.measure in _HELD and (charge := _CHARGE.search(behind)):
                    behind = behind[: charge.start()]  # "arrested over a fire late last year"
            if role is None or _COMPARED.search(behind):
                before, behind = self.nearer(before, behind, start, end)
            said = context.scope_words(before, behind, role is not None, self.cues)
        if self.cues & context.WANTED and self.asked_for(role):
            return "plan"
        if role is not None and role.before:
            return "background"
        if role is not None and self.beyond_a_deed(role):
            return "background"
        if role is not None and memory.event and self.of_whole_war(role):
            return "total"
        if said == "total" and (role is None or role.measure != "missing"):
            return said  # but who is "missing since Friday" is so today
        if role is not None and (role.background or (role.dated and not self.recent(when))):
            return "background"
        if self.cues & _CUES_BEFORE:
            at = start - offset
            if context.recalled(sentence, at):
                return "background"
            if memory.event and context.worst_time(sentence, at):
                return "background"
        of_today = role is not None and (role.ended or self.lows[role.at] in remains())
        if said is not None and not of_today:
            return said  # but a body is found today, whose man was "abducted a week ago"
        if memory.event and context.links(sentence):
            return "background"
        if role is not None and self.told_for_comparison(role):
            return "background"
        if role is not None and self.cues & context.RECORD and self.of_record(role, start):
            return "background"
        if role is not None and self.known_to_history(role, when):
            return "background"
        if when is not None and when.year and memory.event and self.of_another_year(when, role):
            return "background"
        if role is not None and memory.event and self.before_then(role, when):
            return "background"
        if role is not None and self.another_day(when, role):
            return "background"
        if role is not None and memory.event and context.nth_of_many(sentence, start - offset):
            return "background"
        if role is not None and (aside := self.by_genre(role, when)):
            return aside
        memory.event = True
        return "event"

    def by_genre(self, role: Role, when: context.Spot | None) -> str:
        """Return the scope of what a court, a study or a play tells of, "" of news of the day."""
        genre, at = self.story.genre if role.measure in _OF_PLAY else ("", 0)
        if genre == "sport":
            deadly = (
                self.reading_lemma(role) in self.lex.deaths or "hospital" in self.sentence.words
            )
            return "" if deadly else "plan"
        if role.measure not in HARMS:
            return ""
        if not genre or (genre == "court" and at >= self.sentence.start):
            return ""
        if genre == "fiction":
            return "plan"
        if when is not None and context.today(when.text):
            return ""
        told = any(self.story.told[m].figures for m in HARMS if m in self.story.told)
        return "" if told or self.additive(role) else "background"

    def of_another_year(self, when: context.Spot, role: Role | None) -> bool:
        """Tell a year before the article's, and "a 1999 cyclone" behind news of another.

        Not what stands between a person and the verb: "Ali, convicted of theft in 2010, died".
        """
        if role is not None and role.noun.last < role.at:
            ahead, behind = (
                self.text[start:end]
                for start, end in (
                    (self.tokens[role.noun.last - 1].end, when.start),
                    (when.end, self.tokens[role.at].start),
                )
            )
            if "," in ahead and "," in behind:
                return False
        ahead = self.sentence.text[: when.start - self.sentence.start]
        if ahead == "A " or ahead.endswith((" a ", "nother ")):
            published = self.article.published
            return published is None or when.year < published.year
        if when.year < (self.story.year or 0):
            return True
        late = when.year == self.story.year and self.article.published is None
        return late and self.told_before() and context.first_year_late(self.text, when.start)

    def beyond_a_deed(self, role: Role) -> bool:
        """Tell the dead of a war or a genocide, behind the opening of an article on a deed."""
        number = role.noun.number
        if role.measure != "killed" or number is None or not self.sentence.start:
            return False
        return (number.value or number.low or number.high or 0) >= _VAST and self.story.of_a_deed

    def of_record(self, role: Role, start: int) -> bool:
        """Tell "one of those held was in a squad that shot dead five guards": it was before."""
        if role.measure not in INCIDENT_MEASURES or role.measure in _CAUGHT:
            return False
        told = self.story.told
        here = any(other.measure in _CAUGHT for other in self.reading.roles)
        if not here and not any(told[m].figures for m in _CAUGHT if m in told):
            return False
        before = self.text[: self.sentence.start]
        return context.of_record(self.sentence.text, start - self.sentence.start, before)

    def of_whole_war(self, role: Role) -> bool:
        """Tell "in all, 4,200 died in the war" behind the news of one of its battles."""
        if role.measure not in HARMS or role.noun.number is None or not self.sentence.start:
            return False
        return context.of_whole_war(self.sentence.text) and not self.story.about_war

    def known_to_history(self, role: Role, when: context.Spot | None) -> bool:
        """Tell the dead of a genocide or an old war, behind the opening of an article on a deed.

        "A bomb hit the embassy. The group says that the empire killed 1.5 million in 1915."
        """
        number = role.noun.number
        if role.measure != "killed" or number is None or not self.sentence.start:
            return False
        year, this_year = when.year if when else None, self.story.year or 0
        if (number.value or number.low or 0) < _VAST:
            return year is not None and year < this_year < _UNKNOWN and this_year - year > _LONG
        if context.atrocity(self.sentence.text):
            return True
        said = any(verb.lemma in role_words().speech for verb in self.verbs)
        return year is not None and (said or year != this_year)

    def another_day(self, when: context.Spot | None, role: Role) -> bool:
        """Tell "in September" and "last Sunday" behind what happened "on Tuesday", or with no day.

        Behind what happened in another month they go on with a chronicle.
        """
        memory, published = self.story.memory, self.article.published
        if when is None:
            return False
        if not context.lexicon().loosely.match(when.text):
            memory.day = memory.day or when.text
            return False
        this_month = published is not None and when.text.lower() == f"{published:%B}".lower()
        if this_month or not memory.event:
            memory.month = True
            return False
        if memory.day is None:  # the event itself may be told by its month
            first = self.article.text.find(". ", 0, self.sentence.start)
            memory.month |= context.names_a_month(self.article.text[: max(first, 0)])
            ahead = self.sentence.text[: when.start - self.sentence.start]
            if role.measure not in HARMS or context.the_event(ahead):
                return False
            return self.told_before() and not memory.month
        return True

    def past_insertion(self, behind: str, end: int, role: Role) -> str:
        """Cut what is put in before the verb of a figure, for it tells of other things.

        In "Two men, involved in a raid months ago, were held" the raid is old, and no arrest.
        """
        verb = self.tokens[role.at].start - self.sentence.start - end
        between = behind[: max(verb, 0)]
        if len(_PUTTING_IN.findall(between)) == 2 and _AUXILIARY.search(between):
            return behind[verb:]
        if not role.relative and _RELATIVE.match(between):
            return behind[verb:]  # "six rebels who had come two days earlier were killed"
        if not role.relative and verb < 0 and _RELATIVE.match(behind):
            return ""  # "freed a clerk whom they had seized a week ago"
        return behind

    def nearer(self, before: str, behind: str, start: int, end: int) -> tuple[str, str]:
        """Cut the words around a measured figure where the next one stands.

        In "rose to 20 from 15 a year earlier" only the 15 is of a year earlier.
        """
        k = bisect_left(self.spans, (start, end))
        if k and (gap := start - self.spans[k - 1][1]) < len(before):
            before = before[-gap:] if gap > 0 else ""
        if k + 1 < len(self.spans) and (gap := self.spans[k + 1][0] - end) < len(behind):
            behind = behind[: max(gap, 0)]
        return before, behind

    def recent(self, when: context.Spot | None) -> bool:
        """Tell a day of the news itself, within two weeks of the article's."""
        published = self.article.published
        if published is None or when is None or when.day is None:
            return False
        return abs((published - when.day).days) <= _NEWS

    def told_for_comparison(self, role: Role) -> bool:
        """Tell "Last week, 20 were killed" behind news of others killed, hurt or seized."""
        harmed = role.measure in INCIDENT_MEASURES
        counted = role.noun.number is not None or role.noun.det in ("a", "an")
        if not harmed or not counted or not context.before_news(self.sentence.text):
            return False
        return self.told_before()

    def told_before(self) -> bool:
        """Tell whether earlier sentences told of people whom something befell."""
        return any(
            told.unnamed
            or told.names
            or any(at < self.sentence.start for at, _ in told.lemmas.values())
            for told in self.story.told.values()
        )

    def before_then(self, role: Role, when: context.Spot | None) -> bool:
        """Tell a deed before the event: "the group had killed 12 in January"."""
        verb = self.verb_at.get(role.at)
        if verb is not None and verb.form == "ing" and not verb.perfect:
            verb = self.verb_led_on_from(verb)  # "rebels had raided a post, killing three guards"
        if verb is None or verb.perfect != "had" or role.measure == "abducted":
            return False
        if when is not None and when.year:
            # "said on Monday, 6 February 2023, that 12 had been killed and 30 had been hurt"
            return when.text != self.story.memory.day and not self.recent(when)
        if role.measure in ("displaced", "evacuated"):
            # "in August clashes had driven out 5,000", but "by Monday 5,000 people had fled"
            old = role.measure == "displaced" and " before the " in self.sentence.text
            in_month = when is not None and context.in_month(self.sentence, when)
            return old or (in_month and not verb.passive)
        told = self.story.told.get(role.measure)
        if role.relative and told is not None and told.figures:
            return True  # "..., where rebels who had killed nine guards on Tuesday were hiding"
        if verb.passive or self.citations:
            return False
        doer = role.agent.members[0] if role.agent is not None else None
        if doer is not None and doer.pronoun and self.low(doer.first - 1) == "after":
            return False  # "the gunman was shot dead after he had killed two hostages"
        return not any(token.low == "by" for token in self.tokens)

    def verb_led_on_from(self, verb: Verbs) -> Verbs:
        """Return the verb of the clause that a participle goes on with, behind a comma."""
        if verb.first < 2 or self.low(verb.first - 1) != ",":
            return verb
        k = self.verbs.index(verb)
        return self.verbs[k - 1] if k and not self.verbs[k - 1].passive else verb

    @lazy
    def verb_at(self) -> dict[int, Verbs]:
        """Each verb group by the token of its main verb."""
        return {verb.main: verb for verb in self.verbs}

    def asked_for(self, role: Role | None) -> bool:
        """Tell "demanded the release of 300 prisoners"."""
        if role is None:
            return False
        return context.wanted(self.sentence.text, self.tokens[role.at].start - self.sentence.start)

    def intended(self, first: int) -> bool:
        """Tell whether the verb that governs a figure without a role is a plan or a forecast."""
        k = bisect_left(self.verbs, first, key=lambda verb: verb.first)
        if k == 0:
            return False
        verb = self.verbs[k - 1]
        at = self.tokens[verb.first].start - self.sentence.start
        return verb.modal in {"will", "would", "could", "may", "might", "won't"} or (
            verb.form == "inf"
            and self.cues & context.PLAN > 0
            and context.planned(self.sentence.text, at)
        )

    def additive(self, role: Role) -> bool:
        """Tell whether the sentence speaks of someone besides those told of before."""
        agent = role.agent
        return any(
            token.low in self.lex.more and not (agent and agent.first <= k < agent.last)
            for k, token in enumerate(self.tokens)
        )


def unpossessed(printed: str) -> str:
    """Return a printed group without its possessive ending and quotes."""
    for ending in ("'s", "’s"):
        printed = printed.removesuffix(ending)
    return " ".join(printed.split()).strip("'\"“”‘’ ")
