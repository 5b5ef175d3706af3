"""Words by their class: nouns and verbs with their forms, and the small words of grammar.

Everything is built once, on first use, from the lexicons; inflection is by rule, with the
irregular forms as data.
"""

from __future__ import annotations

import operator
from functools import cache, lru_cache, reduce
from itertools import product

from newsfigures.lexicon import load

# -- inflection ---------------------------------------------------------------------------------

_VOWELS = frozenset("aeiou")


def plural_of(noun: str) -> str:
    """Return the plural of a noun.

    >>> [plural_of(n) for n in ("house", "body", "ambush", "boy", "gunman", "human", "knife")]
    ['houses', 'bodies', 'ambushes', 'boys', 'gunmen', 'humans', 'knives']
    """
    known = _irregular_plural().get(noun)
    if known is not None:
        return known
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


@cache
def _irregular_singular() -> dict[str, str]:
    """Return the plurals that the rules of `singular_of` do not undo, with their singulars."""
    nouns = load("nouns")
    plural = nouns["plural"]
    found = {f"{noun}s": noun for noun in plural["plain"]}
    found |= {f"{noun}es": noun for noun in plural["es"]}
    found |= {noun: noun for noun in plural["unchanged"]}
    return found | nouns["singular"]


@cache
def _irregular_plural() -> dict[str, str]:
    """Return the nouns whose plurals the rules of `plural_of` do not make; the first counts."""
    return {noun: plural for plural, noun in reversed(_irregular_singular().items())}


@lru_cache(maxsize=2**14)
def singular_of(noun: str) -> str:
    """Return the singular of a noun in lower case.

    >>> [singular_of(n) for n in ("houses", "bodies", "people", "sheep", "buses", "sorties")]
    ['house', 'body', 'person', 'sheep', 'bus', 'sortie']
    """
    known = _irregular_singular().get(noun)
    if known is not None:
        return known
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def may_be_plural(noun: str) -> bool:
    """Tell by its form whether a noun in lower case can be a plural.

    >>> [may_be_plural(n) for n in ("houses", "taxis", "sheep", "bus", "series", "crisis")]
    [True, True, True, False, True, False]
    """
    if noun in _irregular_singular():
        return True
    return len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def verb_forms(base: str) -> tuple[str, str, str]:
    """Return the -s, -ed and -ing forms of a regular verb.

    >>> [verb_forms(v) for v in ("die", "stop")]
    [('dies', 'died', 'dying'), ('stops', 'stopped', 'stopping')]
    """
    if base.endswith("ie"):
        return base + "s", base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        return (
            base + "s",
            base + "d",
            (base if base.endswith(("ee", "oe", "ye")) else base[:-1]) + "ing",
        )
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    stem = base
    if base in _doubling():
        stem = base + base[-1]
    s = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return s, stem + "ed", stem + "ing"


@cache
def _doubling() -> frozenset[str]:
    return frozenset(load("nouns")["doubling"])


# -- word classes -------------------------------------------------------------------------------


@cache
def person_nouns() -> dict[str, tuple[str, bool | None, str | None]]:
    """Return every form of a person noun with its lemma, whether it is plural, and its group.

    ``None`` for plural means that the form is both ("police", "youth", "Swiss").
    """
    data = load("persons")
    forms: dict[str, tuple[str, bool | None, str | None]] = {}
    for group, nouns in data["group"].items():
        label = None if group == "none" else group
        for noun in nouns:
            plural = data["plural"].get(noun) or plural_of(noun)
            if plural == noun:
                forms[noun] = (noun, None, label)
            else:
                forms[noun] = (noun, False, label)
                forms[plural] = (noun, True, label)
    for lemma, nouns in data["synonym"].items():
        label = forms[lemma][2]
        for noun in nouns:
            forms |= {noun: (lemma, False, label), plural_of(noun): (lemma, True, label)}
    for group, nouns in data["collective"].items():
        for noun in nouns:
            if " " not in noun:
                forms[noun] = (noun, True, None if group == "none" else group)
    return forms


class Ending:
    """The words of a set, and all that end in one of some endings.

    >>> adverbs = Ending(frozenset({"never"}), "ly")
    >>> "quickly" in adverbs, "never" in adverbs
    (True, True)
    """

    def __init__(self, words: frozenset[str], *endings: str) -> None:
        self.words = words
        self.endings = endings

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.endswith(self.endings)


class Verb:
    """One form of a verb: its lemma and which forms it can be."""

    __slots__ = ("lemma", "tags")

    def __init__(self, lemma: str, tags: frozenset[str]) -> None:
        self.lemma = lemma
        self.tags = tags


NO_VERBS = ("didn't", "doesn't", "don't", "didn’t", "doesn’t", "don’t", "didnt", "doesnt", "dont")


@cache
def role_phrases() -> list[tuple[str, str, str, str]]:
    """Return the verbs with a tail that gives them a sense: verb, tail, measure, who suffers.

    >>> ("fall", "in battle", "killed", "subject") in role_phrases()
    True
    """
    data = load("roles")["phrase"]
    found = [(*entry, side) for side in ("object", "subject") for entry in data[side]]
    for family in data["family"]:
        pairs = product(family["verbs"], family["tails"])
        found += [(*pair, family["measure"], family["suffers"]) for pair in pairs]
    return found


class _Words:
    """The closed classes and the verbs, as dictionaries built once."""

    def __init__(self) -> None:
        words = load("words")
        self.det = frozenset(words["determiner"])
        self.pronoun = frozenset(words["pronoun"])
        self.prep = frozenset(words["preposition"])
        self.conj = frozenset(words["conjunction"])
        self.sub = frozenset(words["subordinator"])
        self.rel = frozenset(words["relative"])
        self.be = frozenset(words["be"])
        self.have = frozenset(words["have"])
        self.do = frozenset(words["do"])
        self.modal = frozenset(words["modal"])
        self.neg = frozenset(words["negation"])
        self.adverb = frozenset(words["adverb"])
        self.adjective = frozenset(words["adjective"])
        self.bleached = frozenset(words["bleached"])
        self.possessive = frozenset({"his", "her", "their", "its", "our", "my", "your"})
        data = load("verbs")
        self.ambiguous = frozenset(data["ambiguous"]["words"].split())
        roles = load("roles")
        bases = set(data["regular"]["words"].split())
        bases.update(roles["verb"]["taking"])
        for verbs in ("gunmen_take", "leading", "dragging"):
            bases.update(roles["seizure"][verbs])
        for side in ("object", "subject"):
            for verbs in roles["verb"][side].values():
                bases.update(verbs)
        bases.update(verb for verb, *_ in role_phrases())
        tags: dict[str, tuple[str, set[str]]] = {}

        def add(form: str, lemma: str, tag: str) -> None:
            tags.setdefault(form, (lemma, set()))[1].add(tag)

        irregular = data["irregular"]
        for base, (past, part) in irregular.items():
            if base == "be":
                continue
            s, _, ing = verb_forms(base)
            for form, tag in (
                (base, "base"),
                (s, "s"),
                (past, "past"),
                (part, "part"),
                (ing, "ing"),
            ):
                add(form, base, tag)
        for base in bases:
            if base in irregular:
                continue
            s, ed, ing = verb_forms(base)
            for form, tag in ((base, "base"), (s, "s"), (ed, "past"), (ed, "part"), (ing, "ing")):
                add(form, base, tag)
        for form, base in data["variant"].items():
            add(form, base, "past")
            add(form, base, "part")
        self.verbs = {form: Verb(lemma, frozenset(kinds)) for form, (lemma, kinds) in tags.items()}
        predicate = roles["predicate"]
        links = self.prep | self.conj | self.be | self.modal | self.rel | self.sub
        #: What ends a noun group, as far as a word alone can tell.
        self.closed = links | self.det | self.pronoun | self.have | self.do | self.neg | self.adverb
        self.ending = Ending(self.closed, "ly")
        #: What can stand before a main verb, but for adverbs.
        self.auxiliary = (
            (self.modal | self.have | self.be | self.do)
            | frozenset(NO_VERBS)
            | {"to", "not", "never", "n't"}
        )
        #: What chunks of one word are, but for words in -ly.
        self.marks = self.rel | self.conj | self.prep | self.sub | self.adverb | {"each", "not"}
        self.predicate = {word: measure for measure, ws in predicate.items() for word in ws}
        self.curt = frozenset(roles["curt"]["words"])
        #: By their first word, then by their second.
        self.predicate_phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        told = [
            (tuple(phrase.split()), measure)
            for measure, phrases in roles["predicate_phrase"].items()
            for phrase in phrases
        ]
        for parts, measure in sorted(told, key=lambda entry: -len(entry[0])):
            by_second = self.predicate_phrases.setdefault(parts[0], {})
            by_second.setdefault(parts[1], []).append((parts, measure))
        self.particles: dict[str, list[tuple[str, ...]]] = {}
        for verb, tail, *_ in role_phrases():
            if tail in roles["phrase"]["particles"]:
                self.particles.setdefault(verb, []).append(tuple(tail.split()))
        for tails in self.particles.values():
            tails.sort(key=len, reverse=True)
        persons = load("persons")
        self.titles = frozenset(persons["title"]["words"])
        self.hyphened = frozenset(persons["hyphened"]["words"])
        #: What names fighters with a capital only, by its form.
        self.capitalised = {
            form: (noun, form != noun, group)
            for group, nouns in persons["capitalised"].items()
            for noun in nouns
            for form in (noun, plural_of(noun))
        }
        self.wounds = frozenset(load("roles")["treated"]["wounds"])
        self.enduring = frozenset(load("roles")["treated"]["enduring"])
        self.group_of_modifier = {
            word: group for group, ws in persons["modifier"].items() for word in ws
        }
        self.people_units = frozenset(persons["units"]["words"])
        self.headed = frozenset(persons["heads"]["of"])
        #: Words at which a verb group can begin, but for unknown verbs in -ed.
        self.verbal = (
            (self.modal | self.have | self.be | self.do | self.neg | self.adverb)
            | frozenset(self.verbs)
            | frozenset(self.predicate)
            | frozenset(NO_VERBS)
            | {"to", "not", "never", "n't", "allegedly"}
        )
        nouns = load("nouns")
        self.org = frozenset(nouns["organisation"])
        self.months = frozenset(load("setaside")["time"]["months"])
        self.falling = frozenset(verb_forms(verb)[0] for verb in nouns["falling"])
        self.things = frozenset(nouns["thing"])
        self.attributive = frozenset(nouns["attributive"])
        self.moving = frozenset(nouns["moving"])
        self.doing = frozenset(nouns["doing"])
        self.no_men = frozenset(nouns["no_men"])
        self.no_nouns = frozenset(nouns["no_nouns"])
        self.postnominal = frozenset(nouns["postnominal"])
        self.anaphoric = frozenset(nouns["anaphoric"])
        self.time_nouns = frozenset(nouns["time"])
        self.weekdays = frozenset(load("setaside")["time"]["weekdays"]) - {
            "sun",
            "sat",
            "mon",
            "wed",
            "fri",
        }
        self.hedge_words = frozenset(
            word
            for part in (load("bounds")["before"],)
            for phrases in part.values()
            for phrase in (
                phrases
                if isinstance(phrases, list)
                else reduce(operator.iadd, phrases.values(), [])
            )
            for word in phrase.split()
        )

    def verb(self, low: str) -> Verb | None:
        """Return the verb that a word can be a form of, "re-arrested" too."""
        return self.verbs.get(low.removeprefix("re-"))


@cache
def words() -> _Words:
    """Return the word classes, built on first use."""
    return _Words()


# -- sets of verbs ------------------------------------------------------------------------------


@cache
def _person_endings() -> tuple[str, ...]:
    return tuple(load("persons")["ending"]["words"])


def may_be_person(noun: str) -> bool:
    """Tell a noun that no lexicon knows and that looks like people: "whalers", "numismatist".

    >>> may_be_person("whalers"), may_be_person("pelicans")
    (True, False)
    """
    return singular_of(noun).endswith(_person_endings())


@cache
def role_forms() -> frozenset[str]:
    """Return the -s forms of the verbs of harm: "Police arrests four"."""
    return frozenset(
        verb_forms(v)[0] for vs in load("roles")["verb"]["object"].values() for v in vs
    )


@cache
def telegram_forms() -> frozenset[str]:
    """Return the -s forms of what deeds do in headlines: "Shooting claims four lives"."""
    return role_forms() | {"claims", "leaves", "hits", "strikes"}


@cache
def toll_verbs() -> frozenset[str]:
    """Return the verbs by which a toll moves or stands: "the toll jumps to 43"."""
    return frozenset(load("roles")["toll_verb"]["toll_verbs"])


@cache
def role_verbs() -> frozenset[str]:
    """Return the verbs whose objects suffer."""
    return frozenset(verb for vs in load("roles")["verb"]["object"].values() for verb in vs)


@cache
def harms() -> frozenset[str]:
    """Return the base forms of the verbs of harm that are no nouns in the same place."""
    roles = load("roles")["verb"]
    taken = (*roles["object"]["abducted"], *roles["taking"])
    return frozenset({*roles["object"]["killed"], *taken, "injure", "wound", "arrest", "detain"})


@cache
def undergone() -> frozenset[str]:
    """Return the base forms of what people undergo as subjects: "seven die in fire"."""
    return frozenset({"remain", "flee"}.union(*load("roles")["verb"]["subject"].values()))


@cache
def remains() -> frozenset[str]:
    """Return the nouns of remains of the dead, one and several: "body", "bodies"."""
    nouns = load("roles")["clause"]["remains"]
    return frozenset({*nouns, *map(plural_of, nouns)})


@cache
def crowds() -> frozenset[str]:
    """Return the nouns behind which "of" and a number tell how many people they are."""
    return frozenset(load("nouns")["crowds"])


@cache
def speech_verbs() -> frozenset[str]:
    """Return the base forms of the verbs that a clause may follow at once: "said 12 died"."""
    return frozenset(load("roles")["speech"]["speech"])


@cache
def states() -> frozenset[str]:
    """Return the participles that describe the people behind a number: "12 armed men"."""
    return frozenset(load("nouns")["states"])


@cache
def sides() -> dict[str, str]:
    """Return the side of fighting people, by lemma: "forces" or "armed"."""
    sorts = load("tally")["sort"]
    return {lemma: side for side in ("forces", "armed") for lemma in sorts[side]}


@cache
def abbreviated() -> frozenset[str]:
    """Return the abbreviations that stand before a name: "Gen", "St"."""
    return frozenset(load("abbreviations")["before_a_name"])
