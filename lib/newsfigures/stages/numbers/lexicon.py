"""The words of numbers and of their bounds, as the stage looks them up."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple

from newsfigures.lexicon import load
from newsfigures.stages.tokens import Token
from newsfigures.stages.words import plural_of
from newsfigures.stages.words import words as word_classes

MONEY_SIGNS = frozenset("$£€¥₹₽₺₦₩₪₫฿")
#: The last word of "as many" and of "an equal number".
ALIKE = frozenset({"many", "number"})


class Hedge(NamedTuple):
    """A phrase that bounds the number beside it, and the doubt that it tells, if any."""

    words: tuple[str, ...]
    bound: str
    label: str | None = None


class _Lexicon:
    def __init__(self) -> None:
        data, bounds, aside = load("numbers"), load("bounds"), load("setaside")
        self.cardinal: dict[str, float] = data["cardinal"]
        self.scale: dict[str, float] = data["scale"]
        self.suffix: dict[str, float] = data["suffix"]
        self.certain_suffix = frozenset(data["suffixes"]["certain"])
        self.in_millions = frozenset(data["suffixes"]["in_millions"])
        self.metres = frozenset(data["suffixes"]["metres_before"])
        self.fraction: dict[str, float] = data["fraction"]
        self.sign: dict[str, float] = data["sign"]
        self.exact: dict[str, float] = data["exact"]
        self.multiple: dict[str, float] = data["multiple"]
        self.times: dict[str, float] = data["times"]
        self.vague: dict[str, float] = data["vague"]
        self.vague_of: dict[str, float] = data["vague_after_article"]
        self.zero = frozenset(data["zero"]["words"])
        self.comparatives = frozenset(data["zero"]["not_before"])
        #: What "without" says that nobody suffered.
        self.harm = frozenset(noun for nouns in load("roles")["none"].values() for noun in nouns)
        self.scores_of = frozenset(data["scores"]["before"])
        self.half_units = frozenset(data["half"]["units"])
        self.not_half = frozenset(data["half"]["not_after"])
        self.spans = frozenset(load("nouns")["time"])
        self.owned_spans = frozenset(data["ratio"]["spans_after"])
        self.shares_of = frozenset(data["ratio"]["bases"])
        played = data["ratio"]["occasions"]
        self.occasions = frozenset(played) | frozenset(map(plural_of, played))
        self.parts_of = frozenset(data["ratio"]["parts"])
        self.tens = frozenset(w for w, v in self.cardinal.items() if 20 <= v < 100)
        self.digits = frozenset(w for w, v in self.cardinal.items() if 0 < v < 10)
        self._read_bounds(bounds)
        self.results = frozenset(aside["scores"]["words"])
        self.codes = frozenset(aside["currency_letters"]["words"])
        self.letters = frozenset(load("units")["letters"])
        self.small_codes = frozenset(load("units")["lowercase"]["codes"])
        self.dollars = frozenset(load("units")["lowercase"]["dollars"])
        self.money_names = MONEY_SIGNS | frozenset(aside["currency_letters"]["names"])
        classes = load("words")
        kinds = ("preposition", "conjunction", "subordinator", "relative", "be", "have", "modal")
        self.closed = frozenset(word for kind in kinds for word in classes[kind])
        self.be = frozenset(classes["be"])
        self.verbs = word_classes().verbs.keys()
        self.clause_openers = self.closed | {*classes["pronoun"], *classes["determiner"]}
        starters = {"a", "an", *self.cardinal, *self.scale, *self.vague, *self.fraction}
        self.starters = frozenset(starters | self.exact.keys() | self.sign.keys() | self.zero)
        self.starters |= self.multiple.keys() | self.times.keys()
        #: All words at which a number is looked for.
        self.telling = self.starters | ALIKE

    def _read_bounds(self, bounds: dict) -> None:
        self.glued: dict[str, str] = bounds["sign"]
        #: By their last word, then by the one before it, "" where there is none; the longest first.
        self.before: dict[str, dict[str, list[Hedge]]] = {}
        self.after: dict[str, list[Hedge]] = {}
        for bound, phrases in bounds["before"].items():
            labelled = phrases.items() if isinstance(phrases, dict) else ((None, phrases),)
            for inner, group in labelled:
                hedges = (bound, None) if inner is None else (inner, bound)
                for phrase in group:
                    words = _split_stop(phrase)
                    by_second = self.before.setdefault(words[-1], {})
                    second = words[-2] if len(words) > 1 else ""
                    by_second.setdefault(second, []).append(Hedge(words, *hedges))
        for bound, phrases in bounds["after"].items():
            for phrase in phrases:
                words = tuple(phrase.split())
                self.after.setdefault(words[0], []).append(Hedge(words, bound))
        for options in chain(self.after.values(), *(by.values() for by in self.before.values())):
            options.sort(key=lambda hedge: -len(hedge.words))
        denied = bounds["denied"]
        self.denials = frozenset(denied["by"])
        self.behind_denial = frozenset(denied["between"])
        self.deniable = frozenset(tuple(phrase.split()) for phrase in denied["bounds"])
        self.opposite: dict[str, str] = denied["opposite"]
        context = bounds["context"]
        self.prepositions = frozenset(context["prepositions"])
        self.moving = frozenset(context["moving"])
        self.across = frozenset(context["across"])
        self.passing = frozenset(context["verbs_of_passing"])
        self.rising = frozenset(context["rising_up"])
        self.market = frozenset(context["market_verbs"])
        self.risers = frozenset(context["what_passes_a_mark"])
        self.owners = frozenset(context["no_hedge_after"])
        self.adding = frozenset(bounds["adding"]["words"])
        self.changes = frozenset(context["change_verbs"])
        self.half_next = frozenset(context["after_fraction"])
        self.softeners = frozenset(context["inside_range"])
        self.estimating = frozenset(context["before_estimates"])


def _split_stop(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase; the stop of an abbreviation is one of them: approx, "."."""
    words = tuple(phrase.split())
    if words[-1].endswith(".") and len(words[-1]) > 1:
        return (*words[:-1], words[-1][:-1], ".")
    return words


@cache
def lexicon() -> _Lexicon:
    """Return the words of numbers, built on first use."""
    return _Lexicon()


def changes_before(tokens: list[Token], i: int, reach: int = 8) -> bool:
    """Tell whether a verb of change stands shortly before: "rose from 12 to 17" is no range.

    >>> from newsfigures.stages.tokens import tokenize
    >>> changes_before(tokenize("The toll rose from 12 to 17"), 3)
    True
    """
    return any(tokens[k].low in lexicon().changes for k in range(max(0, i - reach), i))
