"""Sources beside a verb of speech."""

from __future__ import annotations

from newsfigures.stages.citations.lexicon import ARTICLES
from newsfigures.stages.citations.markers import MarkerReader
from newsfigures.stages.citations.model import Citation, Phrase
from newsfigures.stages.words import words

_ADVERBS = frozenset(
    {
        "last",
        "first",
        "previously",
        "also",
        "later",
        "earlier",
        "now",
        "then",
        "further",
        "only",
        "just",
        "again",
    }
)
#: What may stand behind a verb whose content has gone before: "police said on Monday".
_TAIL = frozenset({"on", "in", "after", "as", "when", "at", "late", "early", "earlier", "later"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
#: Of people who are counted, these tell that they are cited: "two officials said".
_SAYING = frozenset({"say", "tell", "add", "confirm", "warn"})
#: Verbs whose object hears what is said: "the minister, Ana Costa, told reporters".
_TO_HEARERS = frozenset({"tell", "inform", "remind", "assure", "notify"})
_CLOSING = frozenset("”\"»'’")


class SpeechReader(MarkerReader):
    """Reads verbs of speech: who speaks, and on which side stands what is said."""

    def _verb(self, i: int, lemma: str, tags: frozenset[str]) -> None:
        low = self.low(i)
        if tags == {"ing"}:
            self._participle(i, lemma)
            return
        k, passive = self._auxiliaries(i)
        if k is None:
            return
        if lemma in self.lex.reacting:
            if not passive and ("past" in tags or low.endswith("s")):
                self._reacts(k)
            return
        if lemma == "claim" and self.low(i + 1) == "by" and not self._toll_before(i):
            return  # "an attack claimed by the rebels" tells of no figures
        if "part" in tags and (passive or self.low(i + 1) == "by"):
            agent = self._agent(i)
            if agent is not None:
                self._behind(agent - 1, agent, lemma)
            if agent is not None or self.low(i + 1) != "as":
                return
        elif "past" not in tags:
            inverted = low.endswith("s") and self._inverted(i, k, lemma)
            if not (inverted or self._finite(i, k, tags, lemma)):
                return
        if not passive and lemma in ("quote", "cite"):
            self._innermost(i, i + 1) if not self._quoter(i, k) else None
            return
        if lemma == "claim" and self._claims(i):
            return
        if "past" in tags or low.endswith("s"):
            inverted = self._inverted(i, k, lemma)
            if inverted is not None:
                self._cite(inverted, i, lemma, backward=True, forward=False)
                return
        self._subject(i, k, lemma)

    def _reacts(self, k: int) -> None:
        """Keep in mind who "rejected the figures", whose words the next sentence may tell."""
        phrase = self._subject_phrase(k)
        if phrase is not None and phrase.first not in self.taken and not self._counted(phrase):
            kind = self._kind(phrase)
            if self._sourcelike(phrase.first, phrase.last) and kind != "body":
                self.memory.remember(self._name(phrase), kind)

    def _agent(self, i: int) -> int | None:
        """Return the token behind the "by" of the passive verb at i."""
        for k in range(i + 1, min(i + 8, self.n)):
            if self.low(k) == "by":
                return k + 1 if k + 1 not in self.taken else None
            if self.tokens[k].text in ",;:." or self.low(k) in ("and", "that", "who", "which"):
                return None
        return None

    def _quoter(self, i: int, k: int) -> bool:
        """Cite the body that an agency quotes: "state media quoted the ministry as saying"."""
        phrase = self._right(i + 1)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return True
        self._cite(self._carried(phrase), i, "quote", backward=False, forward=True)
        return True

    def _auxiliaries(self, i: int) -> tuple[int | None, bool]:
        """Step left over "has also"; return the token before and whether the verb is passive."""
        w = words()
        k, passive = i - 1, False
        while k >= 0:
            low = self.lows[k]
            if low in w.be and low != "'s":
                passive = True
            elif low in w.neg or low in w.modal or low == "to":
                return None, False
            elif not (
                low in w.have or low in _ADVERBS or (low.endswith("ly") and low not in self.people)
            ):
                break
            elif low in w.have and low == "having":
                return None, False
            k -= 1
        return k, passive

    def _finite(self, i: int, k: int, tags: frozenset[str], lemma: str) -> bool:
        """Tell the verb in "officials report 12 dead" from the noun in "a UN report said"."""
        if "part" in tags and "base" not in tags:
            return k < i - 1
        before, after = self.low(k), self.low(i + 1)
        if before in ARTICLES or before in words().possessive or before in words().prep:
            return False
        if lemma == "report" and (before in words().adjective or before in self.lex.early):
            return False  # "downplaying initial reports that ..."
        done = words().verbs.get(before)
        if done is not None and "past" in done.tags and "base" not in done.tags:
            return False  # "the army denied reports that ..."
        if self.low(i) not in words().ambiguous and self._sourcelike(k, k + 1):
            return True
        if not after.isalnum() and self._parted(k):
            return True  # "..., the United Nations estimates."
        return i + 1 in self.taken or after in (
            "that",
            "the",
            "a",
            "an",
            "more",
            "at",
            "about",
            "no",
            "it",
        )

    def _parted(self, k: int) -> bool:
        """Tell whether a comma stands before the source that ends with token k."""
        phrase = self._left(k)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return False
        return self.low(phrase.first - 1 - (self.low(phrase.first - 1) in ARTICLES)) == ","

    def _claims(self, i: int) -> bool:
        return any(self.low(k) in self.lex.claimed for k in range(i + 1, min(i + 6, self.n)))

    def _inverted(self, i: int, k: int, lemma: str) -> Phrase | None:
        """Read "..., said the ministry on Monday"."""
        if lemma not in self.lex.speech or lemma in _TO_HEARERS or k != i - 1 or k < 0:
            return None
        if self.low(k) not in (",", "”", '"', "’", "'", "-", "–", "—", "?", "!"):
            return None
        phrase = self._right_counted(i + 1)
        if phrase is None:
            return None
        follower = self.low(phrase.last)
        if self._does(phrase):
            return None  # "..., said the first night of raids left nine dead"
        if follower in words().verbs or follower in words().be or follower in words().have:
            return None
        return self._by_name(self._carried(phrase))

    def _does(self, phrase: Phrase) -> bool:
        """Tell a phrase that ends with what its noun did, which is no name of a source."""
        verb = words().verb(self.low(phrase.last - 1))
        did = verb is not None and "past" in verb.tags and phrase.last - phrase.first > 1
        return (
            did
            and self.tokens[phrase.last - 1].text.islower()
            and not self._sourcelike(phrase.last - 1, phrase.last)
        )

    def _subject(self, i: int, k: int, lemma: str) -> None:
        """Cite the subject that ends with token k."""
        pronoun = self.low(k)
        if pronoun in _PRONOUNS or pronoun in ("who", "which"):
            self._by_pronoun(i, k, lemma)
            return
        phrase = self._subject_phrase(k)
        if phrase is None:
            if pronoun == "and" and lemma in _SAYING and (opening := self._opening_subject()):
                # "The group claimed the raid and said its men had killed 12"
                at = self.tokens[i]
                self.found.append(Citation(self._name(opening), at.start, at.end, lemma))
            return
        opens = phrase.first == 1 and self.low(phrase.last - 1) in self.people
        says = lemma in _SAYING or (lemma in self.lex.speech and self.low(i + 1) == "that")
        if self._counted(phrase) and says and (opens or self._known(phrase)):
            phrase = Phrase(phrase.first - 1, phrase.last, phrase.head)  # "two officials said"
        link = self.low(phrase.first - 1 - (self.low(phrase.first - 1) in ARTICLES))
        relative = link in ("that", "which") and self._ends(i + 1)
        if not (relative or self._can_say(phrase, i, lemma)):
            return
        reported = phrase.first - 1 - (self.low(phrase.first - 1) in ARTICLES)
        if self.low(reported) in ("by", "from") and self.found and self._reported(reported):
            return
        phrase = self._owner(phrase)
        if relative:
            # "the figure of 250,000 that the UN last gave"
            self._cite(phrase, phrase.first, lemma, backward=True, forward=False)
            return
        start = phrase.first
        self._cite(phrase, start, lemma, *self._sides(start, i, lemma), end=i)

    def _by_pronoun(self, i: int, k: int, lemma: str) -> None:
        if lemma in self.lex.toll and not self._speaks_of_toll(i):
            return
        if lemma in self.lex.that and lemma not in self.lex.toll and self.low(i + 1) != "that":
            return
        pronoun = self.low(k)
        if pronoun in ("who", "which"):
            if self.found:
                before = self.found[-1]
                if self.tokens[k].start - before.end < 4:
                    return
            phrase = self._left(k - 1 - (self.low(k - 1) == ","))
            if (
                phrase is not None
                and (lemma in self.lex.speech or lemma in self.lex.counting)
                and self._sourcelike(phrase.first, phrase.last)
            ):
                self._cite(phrase, phrase.first, lemma, backward=False, forward=True)
            return
        backward, forward = self._sides(k, i, lemma)
        self._pronoun(pronoun, k, i, lemma, backward, forward)

    def _subject_phrase(self, k: int) -> Phrase | None:
        """Read the subject that ends at token k, through an apposition or a bracket."""
        k = self._before_bracket(k)
        if self.low(k) == ",":
            return self._appositive(k)
        if self.low(k) in _CLOSING and self._nameish(k - 1):
            k -= 1
        phrase = self._left(k)
        if phrase is None:
            return None
        before = phrase.first - 1
        if self.low(before) == "," and self.tokens[phrase.first].text[0].isupper():
            # "the head of the observatory, Rami Abdel Rahman, said" is read from the comma; here
            # "the minister, Hamad Hassan said" keeps the name.
            return phrase
        if self.low(k + 1) in ("and", "or"):
            return None
        return phrase

    def _appositive(self, k: int) -> Phrase | None:
        """Read the subject before what stands between commas: "X, the head of Y, said"."""
        for m in range(k - 1, max(0, k - 26), -1):
            if self.low(m) != ",":
                continue
            inner = self.low(m + 1)
            if inner in ("citing", "quoting"):
                return None
            phrase = self._left(m - 1)
            if phrase is None:
                continue
            if (
                inner in ("who", "which", "whose", "where", "speaking")
                or inner in ARTICLES
                or (self._nameish(m + 1) and m > 1)
                or self._participial(m + 1)
            ):
                named = self.tokens[phrase.head].text[0].isupper()
                right = self._right(m + 1)
                if (
                    right is not None
                    and right.last == k
                    and not named
                    and self.tokens[right.head].text[0].isupper()
                ):
                    # "the minister, Hamad Hassan, said": the name is the better source.
                    return right
                known = self._sourcelike(phrase.first, phrase.last)
                known = known or (named and inner == "who")  # "Zaman, who leads the police, said"
                return phrase if known or self.low(phrase.head) in self.lex.reports else None
        return None

    def _participial(self, i: int) -> bool:
        """Tell "the study, published in May, found": a participle opens what is put in between."""
        verb = words().verb(self.low(i))
        return verb is not None and "part" in verb.tags

    def _can_say(self, phrase: Phrase, i: int, lemma: str) -> bool:
        """Tell whether the phrase can be the subject of the verb at i as its source."""
        if phrase.first not in self.taken and self._counted(phrase):
            return False
        head = self.tokens[phrase.head]
        if head.low in words().time_nouns and head.text.islower():
            return False  # "the army, which during the day said"
        sourcelike = self._sourcelike(phrase.first, phrase.last)
        if self.low(phrase.last - 1) in self.lex.reports:
            return True
        if lemma in self.lex.speech:
            # "The storm added 12 people": only a source takes a number as its object there.
            return (
                sourcelike or lemma in ("say", "tell", "report") or self.low(i + 1) in ("that", ":")
            )
        if not sourcelike:
            return False
        if lemma in self.lex.stance:
            return True
        if lemma in self.lex.toll and self._speaks_of_toll(i):
            return True
        return lemma in self.lex.that and "that" in (self.low(i + 1), self.low(i + 2))

    def _counted(self, phrase: Phrase) -> bool:
        """Tell "12 people" in "12 people reported killed", which is no source."""
        before = phrase.first - 1
        return before in self.taken or (
            before > 0 and self.low(before) == "of" and before - 1 in self.taken
        )

    def _toll_before(self, i: int) -> bool:
        """Tell "a toll claimed by" and "the 12 deaths claimed by"."""
        return any(self.low(k) in self.lex.tolls or k in self.taken for k in range(i - 4, i))

    def _speaks_of_toll(self, i: int) -> bool:
        for k in range(i + 1, min(i + 14, self.n)):
            if self.low(k) in self.lex.tolls:
                return True
            if self.low(k) in (";", "."):
                return False
        return False

    def _sides(self, start: int, i: int, lemma: str) -> tuple[bool, bool]:
        """Tell whether the content of the verb at i stands before it, behind it, or both."""
        before = start - 1 - (self.low(start - 1) in ARTICLES)
        ended = self._ends(i + 1)
        if before < 0:
            return False, True
        parted = self.low(before) in (",", "”", '"', "’", "-", "–", "—", ")")
        follower = self.low(i + 1)
        tail = (
            follower in _TAIL
            or follower in self.lex.times
            or follower.endswith("day")
            or (lemma == "tell" and not self._tells_that(i))
        )
        return ended or (parted and tail), not ended or self.low(i + 1) == ","

    def _tells_that(self, i: int) -> bool:
        """Tell "told reporters that" from "told reporters, adding that"."""
        words_behind = [self.low(k) for k in range(i, i + 8)]
        return "that" in words_behind and "," not in words_behind[: words_behind.index("that")]

    def _ends(self, i: int) -> bool:
        return self.low(i) in ("", ".", ",", ";", ")", "”", "—", "–")

    def _participle(self, i: int, lemma: str) -> None:
        """Let "..., adding that 12 were hurt" go on with the source of its sentence."""
        if lemma not in self.lex.going_on or not i:
            return
        if self.low(i - 1) == "as":
            return
        if self.found and self.low(i - 1) in (",", "and", "while", "”", '"'):
            last = self.found[-1]
            self.found.append(
                Citation(last.source, self.tokens[i].start, self.tokens[i].end, lemma)
            )
        elif lemma in ("say", "add", "note") and self.low(i - 1) == ",":
            phrase = self._opening_subject()
            if phrase is not None:
                self._cite(phrase, i, lemma, backward=False, forward=True)

    def _opening_subject(self) -> Phrase | None:
        """Return the first noun phrase of the sentence if it can be cited."""
        phrase = self._right(0)
        if phrase is None or not self._sourcelike(phrase.first, phrase.last):
            return None
        return None if phrase.last < self.n and self.low(phrase.last) == "," else phrase
