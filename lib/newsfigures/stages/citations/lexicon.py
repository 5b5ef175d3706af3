"""The words by which sources are told, as data."""

from __future__ import annotations

from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.words import verb_forms, words

DASHES = frozenset({"-", "–", "—", "--"})
ARTICLES = frozenset({"the", "a", "an"})
#: The "verb" of a citation like "a count by the ministry".
COUNT = "count by"


class Lexicon:
    """Verbs of speech in all their forms, words that report, and words that no name holds."""

    def __init__(self) -> None:
        data = load("context")["source"]
        irregular = load("verbs")["irregular"]
        #: Form of a verb: its lemma and which forms it can be.
        self.forms: dict[str, tuple[str, frozenset[str]]] = {}
        kinds_of_verbs = ("speech", "stance", "toll", "that", "reacting")
        for lemma in {lemma for kind in kinds_of_verbs for lemma in data[kind]}:
            s, ed, ing = verb_forms(lemma)
            past, part = irregular.get(lemma, (ed, ed))
            kinds: dict[str, set[str]] = {}
            for form, kind in (
                (lemma, "base"),
                (s, "s"),
                (past, "past"),
                (part, "part"),
                (ing, "ing"),
            ):
                kinds.setdefault(form, set()).add(kind)
            for form, tags in kinds.items():
                self.forms[form] = (lemma, frozenset(tags))
        self.speech = frozenset(data["speech"])
        self.stance = frozenset(data["stance"])
        self.toll = frozenset(data["toll"])
        self.that = frozenset(data["that"])
        self.reacting = frozenset(data["reacting"])
        self.counting = frozenset(data["counting"])
        self.going_on = frozenset(data["going_on"])
        self.tolls = frozenset(data["tolls"])
        self.early = frozenset(data["early"])
        self.claimed = frozenset(data["claimed"])
        self.anaphors = frozenset(data["anaphors"])
        self.reports = frozenset(data["reports"])
        self.bodies = frozenset(data["bodies"])
        self.labels = self.bodies - self.reports
        #: The names of bodies that many articles cite.
        self.named = frozenset(
            name.lower().removeprefix("the ")
            for body in load("sources")["body"]
            for name in (body["name"], *body.get("also", ()))
        )
        #: Where `Citer.read` looks for a source.
        self.opening = frozenset(self.forms) | {
            *("according", "based", "per", "citing", "quoting", "by", "from", ":", *DASHES)
        }
        self.signals = self.opening - {"by", "from", *DASHES} | self.reports
        self.opening |= words().be
        time = load("setaside")["time"]
        self.times = frozenset(time["months"]) - {"may", "march", "mar"} | frozenset(
            day for day in time["weekdays"] if len(day) > 3
        )
        w = words()
        #: Words that no name holds.
        self.closed = (
            (w.prep | w.conj | w.sub | w.rel | w.be | w.have | w.do | w.modal | w.neg)
            | (w.det - {"other", "no"})
            | (w.pronoun - {"others"})
            | w.possessive
            | w.adverb
            | {"today", "yesterday", "tomorrow", "overnight"}
        ) - {"home"}


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    return Lexicon()
