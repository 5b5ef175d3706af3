"""Put together what the stages found in a sentence: a `Figure` for each quantity and person."""

from __future__ import annotations

import itertools
import math
import re
from operator import itemgetter

from newsfigures.model import COLUMNS, HUMAN_MEASURES
from newsfigures.stages import context
from newsfigures.stages.about import Descriptions
from newsfigures.stages.counts import Counts
from newsfigures.stages.groups import Noun
from newsfigures.stages.lazy import lazy
from newsfigures.stages.numbers import Number
from newsfigures.stages.people import People
from newsfigures.stages.quantities import Quantity
from newsfigures.stages.roles import Reading, Role
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.story import Story, Told, taken_measure
from newsfigures.stages.tokens import Sentence
from newsfigures.stages.words import person_nouns, singular_of

_row_of = itemgetter(*COLUMNS)

#: Before "from" they tell that what follows is an older figure.
#: How far apart two numbers may stand of which only the first has a noun, what sets one against the
#: other, and what takes up the things that were counted.
_NEAR = 14
_AGAINST = frozenset({"from", "than", "versus", "vs", "against"})
#: As many as are said before one of these are in a gang: "a five-member gang", "a 12-strong crew".
_MEMBERS = frozenset({"member", "man", "person", "strong"})
#: "The number of asylum claims": the last word before what describes it.
_NUMBER_OF = re.compile(
    r"(?:the )?(?:total )?numbers? of (?:[^\W\d_]+[ -]){0,3}?([^\W\d_]+)"
    r"(?= (?:in|on|at|of|for|from|with|who|that|to|by|under|over|out|aged|[a-z]+ing)\b|$)",
    re.IGNORECASE,
)
#: So many economists are never asked.
_NO_FORECASTERS = 5000
#: What an attributive figure says of a thing's size, which has not changed.
_SIZES = frozenset({"mass", "length", "area", "volume", "count"})
_BESIDE = (["out", "of"], ["compared", "with"], ["compared", "to"], ["up", "by"], ["down", "by"])
_FURTHER = frozenset({"more", "others", "fewer"})
_TAKEN_UP = frozenset({"them", "whom", "which", "these", "those"})
#: So far apart the old and the new value stand, without and with a time between them, and what
#: stands in no time.
_NEAR_CHANGE, _FAR_CHANGE = 4, 10
_NO_TIME = frozenset({",", ";", ":", "and", "or", "but", "when", "after"})
#: So far before "to 17 from 12" the verb may stand: "raised its target for the index to".
_FAR_VERB = 12
_SOFTENING = frozenset({"just", "only", "about", "around", "nearly", "almost", "some"})
_TURNS = frozenset({"up", "down", "increase", "rise", "drop", "decrease", "compared"})
_TURNED = ([",", "up"], [",", "down"])
_DIFFERENCES = frozenset({"gain", "loss", "increase", "rise", "drop", "decrease", "fall"})


#: Between two figures that have moved alike.
_JOINED = frozenset({"and", ",", "or", "&", ", and"})


class _Assembly(Counts, People):
    """One sentence, put together."""

    #: Where the last figure ends, its unit, and whether it rose or fell.
    moved: tuple[int, str | None, str | None] = (0, None, None)

    def rows(self) -> list[tuple]:
        if not self.found and not self.reading.roles:
            return []
        drafts: list[dict] = []
        told: list[tuple[int, Quantity | Role]] = [
            (self.tokens[q.number.first].start, q) for q in self.found
        ]
        told += [
            (self.tokens[r.noun.first].start, r)
            for r in self.reading.roles
            if r.noun.number is None and r.noun not in self.bands.values()
        ]
        for _, item in sorted(told, key=itemgetter(0)):
            if isinstance(item, Role):
                draft = self.named(item)
                drafts.extend([] if draft is None else [draft])
            else:
                drafts.extend(self.counted(item))
        if len(drafts) > 1:
            drafts.sort(key=itemgetter("start", "end"))
        self.link(drafts)
        people = [d for d in drafts if d["unit"] == "person" and d["value"] != 1]
        for draft in people:
            if draft["measure"] in HUMAN_MEASURES:
                self.story.tell_of(draft)
                self.story.found = self.found_so(draft["_role"])
        self.story.tell_of_all(drafts)
        counted = [d for d in drafts if d["dimension"] == "count" and d["unit"] is not None]
        if counted:
            self.story.things_since = counted[-1]["measure"] not in HUMAN_MEASURES
        one_by_one = [d for d in drafts if d["implied"] and d["scope"] == "event"]
        if len(one_by_one) > 1 and len({d["measure"] for d in one_by_one}) == 1:
            self.story.named = one_by_one
        groups = [d for d in people if d["value"] is not None]
        alone = len(groups) == 1 and groups[0]["measure"] == "count"
        self.story.counted = self.with_those_beside(groups[0]) if alone else None
        self.story.aboard = self.aboard or self.story.aboard
        if alone:
            self.story.accused = groups[0]
        self.story.settle(drafts, self.sentence.start)
        self.changes(drafts)
        self.understood(drafts)
        if self.story.plain.text is self.story.plain.printed:
            return [_row_of(draft) for draft in drafts]
        return [_row_of(self.story.as_printed(draft)) for draft in drafts]

    def with_those_beside(self, draft: dict) -> dict:
        """Return the three of "two men and a woman were in the car", who are "they" further on."""
        if draft["bound"] != "=" or id(draft["_number"]) not in self.noun_of:
            return draft
        value, low, high, bound = self.all_of(draft["_number"])
        return draft | {"value": value, "low": low, "high": high, "bound": bound}

    def counted(self, quantity: Quantity) -> list[dict]:
        """Return the figures of one printed quantity: one, or one for each thing that befell it."""
        number = quantity.number
        noun = self.noun_of.get(id(number)) or self.bands.get(id(number))
        if noun is not None and self.forecasts(noun):
            noun = None
        roles = [] if noun is None else self.roles_of.get(id(noun), [])
        age = quantity.age or (noun is not None and noun.age)
        if noun is not None and not self.reportable(quantity, noun, roles):
            return []
        if noun is None and number.kind in {"zero", "partitive", "exact"}:
            return []
        picked = bool(roles) and self.reading_lemma(roles[0]) == "pick"
        if noun is not None and (picked or not roles) and self.are_found(noun):
            roles = [Role(noun, self.story.found)]
        roles = [r for r in roles if self.suffers(r, noun, quantity)]
        if number.kind in ("zero", "partitive") and not roles:
            return []
        if noun is not None and noun.partitive and not age:
            return self.taken_up(quantity, noun, roles)
        if age or not roles:
            return [self.draft(quantity, noun, None, age)]
        return [self.draft(quantity, noun, role, False) for role in roles]

    def found_so(self, role: Role | None) -> str | None:
        """Return what is known of people whose bodies were found, or who were rescued."""
        if role is None:
            return None
        of_bodies = (
            singular_of(self.lows[role.at]) in role_words().bodies and role.measure == "killed"
        )
        return role.measure if of_bodies or role.measure == "rescued" else None

    def are_found(self, noun: Noun) -> bool:
        """Tell "two more were pulled out", behind others who were found before."""
        more = noun.det in ("more", "another") and noun.head < 0
        if not more or self.story.found is None:
            return False
        verb = next((verb for verb in self.verbs if verb.first == noun.last), None)
        if verb is None or not verb.passive:
            return False
        at_sea = verb.lemma == "pick" and self.story.found == "rescued"
        return at_sea or verb.lemma in role_words().found_by

    @lazy
    def bands(self) -> dict[int, Noun]:
        """Each "five-member gang" by its number: it is five people."""
        found: dict[int, Noun] = {}
        for quantity in self.found:
            number = quantity.number
            if quantity.attributive and self.low(number.trail - 1) in _MEMBERS:
                for noun in self.nouns:
                    several = noun.number is not None or noun.plural or noun.head < number.trail
                    several = several or (noun.name and not noun.det)  # "ten-man Burk"
                    if noun.first <= number.lead < noun.last and not several:
                        found[id(number)] = noun
        return found

    def forecasts(self, noun: Noun) -> bool:
        """Tell "than the 200,000 economists had forecast" from economists that are counted."""
        if noun.head < 0 or self.lows[noun.head] not in self.lex.forecasters:
            return False
        compared = self.low(noun.first - 1) in ("than", "to", "with", "against", "of", "from")
        if not (compared or (noun.det == "the" and (noun.number.value or 0) >= _NO_FORECASTERS)):
            return False
        k = noun.last + (self.low(noun.last) in ("had", "have", "were", "are"))
        verb = self.w.verbs.get(self.low(k))
        return verb is not None and verb.lemma in self.lex.expecting

    def taken_up(self, quantity: Quantity, noun: Noun, roles: list[Role]) -> list[dict]:
        """Return the figures of "three of them", part of what an earlier sentence told."""
        if any(part is noun for part, _ in self.reading.parts):
            return [self.draft(quantity, noun, role, False) for role in roles or [None]]
        whole = self.story.last_of(noun.partitive)
        if noun.partitive == "them" and roles and self.of_this_sentence(noun, roles[0]):
            whole = None
        if whole is None and not roles and (measure := taken_measure(noun.partitive)):
            roles = [Role(noun, measure)]  # "two of the wounded are critical"
        if whole is None:
            return [self.draft(quantity, noun, role, False) for role in roles or [None]]
        roles = roles or [Role(noun, whole["measure"])]
        drafts = [self.draft(quantity, noun, role, False) for role in roles]
        for draft in drafts:
            if draft["measure"] == whole["measure"] and noun.partitive != "number":
                draft["part_of"] = whole["figure"]
        return drafts

    def of_this_sentence(self, noun: Noun, role: Role) -> bool:
        """Tell "troops pursued the attackers and killed three of them": they are named here."""
        agent = role.agent
        return agent is not None and any(
            agent.last <= other.first and other.last <= role.at and other.lemma and other.plural
            for other in self.nouns
            if other.number is None and not other.pronoun
        )

    def draft(self, quantity: Quantity, noun: Noun | None, role: Role | None, age: bool) -> dict:
        number = quantity.number
        unit, dimension, base_value, base_unit = self.unit(quantity, noun, role, age)
        measure = self.measure(quantity, noun, role, age, unit, dimension)
        human = measure in HUMAN_MEASURES
        start, end = quantity.start, quantity.end
        draft = self.common(start, end, number.lead, number.behind, role)
        about = None
        if not (human and dimension == "count"):
            about = self.descriptions.about(quantity, dimension == "count" and unit is not None)
        draft |= {
            "value": number.value if number.kind not in ("vague", "range") else None,
            "low": number.low,
            "high": number.high,
            "bound": number.bound,
            "unit": unit,
            "dimension": dimension,
            "base_value": base_value,
            "base_unit": base_unit,
            "measure": measure,
            "who": self.who(noun, role, number) if not age else None,
            "group": self.sort(noun, role) if unit == "person" else None,
            "about": about,
            "_noun": noun,
            "_number": number,
            "_attributive": quantity.attributive,
            "_role": role,
        }
        if unit is None and dimension == "count" and (counted := self.numbered(draft["about"])):
            draft.update(unit=counted, base_unit=counted, base_value=draft["value"])
            draft["measure"] = "count" if measure == "other" else measure
        if number.hedge and not draft["hedge"]:
            draft["hedge"] = number.hedge
        if (human or measure == "count") and self.lows[number.trail] in ("new", "fresh"):
            draft["change"] = "new"
        if draft["change"] is None and self.cues & context.CHANGE:
            draft["change"] = context.direction(
                self.tokens, number.lead, number.trail, dimension in {"share", "money", "rate"}
            )
            if dimension == "length" and context.is_bodily(self.tokens, number.lead):
                draft["change"] = None
            if draft["change"] is None:
                draft["change"] = self.shared_change(start, unit)
            self.moved = (end, unit, draft["change"])
        if human and unit == "person" and role is not None:
            told = self.story.told.setdefault(measure, Told())
            told.figures += 1
            if draft["scope"] == "event" and number.value:
                told.pending += number.value
            if noun is not None and noun.lemma:
                told.lemmas[noun.lemma] = self.sentence.start, draft["place"]
                told.groups.add(noun.group)
        return draft

    def shared_change(self, start: int, unit: str | None) -> str | None:
        """Return the change of the figure before that one at start shares: "fell 3% and 4%"."""
        end, before, change = self.moved
        joined = unit is not None and unit == before and end < start
        return change if joined and self.text[end:start].strip() in _JOINED else None

    def numbered(self, about: str | None) -> str | None:
        """Return what is counted of which "the number of X" is said: "asylum claims" are claims."""
        found = _NUMBER_OF.match(about or "")
        if found is None:
            return None
        noun = found[1].lower()
        return "person" if noun in person_nouns() else singular_of(noun)

    @lazy
    def descriptions(self) -> Descriptions:
        """What the measured figures of the sentence describe."""
        return Descriptions(self.text, self.sentence, self.chunks, self.found)

    def link(self, drafts: list[dict]) -> None:
        for draft in drafts:
            start, end = self.story.plain.span(draft["start"], draft["end"])
            name = f"{self.article.id}:{start}-{end}"
            if name in self.story.ids:
                name = f"{name}:{draft['measure']}"
            self.story.ids.add(name)
            draft["figure"] = name
        if not (self.reading.parts or self.reading.bases):
            return
        by_noun: dict[int, list[dict]] = {}
        for draft in drafts:
            if draft["_noun"] is not None:
                by_noun.setdefault(id(draft["_noun"]), []).append(draft)
        for part, whole in self.reading.parts:
            wholes = by_noun.get(id(whole), [])
            for draft in by_noun.get(id(part), []):
                match = next(
                    (w for w in wholes if w["measure"] == draft["measure"]),
                    wholes[0] if wholes else None,
                )
                if match is None and whole.number is None and whole.plural:
                    # "Of these, 100 were civilians, including ten children"
                    match = next(
                        (
                            d
                            for d in reversed(drafts)
                            if d["end"] <= draft["start"] and d["measure"] in HUMAN_MEASURES
                        ),
                        None,
                    )
                if match is not None and match is not draft:
                    draft["part_of"] = match["figure"]
                    if (
                        draft["measure"] in ("count", "other")
                        and match["measure"] in HUMAN_MEASURES
                        and draft["unit"] in ("person", None)
                    ):
                        draft["measure"], draft["unit"] = match["measure"], "person"
        for share, base in self.reading.bases:
            for draft in by_noun.get(id(share), []):
                for whole in by_noun.get(id(base), [])[:1]:
                    draft["of_base"] = whole["figure"]

    def changes(self, drafts: list[dict]) -> None:
        """Link "rose from 12 to 17" and "17, up from 12": the new value names the old."""
        counted = [d for d in drafts if d["_number"] is not None]
        for draft in counted:
            before = draft["_number"].lead - 1
            before -= self.lows[before] in {"the", "these", "those", "its", "his", "her", "their"}
            spanned = self.lows[before] in self.lex.spans
            if draft["measure"] == "duration" and (draft["_attributive"] or spanned):
                draft["change"] = None  # "the biggest increase in 18 months", "a 12-month low"
            elif draft["_attributive"] and draft["dimension"] in _SIZES:
                draft["change"] = None  # "dropped a 2,000-pound bomb"
        counted = [d for d in counted if not d["_attributive"]]
        for old, new in itertools.pairwise(counted):
            a, b = old["_number"], new["_number"]
            between = [t.low for t in self.tokens[max(a.last, a.trail) : b.lead]]
            if between[-2:-1] == ["from"] and between[-1] in _SOFTENING:
                between.pop()  # "up from just 3%"
            if self._goes_on(old, new, between):
                new["change"] = old["change"]
            opened = "from" in (self.low(a.lead - 1), self.low(a.lead))
            near = "to" in between and len(between) <= _NEAR_CHANGE
            if opened and (near or self._dated("to", a, b)):
                verbs = [self.low(k) for k in range(max(0, a.lead - _FAR_VERB), a.lead - 1)]
                way = self._way(verbs) or self._by_size(a, b, verbs)
                if way:
                    new["change"], new["change_from"] = way, old["figure"]
                    old["change"] = None
                    for key in ("measure", "unit", "dimension", "who"):
                        if old[key] in (None, "other"):
                            old[key] = new[key]
            elif self.low(a.lead - 1) in ("to", "at") and (
                between == ["from"] or self._dated("from", a, b)
            ):
                # "rose to 17 from 12"
                verbs = [self.low(k) for k in range(max(0, a.lead - _FAR_VERB), a.lead - 1)]
                old["change"], old["change_from"] = self._way(verbs), new["figure"]
                new["change"] = None
            elif between and between[-1] == "from" and (turn := _TURNS.intersection(between[-7:])):
                way = "up" if turn.isdisjoint(("down", "drop", "decrease")) else "down"
                self.pair_off(counted, old, new, way)

        converted = [quantity for quantity in self.found if quantity.converts is not None]
        if not converted:
            return
        of_number = {id(draft["_number"]): draft for draft in counted}
        for quantity in converted:
            restated = of_number.get(id(quantity.converts.number))
            draft = of_number.get(id(quantity.number))
            if restated is not None and draft is not None:
                draft["change"] = draft["change"] or restated["change"]

    def _dated(self, word: str, a: Number, b: Number) -> bool:
        """Tell "from 12 at the end of May to 17": a time stands between the two values."""
        *between, last = [t.low for t in self.tokens[max(a.last, a.trail) : b.lead]] or [""]
        if last != word or not 0 < len(between) < _FAR_CHANGE:
            return False
        done = any(a.last <= verb.main < b.lead for verb in self.verbs)
        return not done and _NO_TIME.isdisjoint(between) and _TURNS.isdisjoint(between)

    def _goes_on(self, old: dict, new: dict, between: list[str]) -> bool:
        """Tell "by a tenth of a point to 3.2%", "up 2% in May, 3% in June and by 4% in July"."""
        if old["change"] not in ("up", "down") or new["dimension"] not in ("share", "money"):
            return False
        if between == ["to"]:
            return old["dimension"] == new["dimension"]
        if new["change"] is not None or old["unit"] != new["unit"]:
            return False
        by = between[-1:] == ["by"]
        if len(between) < 2 + by or between[-1 - by] not in (",", "and"):
            return False
        number = new["_number"]
        alike = self._circumstance(old["_number"]) and self._circumstance(number)
        alike = alike and self.low(max(number.trail, number.last)) != "of"
        done = any(old["_number"].last <= verb.main < number.lead for verb in self.verbs)
        return alike and not done

    def _circumstance(self, number: Number) -> bool:
        """Tell that "in Asia", "last year" or "month on month" follows a number."""
        after = max(number.trail, number.last)
        low, behind = self.low(after), self.low(after + 1)
        times = self.w.time_nouns
        return low in self.w.prep or low in times or behind in times

    def understood(self, drafts: list[dict]) -> None:
        """Let a bare number count what the one before it counts: "460 cars, compared with 63"."""
        last: dict | None = None
        of_then = {draft["change_from"] for draft in drafts}
        for before, draft in itertools.pairwise([None, *drafts]):
            number = draft["_number"]
            if number is None:
                continue
            if before is not None and draft["unit"] is None and self._of_them(before, number):
                draft.update({key: before[key] for key in ("unit", "dimension", "measure")})
                continue
            if draft["dimension"] == "count" and draft["unit"] and draft["value"] != 1:
                last = draft if draft["figure"] not in of_then else last
            elif draft["unit"] is None and last is not None and self._takes_up(last, number):
                for key in ("unit", "dimension", "who", "group"):
                    draft[key] = last[key]
                draft["measure"] = "count"  # what befell those counted before is not said of these
                draft["base_unit"], draft["base_value"] = draft["unit"], draft["value"]
                draft["about"] = last["about"]
                parts = self.low(number.trail) == "of" and draft["part_of"] is None
                if parts and (draft["value"] or 0) < (last["high"] or math.inf):
                    draft["part_of"] = last["figure"]

    def _of_them(self, before: dict, number: Number) -> bool:
        """Tell "37 points, 22 of them" and "300 tonnes, 40 of which", parts of a measure."""
        after = max(number.trail, number.last)
        measured = before["dimension"] in ("other", "mass", "area", "volume", "length", "money")
        return measured and self.low(after) == "of" and self.low(after + 1) in _TAKEN_UP

    def _takes_up(self, last: dict, number: Number) -> bool:
        """Tell whether a bare number is said of what another counted shortly before."""
        lead = last["_number"].lead
        between = [t.low for t in self.tokens[last["_number"].trail : number.lead]]
        if not between or number.kind not in ("cardinal", "range", "vague"):
            return False
        link, after = between[-1], self.low(max(number.trail, number.last))
        if after == "of" and self.low(number.trail + 1) in _TAKEN_UP:
            return True
        if len(between) > _NEAR or after == "of":
            return False
        if link in _TAKEN_UP and between[-2:-1] == ["of"]:
            return True
        if link in _AGAINST or between[-2:] in _BESIDE:
            return True
        turned = (between[-2:] in _TURNED) or (link == "of" and between[-2] in _DIFFERENCES)
        if turned and self.ends(max(number.trail, number.last)) and last["unit"] != "person":
            return True  # "20 seats, up five", "20 seats, a gain of five"
        if after in _FURTHER and self.ends(max(number.trail, number.last) + 1):
            return True  # "45 jets with options for 20 more"
        if link == "," and "of" in (self.low(lead - 1), self.low(lead - 2)):
            return True  # "of the 60 shops inspected, 12 were"
        joined = link in (",", "and", "but", ";", "while")
        told = joined and after in self.w.be and link != ","
        if told and (last["unit"] == "person" or self.low(number.trail + 1) in self.w.prep):
            return True  # "11 prisoners escaped; three were recaptured", "14 fires; six are out of"
        return joined and (after in self.w.prep or after in ("more", "fewer", "less", "last", "("))

    def ends(self, k: int) -> bool:
        """Tell whether nothing that a number can count stands at token k."""
        return self.tokens[k].kind == "punct" or self.low(k) in self.w.prep if self.low(k) else True

    def pair_off(self, counted: list[dict], last: dict, first: dict, way: str) -> None:
        """Link each figure of today to its own of then: "12 dead and 40 hurt, up from 9 and 30"."""
        at = counted.index(first)
        older = list(itertools.takewhile(lambda d: not self.parted(first, d), counted[at:]))
        told = counted[:at]
        if last["dimension"] == "share" and first["unit"] is None and len(told) > 1:
            told = [draft for draft in told if draft["dimension"] != "share"] or told
        newer = told[-len(older) :]  # not "nearly one in four" of "4 million people - nearly ... -"
        for new, old in zip(newer, older[: len(newer)], strict=True):
            if (
                new is not told[-1]
                and new["unit"] != old["unit"]
                and new["measure"] != old["measure"]
            ):
                continue
            new["change"], new["change_from"] = way, old["figure"]
            old["change"] = None
            for key in ("measure", "unit", "dimension"):
                if old[key] in (None, "other", "count", "case"):
                    old[key] = new[key]

    def parted(self, first: dict, draft: dict) -> bool:
        """Tell whether a comma or a clause stands between two figures."""
        between = self.tokens[first["_number"].last : draft["_number"].lead]
        return any(token.text in ",;:" or token.low in self.w.sub for token in between)

    @staticmethod
    def _way(verbs: list[str]) -> str | None:
        lex = context.lexicon()
        told = [word for word in verbs if word != "growth"]  # "trimmed its growth forecast to 2%"
        for word in reversed(told if not lex.down.isdisjoint(told) else verbs):
            if word in lex.up:
                return "up"
            if word in lex.down:
                return "down"
        return None

    @staticmethod
    def _by_size(a: Number, b: Number, verbs: list[str]) -> str | None:
        if (
            a.value is None
            or b.value is None
            or not any(
                v in ("went", "gone", "revised", "changed", "moved", "updated", "goes")
                for v in verbs
            )
        ):
            return None
        return "up" if b.value > a.value else "down"


def assemble(
    story: Story,
    sentence: Sentence,
    found: list[Quantity],
    chunks: list,
    reading: Reading,
) -> list[tuple]:
    """Return the figures of one sentence, in the order of the text, as rows of `COLUMNS`."""
    return _Assembly(story, sentence, found, chunks, reading).rows()
