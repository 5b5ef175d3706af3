"""Text to sentences of tokens, every token with its exact characters.

One pass of one regular expression without nested repetition, so the time is linear in the length
of the text whatever it holds. Numbers keep their separators; a hyphenated word is one token unless
a piece of it is a number word ("twenty-three", "two-day") or stands at a number ("$5bn-a-year"),
which the next stage must see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, reduce
from itertools import pairwise
from operator import attrgetter, or_
from typing import TypeVar

from newsfigures.lexicon import load
from newsfigures.stages.flags import flags as new_bits
from newsfigures.stages.flags import flags_of, places_of
from newsfigures.stages.lazy import lazy

#: Spaces that group digits: no-break, thin, narrow no-break and figure space.
_THIN = "\u00a0\u2009\u202f\u2007"
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"

#: A word of plain letters without marks: by far most are.
_WORD = r"(?:[a-zA-Z]{2,}+(?<!www)|[a-zA-Z](?!\.))(?![\w'’:\-‐‑\u0300-\u036f])"

_TOKEN = re.compile(
    rf"""
  (?:
    (?P<plain>{_WORD}(?:[ ]{_WORD})*+)
  | (?P<url>(?:https?://|www\.)\S+)
  | (?P<date>\d{{4}}-\d\d?-\d\d?(?!\d)|\d\d?/\d\d?/\d{{2,4}}(?!\d)|\d\d?\.\d\d?\.\d{{4}}(?!\d))
  | (?P<clock>\d\d?:\d\d(?::\d\d)?(?:\.\d+)?(?!\d))
  | (?P<phone>\+\d[\d\-]{{6,}}|\+\d{{1,3}}(?:[ ]\d{{2,4}}){{2,}}(?!\d)
        |0\d{{2,4}}(?:[ ]\d{{3,4}})+(?!\d)
        |\d+(?:-\d+){{2,}}|\d{{3,5}}-\d{{6,8}}(?!\d)|\d{{3}}-0\d{{3}}(?!\d))
  | (?P<num>\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![.\d])
        |\d{{1,3}}(?:[{_THIN} ]\d{{3}})+(?![\d])(?:[.,]\d+)?
        |\d{{1,3}}(?:['’]\d{{3}})+(?!\d)
        |\d{{1,3}}(?:,[ ]000)+(?!\d)
        |(?!\d+\.\d+\.\d)\d+(?:[.,]\d+)*
        |(?<![\w.,])\.\d+)
        (?P<ending>(?:st|nd|rd|th|(?<=[\d.,]\d)s)(?!\w))?
  | (?P<version>\d+\.\d+\.\d[\d.]*)
  | (?P<abbr>(?:[^\W\d_]\.){{2,}})
  | (?P<model>[A-Z][A-Za-z]{{0,3}}[-‐‑]\d{{1,3}}[A-Z]?s(?!\w))
  | (?P<word>{_LETTERS}(?:['’]{_LETTERS})*(?:[-‐‑]{_LETTERS}(?:['’]{_LETTERS})*)*)
  | (?P<gap>\r?\n[^\S\n]*(?:\r?\n\s*)?)
  | (?P<punct>--+|\.\.+|[^\w\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]|_)
  )[ ]?
    """,
    re.VERBOSE,
)
#: The groups of that expression are numbered in its order; the first is a run of plain words.
_PLAIN = 1
_HYPHENS = re.compile(r"[-‐‑]")

#: No sentence of prose is this long in tokens: what goes on is a table or a dump, and is cut at the
#: next comma, or at the latest at the second limit. What later stages do stays linear that way.
_LONG, _LONGEST = 160, 240


class Token:
    """One token: its characters, its place in the text, and what kind of thing it is.

    ``kind`` is word, num, ord (14th), decade (1990s), date, clock, phone, version, url or punct;
    ``low`` is the lower-case form with straight apostrophes, without a possessive ending.
    """

    __slots__ = ("end", "kind", "low", "poss", "start", "text")

    def __init__(self, text: str, start: int, kind: str, low: str, poss: bool = False) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.kind = kind
        self.low = low
        self.poss = poss

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}, {self.kind})"


#: The lower-case form of each token, and "" a little beyond the end: so before the first as well. A
#: stage has the look-up ``low`` too; what runs for every word asks the list, which is quicker.
Lows = list[str]

#: How far a rule may look beyond either end of a sentence.
_MARGIN = 24

_Item = TypeVar("_Item")


def by_index(items: Iterable[_Item], beyond: _Item) -> Callable[[int], _Item]:
    """Return the look-up of items by index; a little beyond either end it gives ``beyond``.

    A plain list method: to look around is most of what rules do.

    >>> at = by_index([3, 5], 0)
    >>> at(0), at(-1), at(2)
    (3, 0, 0)
    """
    return [*items, *[beyond] * _MARGIN].__getitem__


def lows(tokens: list[Token]) -> Lows:
    """Return the lower-case forms by index; a little beyond either end there is "".

    >>> low = lows(tokenize("Blast kills 7"))
    >>> low[0], low[-1], low[3]
    ('blast', '', '')
    """
    return [*map(_low_of, tokens), *_NO_FORMS]


_low_of = attrgetter("low")
_NO_FORMS = [""] * _MARGIN


#: The bits of each word of a sentence, and none a little beyond its end.
Flags = list[int]
_NO_FLAGS = [0] * _MARGIN


def _has_digits(low: str) -> bool:
    """Tell from its lower-case form what may be no word or mark: a number, a date, an address."""
    return "www." in low or "://" in low or any(map(str.isdecimal, low))


[NUMERAL] = new_bits(1, lambda low: NUMERAL if _has_digits(low) else 0)


def flags(tokens: list[Token]) -> Flags:
    """Return the bits of each token (see `newsfigures.stages.flags`), none beyond either end."""
    return [*map(flags_of, map(_low_of, tokens)), *_NO_FLAGS]


def bits_of(tokens: list[Token]) -> int:
    """Return the bits that any of the tokens has."""
    return reduce(or_, flags(tokens))


class Sentence:
    """A sentence: its span, its tokens, their lower-case forms by index, and what those can be.

    ``flags`` has the bits of each word, ``bits`` those of any.
    """

    def __init__(self, text: str, start: int, end: int, tokens: list[Token]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.tokens = tokens
        self.forms = forms = [*map(_low_of, tokens)]
        self.lows: Lows = [*forms, *_NO_FORMS]
        self.low = self.lows.__getitem__
        flags = [*map(flags_of, forms)]
        self.bits = reduce(or_, flags)
        flags += _NO_FLAGS
        self.flags: Flags = flags

    def places_of(self, bits: int) -> list[int]:
        """Return the indices of the tokens that have any of the bits."""
        return places_of(bits, self.flags, len(self.tokens)) if self.bits & bits else []

    @lazy
    def words(self) -> frozenset[str]:
        """The set of the lower-case forms."""
        return frozenset(self.forms)


def _word(text: str, start: int) -> Token:
    """Make the token of a word that may have apostrophes to straighten and an ending to cut."""
    low = text.lower().replace("’", "'")
    poss = low.endswith("'s")
    return Token(text, start, "word", low[:-2] if poss else low, poss)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    numbers = load("numbers")
    spelled = frozenset(numbers["cardinal"]) | frozenset(numbers["scale"])
    spelled |= frozenset(numbers["fraction"]) | frozenset(numbers["exact"])
    spelled |= frozenset(numbers["vague"]) | {"mid", "multi"}
    return spelled, frozenset(load("abbreviations")["before_a_name"])


@cache
def _acronyms() -> dict[str, str]:
    """Return what "2 KIA, 5 WIA" means, and "" for the names that look like small words."""
    data = load("abbreviations")
    return data["behind_a_number"] | dict.fromkeys(data["names"], "")


@cache
def _in_notes() -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what "1 civ, 2 wnd" stands for, and what a text has that says so."""
    meanings = load("abbreviations")["in_notes"]
    return meanings, tuple(f" {word}{end}" for word in meanings for end in " .,")


def _split_hyphens(text: str, start: int) -> list[Token]:
    """Split a hyphenated word into its pieces and hyphens when one piece is a number word."""
    tokens = []
    at = 0
    for hyphen in _HYPHENS.finditer(text):
        tokens.append(_word(text[at : hyphen.start()], start + at))
        tokens.append(Token("-", start + hyphen.start(), "punct", "-"))
        at = hyphen.end()
    tokens.append(_word(text[at:], start + at))
    return tokens


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text; line breaks are tokens of kind ``gap``.

    >>> [t.text for t in tokenize("U.S. troops killed 1,200 in a two-day raid")]
    ['U.S.', 'troops', 'killed', '1,200', 'in', 'a', 'two', '-', 'day', 'raid']
    """
    tokens: list[Token] = []
    _tokenize(text, 0, tokens, [], len(text))
    return tokens


def _tokenize(text: str, at: int, tokens: list[Token], others: list[int], most: int) -> int | None:
    """Add the tokens of a text from ``at`` on, some more than ``most`` at the utmost.

    The places of those at which a sentence may end are added to ``others``. Return where to go on,
    None where the text has ended.
    """
    spelled, _ = _words()
    add, new = tokens.append, object.__new__
    for match in _TOKEN.finditer(text, at):
        start, group = match.start(), match.lastindex
        if group == _PLAIN:
            run = match[group]
            for word, low in zip(run.split(" "), run.lower().split(" "), strict=True):
                # what Token(word, start, "word", low) makes, in half its time: most tokens are such
                token = new(Token)
                token.text = word
                token.start = start
                token.end = end = start + len(word)
                token.kind = "word"
                token.low = low
                token.poss = False
                add(token)
                start = end + 1
            if len(tokens) > most:
                return match.end()
            continue
        kind, piece = match.lastgroup, text[start : match.end(group)]
        if kind == "word":
            pieces = _HYPHENS.split(piece.lower())
            glued = tokens and tokens[-1].end == start and tokens[-1].kind == "num"
            counted = pieces[1:] if pieces[0] == "third" else pieces  # "third-degree" is no 1/3
            if len(pieces) > 1 and (glued or not spelled.isdisjoint(counted)):
                tokens += _split_hyphens(piece, start)
            else:
                add(_word(piece, start))
            continue
        if kind == "model":
            kind = "word"  # 12 F-16s
        elif kind == "ending":
            kind = "decade" if piece.endswith("s") else "ord"
        elif kind != "num" and (kind != "punct" or piece in _ASKED_MARKS):
            others.append(len(tokens))
        add(Token(piece, start, kind, piece.lower()))
    return None


def _ends_sentence(tokens: list[Token], i: int, text: str) -> bool:
    """Tell whether the full stop, question or exclamation mark at i ends its sentence."""
    mark = tokens[i]
    k = i + 1
    while k < len(tokens) and _closes(tokens[k], tokens[k - 1]):
        k += 1
    follower = tokens[k] if k < len(tokens) else None
    if follower is None or follower.kind == "gap":
        return True
    before = tokens[i - 1] if i else None
    spaced = follower.start > tokens[k - 1].end
    if not spaced:
        # A stop that lost its space: "four officers.Two others".
        return (
            mark.text == "."
            and before is not None
            and before.kind == "word"
            and before.end == mark.start
            and len(before.text) > 2
            and before.text.islower()
            and follower.kind == "word"
            and follower.text[:1].isupper()
            and follower.text[1:2].islower()
        )
    if mark.text == "." and before is not None and before.end == mark.start:
        if before.low in _words()[1]:
            return False
        if len(before.text) == 1 and before.text.isupper():
            return before.text == "I" and tokens[i - 2].low == "war"
    first = follower.text[0]
    return not first.islower() or mark.text != "."


_CLOSERS = frozenset("\"'”’)]»")


def sentences(text: str) -> list[Sentence]:
    """Split a text into sentences of tokens, with abbreviations, initials and headings in mind.

    >>> [s.text for s in sentences("Lt. Gen. P. Rao said 12 died. Two were hurt.")]
    ['Lt. Gen. P. Rao said 12 died.', 'Two were hurt.']
    """
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[Sentence]:
    """Yield the `sentences` of a text one by one: of a long text, few tokens are kept at a time."""
    tokens: list[Token] = []
    others: list[int] = []
    current: list[Token] = []
    at: int | None = 0
    while at is not None:
        at = _tokenize(text, at, tokens, others, _AT_A_TIME)
        # What ends a sentence looks ahead, but not beyond the next word: the last of the tokens,
        # which is one, waits for those behind it.
        last = len(tokens) - (at is not None)
        done = 0
        for i in (*others, last):
            if i < done:
                continue  # a quotation mark that the sentence before has taken in
            current += tokens[done:i]
            while len(current) > _LONGEST:
                yield _sentence(text, current[: _LONGEST + 1])
                del current[: _LONGEST + 1]
            if i == last:
                break
            token, done = tokens[i], i + 1
            if token.kind == "gap":
                if current:
                    yield _sentence(text, current)
                    current = []
                continue
            current.append(token)
            if len(current) > _LONG and (token.text in ",;:" or len(current) > _LONGEST):
                pass
            elif token.kind == "abbr" and _opens_sentence(tokens[done : done + 1]):
                pass  # "in the U.S. The army": an abbreviation may end the sentence as well
            elif token.text in _MARKS and _ends_sentence(tokens, i, text):
                while done < last and _closes(tokens[done], tokens[done - 1]):
                    current.append(tokens[done])
                    done += 1
            else:
                continue
            yield _sentence(text, current)
            current = []
        del tokens[:last], others[:]
    if current:
        yield _sentence(text, current)


#: How many tokens of a text are made before its sentences are read.
_AT_A_TIME = 2000


def _sentence(text: str, tokens: list[Token]) -> Sentence:
    start, end = tokens[0].start, tokens[-1].end
    printed = text[start:end]
    for acronym in _acronyms():
        if acronym in printed:
            _spell_out(tokens)
            break
    meanings, written = _in_notes()
    spaced = printed + " "
    if any([word in spaced for word in written]):
        tokens = _written_out(tokens, meanings)
    return Sentence(printed, start, end, tokens)


def _spell_out(tokens: list[Token]) -> None:
    """Keep "six IS fighters" from having a small word "is", and read "2 KIA" as "2 killed".

    Also "KIA: 2".
    """
    meanings = _acronyms()
    for token, behind in pairwise(tokens):
        if behind.text == ":" and (meaning := meanings.get(token.text)):
            token.low = meaning
    spelled, counted = _words()[0], 0
    for before, token in pairwise(tokens):
        if token.text.islower() and meanings.get(before.text) == "":
            before.low = before.text
        # "2 KIA", "2 PMU KIA"
        counted = _NEAR if before.kind == "num" or before.low in spelled else counted - 1
        if counted > 0 and (meaning := meanings.get(token.text)):
            token.low = meaning


#: So many words on, an acronym still tells of a number.
_NEAR = 2


def _written_out(tokens: list[Token], meanings: dict[str, str]) -> list[Token]:
    """Give each word of "1 civ killed, incl. 2 wnd" its meaning, and leave out its full stop."""
    kept: list[Token] = []
    for token in tokens:
        cut = bool(kept) and kept[-1].text.lower() in meanings and kept[-1].end == token.start
        if cut and token.text == "." and token is not tokens[-1]:
            continue
        token.low = meanings.get(token.low, token.low)
        kept.append(token)
    return kept


def _opens_sentence(behind: list[Token]) -> bool:
    """Tell a word that opens a sentence, by its capital."""
    return bool(behind) and behind[0].low in _OPENERS and behind[0].text[0].isupper()


def _closes(mark: Token, before: Token) -> bool:
    """Tell a closing quotation mark or bracket directly behind another token."""
    return mark.text in _CLOSERS and mark.start == before.end


_MARKS = frozenset({".", "!", "?", "…"})
#: Marks at which a sentence ends, a very long one at least.
_ASKED_MARKS = _MARKS | frozenset(",;:")
#: Words that open a sentence far more often than they follow an abbreviation as part of a name.
_OPENERS = frozenset(
    {"the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "this", "but", "and"}
)
