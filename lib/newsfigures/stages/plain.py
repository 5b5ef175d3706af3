"""The text as it is read: wrapped lines are one line, and words stand one space apart.

Later stages look for phrases ("three of them", "the toll rose to"), which a line break, a soft
hyphen or a second space may cut in two. What is read leaves such characters out, and the dateline;
every span that is found leads back to the printed text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterator
from functools import cache

from newsfigures.lexicon import lexicons, load
from newsfigures.stages.flags import flags_of
from newsfigures.stages.words import person_nouns, words

#: What may need to be read as something else: white space that is not one blank, a letter printed
#: together with the next one, marks that no reader sees.
_ODD = re.compile(
    r"[^\S ]\s*|[ ]\s+|[\ufb00-\ufb06]+"
    r"|[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]+"
)
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
#: Printed for a hyphen where no line may end, and by some typesetters.
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_BREAK = re.compile(r"\r\n|\n|\r")


class Plain:
    """A text as it is read, and where each of its characters stands in the printed text."""

    __slots__ = ("_at", "_printed_at", "dateline", "printed", "text")

    def __init__(self, printed: str, wrapped: bool = False) -> None:
        """Read a text.

        Args:
            printed: the text.
            wrapped: whether no line break in it ends a sentence, for it is one.
        """
        self.printed = printed
        #: From each of these places of the text read on, it runs along with the printed one from
        #: the place of the same index.
        self._at = [0]
        self._printed_at = [0]
        self.dateline = ""
        source = printed
        for hyphen in _HYPHENS:
            source = source.replace(hyphen, "-")
        cut = None if wrapped else _dateline(source)
        edits = _edits(source, wrapped)
        if cut is not None:
            self.dateline = cut[0]
            edits = _with_cut(edits, cut.span())
        pieces: list[str] = []
        done = length = 0
        for start, end, read in edits:
            pieces += source[done:start], read
            length += start - done
            if read:
                self._at.append(length)
                self._printed_at.append(start)
                length += len(read)
            done = end
            self._at.append(length)
            self._printed_at.append(end)
        self.text = _as_in_a_story("".join([*pieces, source[done:]]) if pieces else source)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the printed text of a span in the text that was read.

        >>> five = Plain("The \\ufb01ve\\nmen died.").span(4, 12)
        >>> five
        (4, 11)
        """
        if len(self._at) == 1:
            return start, end
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        i = bisect_right(self._at, at) - 1
        place = self._printed_at[i] + at - self._at[i]
        # several letters are read for one that is printed
        return min(place, self._printed_at[i + 1] - 1) if i + 1 < len(self._at) else place


def _edits(printed: str, wrapped: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the spans that are read as something else, each with what is read for it."""
    line = width = 0
    for odd in _ODD.finditer(printed):
        start, end = odd.span()
        if _BREAK.search(odd[0]) is None:
            read = _spaced(printed, odd)
        else:
            read = _unwrapped(printed, line, start, end, _ANY if wrapped else width)
            width = 0 if read is None else max(width, start - line)
            line = _line_at(printed, end)
        if read is None or read == odd[0]:
            continue
        if read == _JOINED:  # the hyphen at which the word was cut goes as well
            yield start - 1, end, ""
        else:
            yield start, end, read


def _with_cut(
    edits: Iterator[tuple[int, int, str]], cut: tuple[int, int]
) -> Iterator[tuple[int, int, str]]:
    """Yield the edits, with one that leaves a span out."""
    start, end = cut
    waiting = True
    for edit in edits:
        if edit[1] <= start:
            yield edit
            continue
        if waiting:
            yield start, end, ""
            waiting = False
        if edit[0] >= end:
            yield edit
    if waiting:
        yield start, end, ""


def _dateline(text: str) -> re.Match[str] | None:
    """Find "HOMS, May 3 (ANI) - " at the head of a paragraph, which is no part of the story.

    >>> [_dateline(t)[0] for t in ("HOMS, May 3 (ANI) - Two died.", "HOMS, Syria -- Two died.")]
    ['HOMS, May 3 (ANI) - ', 'HOMS, Syria -- ']
    >>> _dateline("Ali Khan (Army) - a colonel - died.")
    """
    for found in _PARAGRAPHS.finditer(text, 0, _OPENING):
        line = _DATELINE.match(text, found.end())
        if line is not None:
            return line
    return None


_PARAGRAPHS = re.compile(r"^|\n\s*")
#: A dateline stands within so many characters, behind a headline at most.
_OPENING = 600
_PLACE = r"[A-Z][\w.'’/-]{0,30}(?:,? [A-Z][\w.'’/-]{0,30}){0,4}"
_MONTH = rf"(?:{'|'.join(name[:3] for name in month_name[1:])})[a-z]{{0,6}}\.?"
_DAY = rf"(?:{_MONTH} \d\d?|\d\d? {_MONTH})(?:,? \d{{4}})?"
_DASH = r"\s*(?:--|[-–—])\s*"
_AGENCY = rf"(?:[A-Z][A-Z ./&-]{{1,12}}|(?i:{'|'.join(load('groups')['group']['agencies'])}))"
_STORY = r"(?=[\"“‘']?[A-Z\d])"
_DATELINE = re.compile(
    rf"(?:{_PLACE},? (?:{_DAY},? )?)?\({_AGENCY}\){_DASH}{_STORY}"
    rf"|{_PLACE},? {_DAY},? \({_AGENCY}\)[ ]{_STORY}"
    rf"|{_PLACE},? {_DAY},? \([A-Z][\w ./&-]{{1,30}}\){_DASH}{_STORY}"
    rf"|[A-Z]{{3,20}}[A-Z .'’-]{{0,40}}(?:, {_PLACE})?,? {_DAY}{_DASH}{_STORY}"
    rf"|[A-Z]{{3,20}}[A-Z .'’-]{{0,40}}, {_PLACE}{_DASH}{_STORY}"
)


def _as_in_a_story(text: str) -> str:
    """Return a text whose headlines have small letters where a story has them.

    >>> _as_in_a_story("Mall Shooting Kills 2 Guards in Tolan\\nTwo guards died.")
    'Mall shooting kills 2 guards in Tolan\\nTwo guards died.'
    """
    return _HEADING.sub(_in_story_letters, text)


#: The longer words that a headline with a Capital on Every Word may leave small.
_LEFT_SMALL = (
    *("with", "from", "into", "over", "amid", "than", "after", "near", "when", "that", "upon"),
    *("onto", "until", "between", "during", "through", "against", "under", "while", "about"),
    *("before", "since", "among", "without"),
)
#: A line that is no longer than headlines are, and has no other word in small letters.
_HEADING = re.compile(
    rf"^(?!.{{0,400}}?(?<![\w'’-])(?!(?:{'|'.join(_LEFT_SMALL)})\b)[a-z]{{4}}).{{8,200}}$",
    re.MULTILINE,
)
_CAPITALISED = re.compile(r"(?<![\w'’])[A-Z][a-z]+(?:['’][a-z]+)*(?![\w])")
#: So many common words with a capital, not counting the first word, tell such a headline.
_TITLED = 2


def _in_story_letters(line: re.Match[str]) -> str:
    printed = line[0]
    first, *others = _CAPITALISED.findall(printed) or [""]
    if sum(word.lower() in _common_words() for word in others) < _TITLED:
        return printed
    start = printed.find(first) + 1
    return printed[:start] + _CAPITALISED.sub(_unless_a_name, printed[start:])


def _unless_a_name(word: re.Match[str]) -> str:
    """Keep the month of "May 3" and of "in March", the street of "10 Downing Street", the G20."""
    line, start, end = word.string, word.start(), word.end()
    low = word[0].lower()
    if low in _MONTHS:
        dated = _TO_A_MONTH.search(line, max(0, start - _NEAR), start) or _DAY_NEXT.match(line, end)
        return word[0] if dated or low not in ("may", "march") else low
    street = low in _STREETS and _NAME_AHEAD.search(line, max(0, start - _NAME), start)
    street = street or (
        _NUMBER_AHEAD.search(line, max(0, start - _NEAR), start) and _STREET_NEXT.match(line, end)
    )
    states = low == "group" and _OF_SO_MANY.match(line, end)
    return word[0] if street or states else _in_small_letters(word)


_MONTHS = frozenset(map(str.lower, (*month_name[1:], *month_abbr[1:], "Sept")))
_STREETS = frozenset(load("setaside")["named_after"]["streets"])
#: So far before a word the rules above look for what makes it a name.
_NEAR, _NAME = 10, 40
_TO_A_MONTH = re.compile(
    r"(?:\d|\b(?:in|of|by|since|until|till|from|through|to|and|between|early|late|mid|last|next))"
    r"[ -]$",
    re.IGNORECASE,
)
_DAY_NEXT = re.compile(r"\.? \d")
_NUMBER_AHEAD = re.compile(r"\d\w? $")
_STREET_NEXT = re.compile(rf" (?i:{'|'.join(_STREETS)})\b")
_NAME_AHEAD = re.compile(r"\d\w? [A-Z]\w+ $")
_OF_SO_MANY = re.compile(r" of \d")


def one_line(text: str) -> str:
    """Return a sentence as it is read.

    >>> one_line("Three of\\r\\n  them died.")
    'Three of them died.'
    """
    return Plain(text, wrapped=True).text


def as_read(sentence: str) -> str:
    """Return a sentence on one line, and in small letters where it is printed in capitals.

    >>> as_read("A MINE KILLED\\nTWO MEN IN TOLAN.")
    'A mine killed two men in Tolan.'
    """
    line = one_line(sentence)
    if not shouts(line):
        return line
    line = calm(line)
    return line[:1].upper() + line[1:]


def calm(printed: str) -> str:
    """Return words that are printed in capitals as they would be printed without them.

    What no lexicon has as a common word is taken for a name.

    >>> calm("THE MAYOR OF TOLAN")
    'the mayor of Tolan'
    """
    return _IN_MAY.sub(lambda when: when[0].title(), _WORDS.sub(_in_small_letters, printed))


def shouts(sentence: str) -> bool:
    """Tell a sentence that is printed in capitals.

    >>> shouts("A MINE KILLED TWO."), shouts("Two died in UN raids.")
    (True, False)
    """
    if sentence[1:2].islower() or sentence.islower():
        return False
    words = [word for word in _WORDS.findall(sentence) if len(word) > 2]
    return len(words) > 2 and sum(map(str.isupper, words)) > _SHOUTED * len(words)


#: The months whose names are words as well.
_IN_MAY = re.compile(r"(?<=\b(?:in|of) )(?:may|march)\b|\b(?:may|march)(?= \d)")
#: So much of a sentence in capitals is in capitals.
_SHOUTED = 0.8
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _in_small_letters(word: re.Match[str]) -> str:
    low = word[0].lower()
    if len(low) != len(word[0]):
        return word[0]
    return low if low.removesuffix("'s").removesuffix("’s") in _common_words() else low.capitalize()


@cache
def _common_words() -> frozenset[str]:
    """Return the words in small letters of all lexicons."""
    found = {*person_nouns(), *words().verbs}
    for name in lexicons():
        found.update(_SMALL.findall(" ".join(_strings(load(name)))))
    names = {*map(str.lower, _strings(load("countries"))), *load("nouns")["proper"]["names"]}
    return frozenset(found - _CALENDAR - names)


_CALENDAR = frozenset(map(str.lower, (*month_name[1:], *day_name))) - {"march", "may"}
_SMALL = re.compile(r"(?<![\w'’-])[a-z]+(?:'[a-z]+)?(?![\w-])")


def _strings(data: object) -> Iterator[str]:
    """Yield every string and key of a lexicon."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


#: What is read for the hyphen and the line break in "sol-\ndiers".
_JOINED = "-"


def _spaced(text: str, odd: re.Match[str]) -> str:
    """Return what is read for white space, a ligature or a mark that is not seen."""
    if not odd[0][0].isspace():
        return odd[0].translate(_LIGATURES) if odd[0][0] in _FUSED else ""
    # the columns of a table, or a space that groups digits, is no blank between two numbers
    columns = odd.start() and _digit(text, odd.start() - 1) and _digit(text, odd.end())
    return odd[0] if columns else " "


_FUSED = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")


def _digit(text: str, at: int) -> bool:
    return text[at : at + 1].isdecimal()


def _unwrapped(text: str, line: int, start: int, end: int, width: int) -> str | None:
    """Return what is read for a line break within a sentence; None where the break stands.

    Args:
        text: the whole of it.
        line: where the line begins.
        start, end: the white space with the break.
        width: of the lines before it that were wrapped, 0 where there are none.
    """
    broken = text[start:end]
    first = text[end : end + 1]
    if not start or not first:
        return None
    if width < _ANY and (first in "-•*–—·" or len(_BREAK.findall(broken)) > 1):
        return None
    last = text[start - 1]
    if last == "-" and first.islower() and text[start - 2 : start - 1].isalpha():
        return _JOINED if _cut_in_two(text, start - 1, end) else ""
    if width == _ANY or _GOES_ON.search(text, max(line, start - _WORD), start):
        pass
    elif last in '.!?:;"”)':
        if start - line > _WIDEST or _room_left(text, line, start, end, width, stopped=True):
            return None
    elif not first.islower() and first != "(" and _room_left(text, line, start, end, width):
        return None
    return "\t" if last.isdecimal() and first.isdecimal() else " "


#: No line but a wrapped one ends with a comma or such a word: "rose from", "the".
_GOES_ON = re.compile(
    r",$|\b(?:an?|the|of|in|on|at|to|from|by|with|for|and|or|as|than|near|into|after|between|that"
    r"|was|were|is|are|has|have|had|been|his|her|their|its|another|aged|last)$",
    re.IGNORECASE,
)
#: Prose, for one of its sentences has ended: no heading.
_OF_PROSE = re.compile(r"[a-z]{2}\. [A-Z]")
#: The width of lines of which it is known that they are wrapped.
_ANY = 1 << 30
#: A line this short that ends without a full stop is a heading, not the start of a wrapped line.
_WRAPPED = 45
#: The last line of a paragraph may be this short, a story below its heading is not.
_TAIL = 18
#: Lines that are wrapped at a width are no longer than this.
_WIDEST = 100
#: So much of a paragraph is looked at to tell how wide its lines are.
_PARAGRAPH = 600


def _room_left(
    text: str, line: int, start: int, end: int, width: int, stopped: bool = False
) -> bool:
    """Tell a line that ends early, for the next line's first word would have fitted on it.

    The width is that of the longest line of the paragraph; a lone line before another has none.
    """
    length = start - line
    if length < _WRAPPED and not width:
        return True
    if not stopped and _OF_PROSE.search(text, line, start):
        return False
    lines = []
    for row in _BREAK.split(text[_line_at(text, end) : end + _PARAGRAPH]):
        if not row.strip():
            break
        lines.append(row.rstrip())
    if len(lines) == 1 and not width:
        if not stopped and len(lines[0]) < _TAIL:
            return False
        # a headline above its story or above another, or a sentence broken once
        return stopped or len(lines[0]) > length or lines[0][-1].isalnum() or lines[0][-1] in ".!?"
    width = max(length, width, *map(len, lines[:-1]))
    return length + 1 + len(lines[0].split(None, 1)[0]) <= width


def _line_at(text: str, at: int) -> int:
    """Return where the line begins whose first word stands at a place."""
    while text[at - 1] not in "\r\n":
        at -= 1
    return at


def _cut_in_two(text: str, hyphen: int, end: int) -> bool:
    """Tell "sol-diers", cut at the end of a line, from "year-old"."""
    ahead, behind = _LAST.search(text, max(0, hyphen - _WORD), hyphen), _FIRST.match(text, end)
    return ahead is not None and behind is not None and _is_word(f"{ahead[0]}{behind[0]}".lower())


#: No longer is half a word.
_WORD = 24
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")


@cache
def _is_word(low: str) -> bool:
    """Tell a word of which a stage knows something."""
    return flags_of(low) != 0 or low in person_nouns()
