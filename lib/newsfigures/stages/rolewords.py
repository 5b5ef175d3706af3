"""The words of roles, from ``lexicon/roles.toml``, in the shape in which they are looked up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.words import plural_of, role_phrases, singular_of, verb_forms, words

#: The tables of ``roles.toml`` whose plain lists are the attributes of `RoleWords`, by their names.
LISTS = (
    *("background", "cause", "causing", "clause", "deed", "grade", "lives", "named", "nominal"),
    *("phrase", "plan", "searched", "seizure", "sheltered", "speech", "throat", "toll_verb"),
    *("treated", "verb"),
)


class RoleWords:
    """Verbs, nouns and phrases by the measure that they tell of.

    Each plain list in the tables of `LISTS` is a set of the same name: a list that is written into
    one of them can be asked for. What is looked up otherwise is put into shape here.
    """

    def __init__(self) -> None:
        data = load("roles")
        for table in LISTS:
            for name, listed in data[table].items():
                if isinstance(listed, list) and all(isinstance(word, str) for word in listed):
                    setattr(self, name, frozenset(listed))
        self._read_verbs(data)
        self._read_nouns(data, load("nouns"))
        self._read_phrases(data)
        self._read_older(data["background"])
        telling = self.object.keys() | self.subject.keys() | {"lose", "take"}
        telling |= self.taking | self.treating | self.hitting | self.seen_hurt | self.returning
        telling |= self.staying | self.sheltering | self.gunmen_lead | self.dragging
        telling |= self.missed | self.leaving
        #: Verbs that can tell what befell someone, by themselves or by the words around them.
        self.telling = frozenset(telling | self.phrases.keys())
        #: Of these, verbs that tell it by no more than their phrases.
        self.by_phrase = self.telling - telling

    def __getattr__(self, name: str) -> frozenset[str]:
        raise AttributeError(f"roles.toml has no list {name} in any of: {', '.join(LISTS)}")

    def _read_verbs(self, data: dict) -> None:
        self.object: dict[str, str] = {}
        self.subject: dict[str, str] = {}
        for side in ("object", "subject"):
            for measure, verbs in data["verb"][side].items():
                getattr(self, side).update(dict.fromkeys(verbs, measure))
        self.state: dict[str, str] = {}
        irregular = load("verbs")["irregular"]
        for verb, measure in self.object.items():
            part = irregular[verb][1] if verb in irregular else verb_forms(verb)[1]
            self.state[part] = measure
        for measure, adjectives in data["predicate"].items():
            self.state.update(dict.fromkeys(adjectives, measure))
        #: What befell "those killed" and "those who surrendered".
        self.undergone = dict(self.state)
        for verb, measure in self.subject.items():
            past = irregular[verb][0] if verb in irregular else verb_forms(verb)[1]
            self.undergone.setdefault(past, measure)
        self.causing = {form: frozenset(data["causing"][form]) for form in ("ing", "inf")}
        self.missed = self.seen | self.searching | self.unfound
        self.gunmen_lead = self.leading | self.gunmen_take
        self.modifying = frozenset(load("verbs")["modifying"]["words"])

    def _read_nouns(self, data: dict, nouns: dict) -> None:
        self.noun: dict[str, str] = {}
        for measure, listed in data["noun"].items():
            self.noun.update(dict.fromkeys(listed, measure))
        self.none = {noun: measure for measure, listed in data["none"].items() for noun in listed}
        self.grades = self.fatally | self.lightly
        self.claimants = diseases() | self.claimants | self.calamities
        self.scourges = self.scourges | diseases()
        self.gunmen = self.armed | self.gunmen
        refuges = self.refuges | self.refuges_named
        self.refuge_heads = refuges | {plural_of(noun) for noun in refuges}
        self.captors, self.lawful = frozenset(nouns["captor"]), frozenset(nouns["lawful"])
        self.collective, self.sexes = frozenset(nouns["collective"]), frozenset(nouns["sexes"])
        self.pairs, self.anyone = frozenset(nouns["pairs"]), frozenset(nouns["anyone"])
        self.military = frozenset(nouns["military"]) | self.lawful
        self.outbreaks = frozenset(nouns["outbreak"])
        #: Adjectives of countries, and words for their people, in lower case.
        self.demonyms = frozenset(
            singular_of(word.lower()) for words in load("countries").values() for word in words
        )

    def _read_phrases(self, data: dict) -> None:
        self.phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for verb, tail, measure, side in role_phrases():
            self.phrases.setdefault(verb, []).append((tuple(tail.split()), measure, side))
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        #: What each word with @ stands for in the phrases of verbs.
        self.classes = {name: frozenset(members) for name, members in data["class"].items()}
        self.classes["@disease"] = diseases()
        #: What stands for several words in the phrases of verbs.
        self.variable = self.possessive | self.classes.keys()
        #: The phrases of a verb, with their ranks, by the words with which they begin, and by ""
        #: where that is no one word.
        self.phrases_at: dict[str, dict[str, list[tuple[int, tuple[str, ...], str, str]]]] = {}
        for verb, entries in self.phrases.items():
            by_opener = self.phrases_at[verb] = {}
            for rank, (tail, measure, side) in enumerate(entries):
                opener = tail[0] if tail and tail[0] not in self.variable else ""
                by_opener.setdefault(opener, []).append((rank, tail, measure, side))
        self.toll: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for measure, phrases in data["toll"].items():
            for phrase in phrases:
                parts = tuple(phrase.split())
                self.toll.setdefault(parts[-1], []).append((parts, measure))
        for tolls in self.toll.values():
            tolls.sort(key=lambda entry: -len(entry[0]))
        self.outdoors = _by_first_word(data["sheltered"]["outdoors"])

    def _read_older(self, background: dict) -> None:
        deeds = background["moved_deeds"]
        moved = [f"{by} {deed}" for by in background["moved_by"] for deed in deeds]
        self.old = _by_first_word((*background["older"], *moved))
        self.old_openers = frozenset(self.old)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append(parts)
    return table


class Undergoing:
    """The words of which a sentence has one if any verb of it tells what befell someone.

    Most verbs of `RoleWords.telling` are such words. Those that tell it by a phrase alone, and "be"
    and "have", are too common: here the word of the phrase, or of their complement, stands for
    them, "dead" for "found dead". A rule by which they tell more must have its words here.
    """

    def __init__(self) -> None:
        lex, w = role_words(), words()

        def most_telling(parts: Iterable[str]) -> str:
            return max(parts, key=lambda word: (word not in w.closed, len(word)), default="")

        predicates = [phrases for by in w.predicate_phrases.values() for phrases in by.values()]
        found = {most_telling(parts) for phrases in predicates for parts, _ in phrases}
        found |= {"death", "follows", *w.predicate, *lex.escapes}
        found |= lex.wounds | lex.limbs | lex.refuges | lex.refuges_named
        verbs = lex.telling - lex.by_phrase - {"be"}
        for verb in lex.by_phrase:
            for tail, _, _ in lex.phrases[verb]:
                word = most_telling(word for word in tail if word not in lex.variable)
                if word and word not in w.closed:
                    found.add(word)
                else:
                    verbs |= {verb}
        self.words = frozenset(found)
        self.verbs = verbs

    def __contains__(self, word: str) -> bool:
        verb = words().verb(word)
        lemma = verb.lemma if verb is not None else word.removesuffix("ed")
        known = word in self.words or singular_of(word) in self.words
        return known or lemma in self.verbs


@cache
def undergoing() -> Undergoing:
    """Return the words by which verbs tell what befell someone."""
    return Undergoing()


@cache
def role_words() -> RoleWords:
    """Return the words of roles, built on first use."""
    return RoleWords()


@cache
def diseases() -> frozenset[str]:
    """Return the diseases, which make cases and infections a count of people."""
    return frozenset(load("nouns")["disease"])
