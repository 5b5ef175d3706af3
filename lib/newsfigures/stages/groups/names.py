"""Whom or what a noun group names: by its head, a name, a title, a body in full."""

from __future__ import annotations

from functools import cache

from newsfigures.stages.flags import flags
from newsfigures.stages.groups.model import Noun
from newsfigures.stages.groups.words import INTENSE, LISTS, QUOTES
from newsfigures.stages.verbs import SUBSTANTIVE, VerbReader
from newsfigures.stages.words import singular_of, undergone, words

_INSIDE_NAMES = frozenset(LISTS["inside_names"])
_ABSTRACT = tuple(LISTS["abstract"])
#: What a number in a model's name is set aside as.
_MODEL = frozenset({"name", "designated"})
#: "Ali Khan, a baker," "Ali Khan, of Alba,": so many tokens such a description has at most.
_DESCRIBED_BY = frozenset({"a", "an", "of", "from"})
_DESCRIPTION = 9
#: No one's age has so many digits.
_AGED = 3
#: Nouns in -man that are longer than this are people, whatever they do: "a soundman".
_LONGER = 5


@cache
def _odd_heads() -> frozenset[str]:
    w = words()
    return w.adjective | w.people_units | w.capitalised.keys() | {"head", "heads", "couple"}


def _is_odd_head(low: str) -> bool:
    """Tell a head of which rules ask more than who is called so."""
    return "-" in low or low.endswith(("man", "men")) or low in _odd_heads()


[_ODD_HEAD] = flags(1, lambda low: _ODD_HEAD if _is_odd_head(low) else 0)


class NameReader(VerbReader):
    """Tells what a head names: a person by name or calling, one or several, a body."""

    def _model_at(self, i: int) -> int | None:
        """Return the end of a model's number at i, "-3" or "767-300", if a noun goes on behind."""
        k = i
        while k < min(i + 4, self.n) and (
            self.aside[k] in _MODEL
            or (k > i and self.low(k) == "-")
            or (k == i and self._hyphen(k))
        ):
            k += 1
        return k if k > i and self.aside[k - 1] in _MODEL and self.nounish(k) else None

    def _hyphen(self, i: int) -> bool:
        """Tell a hyphen glued to both sides."""
        if self.low(i) != "-" or i + 1 >= self.n:
            return False
        here = self.tokens[i]
        return self.tokens[i - 1].end == here.start and here.end == self.tokens[i + 1].start

    def _members_of(self, i: int, head: int) -> int | None:
        """Find the people in "two People's Party of Alba leaders", whose body is named in full.

        Where its acronym stands behind it, any name is one of a body: "two Tigers of Alba (TA)
        rebels".
        """
        if not self.tokens[head].text[0].isupper():
            return None
        body = self.low(head) in self.w.org
        k = i + 1
        while k < min(i + 9, self.n):
            token = self.tokens[k]
            capital = token.kind == "word" and token.text[0].isupper() and not self.shouted
            if capital and body and k > i + 1 and self._ends_people(k):
                return k  # "Communist Party of Alba (CPA) Maoists"
            if token.text in QUOTES and body and self._quoted_calling(k):
                return k  # "Communist Party of Alba 'area commander'"
            if capital or (token.kind == "punct" and token.text in "()-/"):
                body = body or (k > i + 1 and token.text == "(" and self._acronym(k))
                k += 1
            else:
                return k if body and k > i + 1 and token.low in self.people else None
        return None

    def _ends_people(self, k: int) -> bool:
        """Tell the people at k whom no word of a name follows, nor its short form."""
        if self.low(k) not in self.people or self.low(k + 1) == "(":
            return False
        return k + 1 >= self.n or not self._capital(k + 1)

    def _acronym(self, i: int) -> bool:
        """Tell the short name in brackets at i: "(CRPF)", "(JuH)", "(CPA-Maoist)"."""
        if self.low(i + 2) != ")":
            return False
        text = self.tokens[i + 1].text
        return text.isupper() or (text[0].isupper() and sum(c.isupper() for c in text) > 1)

    def _full_name(self, i: int) -> int | None:
        """Find the end of the name in "three PLA (People's Liberation Army) cadres"."""
        before = self.tokens[i - 1].text
        if not (before.isupper() and len(before) > 1) or self.shouted:
            return None
        for k in range(i + 1, min(i + 9, self.n)):
            token = self.tokens[k]
            if token.text == ")":
                return k if k > i + 2 and self.low(k + 1) in self.people else None
            if token.kind == "word" and not (token.text[0].isupper() or token.low in ("of", "the")):
                return None
        return None

    def _quoted_calling(self, i: int) -> bool:
        """Tell a calling in quotes, without an article: "Ali, 'area commander' of the party"."""
        for k in range(i + 1, min(i + 5, self.n)):
            if self.tokens[k].text in QUOTES:
                known = self.people.get(self.low(k - 1)) if k > i + 1 else None
                return known is not None and known[1] is False
            if self.tokens[k].kind != "word" and self.tokens[k].text != "-":
                return False
        return False

    def _quoted_goes_on(self, i: int) -> bool:
        """Let a quoted word stand inside a group: 'area commander' Ram Singh."""
        if self.tokens[i].text not in "'’\"”":
            return False
        verb = self.w.verbs.get(self.low(i + 1))
        if verb is None:
            return self.nounish(i + 1)
        acts = "base" not in verb.tags or "past" in verb.tags or verb.lemma in undergone()
        return self._plural_owner(i) and not acts  # "on the rebels' side", "the rebels' attack"

    def _plural_owner(self, i: int) -> bool:
        """Tell the apostrophe of "the rebels' side" at i from the end of a quotation."""
        before = self.tokens[i - 1]
        owner = before.low.endswith("s") and before.end == self.tokens[i].start
        return owner and not any(token.text in QUOTES for token in self.tokens[:i])

    def _force_named(self, i: int) -> bool:
        """Tell "a Border Guards constable", where a capital word that may be a verb names a force.

        The word before it has a capital too, and a common noun for people follows.
        """
        both = self._capital(i) and self._capital(i - 1) and not self.headline
        return both and self.low(i + 1) in self.people and self.tokens[i + 1].text.islower()

    def _ends_name(self, i: int) -> bool:
        """Tell the last word of a name, "Omar Said was", behind which a verb of its own follows."""
        after = self.low(i + 1)
        return not self.headline and (after in self.w.be or after in self.w.have)

    def _calling_of(self, noun: Noun, start: int) -> tuple[str, bool | None, str | None] | None:
        """Return whom a head names, as `person_nouns` does, "ex-soldiers" and "soundmen" too."""
        w, token = self.w, self.tokens[noun.head]
        low = token.low
        known = self.people.get(low)
        hyphen = low.rfind("-")
        if known is None and hyphen > 0 and (token.text[hyphen + 1].islower() or low.endswith("s")):
            known = self.people.get(low[hyphen + 1 :])
        if known is None and hyphen > 0:
            first, second = low.split("-")[:2]
            known = self.people.get(first) if second in w.hyphened else None
        if known is None and noun.head and low in w.capitalised:
            known = None if self.headline or token.text.islower() else w.capitalised[low]
        man = low.endswith(("man", "men")) and len(low) > _LONGER and token.text.islower()
        if known is None and man and low not in w.no_men:
            known = singular_of(low), low.endswith("men"), "woman" if "wom" in low else "man"
        of = self.low(noun.head - 1).rpartition("-")[2] if noun.head > start else ""
        if low in ("head", "heads") and of in w.headed:  # also an "ex-village head"
            known = ("head", low == "heads", "official")
        if low in w.adjective and noun.head == start and not noun.det:
            before = self.low(start - 1)
            if before in w.be or before in INTENSE:
                known = None  # "the damage was very minor"
        return known

    def _describe(self, noun: Noun, start: int) -> None:
        """Fill in what the head says: person or thing, one or several, name or not."""
        w = self.w
        if noun.head < 0:
            return
        token = self.tokens[noun.head]
        low, odd = token.low, self.flags[noun.head] & _ODD_HEAD
        known = self._calling_of(noun, start) if odd else self.people.get(low)
        begin = start
        while begin < noun.head and (
            self.tokens[begin].kind == "punct"
            or self.lows[begin] in w.adjective
            or self.lows[begin] in w.det
        ):
            begin += 1
        if known is not None:
            noun.lemma, noun.plural, noun.group = known
            if low in SUBSTANTIVE and not noun.det and noun.number is None and start < noun.head:
                noun.plural = False  # "Prime accused held"
            called = self.lows[noun.head + 1] == "-" and self.lows[noun.head + 2] == "of"
            if called and noun.group in ("man", "woman"):
                noun.lemma = noun.group  # "the father-of-three" is any man
        elif not odd:
            pass
        elif low == "couple":
            noun.lemma, noun.plural = low, False
        elif low in w.people_units:
            noun.lemma, noun.plural = None, False
        elif low == "head" and noun.det in ("the", "a") and self._heads_a_body(noun.head + 1):
            noun.lemma, noun.plural, noun.group = low, False, "official"
        capital = not self.shouted and (token.text[0].isupper() or self._capital(noun.head))
        if (capital or self.shouted) and (known is None or (begin < noun.head and not noun.plural)):
            self._name(noun, begin, known)
        for k in range(begin, noun.head):
            group = w.group_of_modifier.get(self.lows[k])
            inner = self.people.get(self.lows[k])
            if group is not None and (
                noun.group in (None, "worker", "combatant")
                or group in ("woman", "child")
                or (noun.lemma == "officer" and group == "combatant")
                or (noun.group == "man" and group in ("combatant", "police"))  # "army men"
            ):
                if noun.lemma is not None or noun.name:
                    noun.group = group
            elif noun.name and inner is not None and noun.group is None:
                noun.group = inner[2]
        if (
            noun.plural
            and noun.det in {"a", "an", "another"}
            and noun.number is None
            and not low.endswith("s")
        ):
            # "a police", "a security personnel"
            noun.plural = False
        if noun.plural is None and noun.lemma is None and not noun.name:
            noun.plural = (
                low.endswith("s") and not low.endswith("ss") if noun.number is None else None
            )

    def _heads_a_body(self, i: int) -> bool:
        """Tell "the head of the council", who is a person, from the head of a goat or a man."""
        if self.low(i) != "of" or i + 1 >= self.n:
            return False
        if self.low(i + 1) not in self.w.det and self.tokens[i + 1].text[0].islower():
            return True  # "the head of security"
        for k in range(i + 1, min(i + 6, self.n)):
            if self.low(k) in self.w.org:
                return True
            last = self.low(k + 1) not in self.w.org and self.low(k + 1) not in self.people
            named = last and self.low(k) in self.people
            if named or self.low(k) in self.w.prep:
                return False  # but "of the exile committee"
        return False

    def _description(self, i: int) -> int:
        """Return the end of ", 17," and ", a baker," before a verb, which tell who someone is."""
        if self._aged_behind(i):
            return i + 3
        if self.tokens[i].text != "," or self.low(i + 1) not in _DESCRIBED_BY:
            return 0
        for k in range(i + 2, min(i + _DESCRIPTION, self.n - 1)):
            if self.tokens[k].text == ",":
                after = self.low(k + 1)
                return k + 1 if after in self.w.be or after in self.w.have else 0
            if self.tokens[k].kind == "punct" or self.low(k) in self.w.be:
                return 0
        return 0

    def _aged_behind(self, i: int) -> bool:
        """Tell "Tom Hill, 49, who" and "Tom Hill (49)" from the hill."""
        texts = [token.text for token in self.tokens[i : i + 3]]
        around = "".join(texts[::2])
        return around in (",,", ",.", "()") and texts[1].isdecimal() and len(texts[1]) < _AGED

    def _name(self, noun: Noun, begin: int, known: tuple | None) -> None:
        """Tell whether the group is a person's name, perhaps behind a title or a calling."""
        w = self.w
        head = noun.head
        if self.shouted:
            # Case says nothing: an unknown word without an article may be a name.
            if (
                known is None
                and noun.number is None
                and not noun.det
                and self.low(head) not in w.org
                and not self.low(head).endswith(_ABSTRACT)
            ):
                noun.name = not self.low(head).endswith("s") or head > begin
            return
        k = head
        while (
            k >= begin
            and self.tokens[k].kind in ("word", "abbr")
            and (self._capital(k) or self.low(k) in _INSIDE_NAMES)
        ):
            k -= 1
            while k > begin and self.tokens[k].text == ".":
                k -= 1
        k += 1
        if k > head or not self._capital(head):
            return
        low = self.lows[head]
        aged = head > k and self._aged_behind(head + 1)
        if singular_of(low) in w.things and not aged:
            return
        if (
            (low in w.org and not aged)
            or low in w.time_nouns
            or (self.tokens[head].text.isupper() and len(low) > 1 and not self.shouted)
        ):
            return
        called = max(
            (
                m + 1
                for m in range(k, head)
                if self.low(m) in self.people or self.low(m) in w.titles
            ),
            default=k,
        )
        if any(self.lows[m] in w.org for m in range(called, head + (not aged))):
            return
        if noun.number is not None and noun.number.value != 1:
            return
        if known is not None and (head == k or noun.det in {"a", "an", "another"}):
            return
        titled = any(
            self.lows[m] in self.people or self.lows[m] in w.titles for m in range(begin, head)
        )
        if noun.det == "the" and known is None and not titled:
            return
        opening = head == k == 0 and (
            low in w.adjective or low in w.verbs or low in w.ambiguous or low in w.attributive
        )
        opening = opening or (head == k == 0 and self.low(1) == "of")
        if opening and known is None:
            # "Many died", "Bodies of two": capitals of a sentence, not of a name.
            return
        noun.name = True
        noun.plural = False
        title = next((m for m in range(begin, head) if self.lows[m] in self.people), None)
        if title is not None:
            noun.lemma, _, noun.group = self.people[self.low(title)]
        elif known is not None:
            noun.lemma, _, noun.group = known
