"""The words of roles, from ``lexicon/roles.toml``, in the shape in which they are looked up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsfigures.lexicon import load
from newsfigures.stages.words import plural_of, role_phrases, singular_of, verb_forms, words


class RoleWords:
    """Verbs, nouns and phrases by the measure that they tell of."""

    def __init__(self) -> None:
        data = load("roles")
        self.object: dict[str, str] = {}
        self.subject: dict[str, str] = {}
        for measure, verbs in data["verb"]["object"].items():
            self.object.update(dict.fromkeys(verbs, measure))
        for measure, verbs in data["verb"]["subject"].items():
            self.subject.update(dict.fromkeys(verbs, measure))
        self.phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for verb, tail, measure, side in role_phrases():
            self.phrases.setdefault(verb, []).append((tuple(tail.split()), measure, side))
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.possessive = frozenset(data["phrase"]["possessive"])
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
        self.noun: dict[str, str] = {}
        for measure, nouns in data["noun"].items():
            self.noun.update(dict.fromkeys(nouns, measure))
        self.deeds = frozenset(data["deed"]["words"])
        self.toll: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for measure, phrases in data["toll"].items():
            for phrase in phrases:
                parts = tuple(phrase.split())
                self.toll.setdefault(parts[-1], []).append((parts, measure))
        for entries in self.toll.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.toll_verbs = frozenset(data["toll_verb"]["words"])
        self.counts = frozenset(data["toll_verb"]["counts"])
        self.tolls_with_verb = frozenset(data["toll_verb"]["with_verb"])
        self.telling_tolls = frozenset(data["toll_verb"]["telling"])
        self.modifying = frozenset(load("verbs")["modifying"]["words"])
        self.captors = frozenset(load("nouns")["captor"])
        self.collective = frozenset(load("nouns")["collective"])
        self.throat_verbs = frozenset(data["throat"]["verbs"])
        self.throats = frozenset(data["throat"]["nouns"])
        self.lives = frozenset(data["lives"]["nouns"])
        self.lives_verbs = frozenset(data["lives"]["verbs"])
        self.carrying = frozenset(data["verb"]["carrying"])
        self.claiming = frozenset(data["lives"]["claiming"])
        self.claimants = diseases() | frozenset(data["lives"]["claimants"])
        self.claimants |= frozenset(data["treated"]["calamities"])
        self.scourges = frozenset(data["lives"]["scourges"]) | diseases()
        self.lost_people = frozenset(data["lives"]["people"])
        self.victims = frozenset(data["lives"]["victims"])
        self.none = {noun: measure for measure, nouns in data["none"].items() for noun in nouns}
        self.plan_verbs = frozenset(data["plan"]["verbs"])
        self.plan_adjectives = frozenset(data["plan"]["adjectives"])
        self.foreseeing = frozenset(data["plan"]["foreseeing"])
        self.plan_nouns = frozenset(data["plan"]["nouns"])
        self.modals = frozenset(data["plan"]["modals"])
        self.undone = frozenset(data["plan"]["undone"])
        self.attempted = frozenset(data["plan"]["attempted"])
        self.background_verbs = frozenset(data["background"]["verbs"])
        self.accidents = frozenset(data["background"]["accidents"])
        self.trying = frozenset(data["background"]["trying"])
        self.background_nouns = frozenset(data["background"]["nouns"])
        self.fatally = frozenset(data["grade"]["fatally"])
        self.deadly = frozenset(data["grade"]["fatal"])
        self.grades = self.fatally | frozenset(data["grade"]["lightly"])
        self.speech = frozenset(data["speech"]["verbs"])
        self.sexes = frozenset(load("nouns")["sexes"])
        self.pairs = frozenset(load("nouns")["pairs"])
        self.anyone = frozenset(load("nouns")["anyone"])
        #: Adjectives of countries, and words for their people, in lower case.
        self.demonyms = frozenset(
            singular_of(word.lower()) for words in load("countries").values() for word in words
        )
        self.lawful = frozenset(load("nouns")["lawful"])
        self.military = frozenset(load("nouns")["military"]) | self.lawful
        self.causing = {form: frozenset(data["causing"][form]) for form in ("ing", "inf")}
        self.accusing = frozenset(data["causing"]["accusing"])
        self.telling_to = frozenset(data["causing"]["telling"])
        self.localities = frozenset(data["named"]["localities"])
        self.leaving = frozenset(data["verb"]["leaving"])
        self.left = frozenset(data["verb"]["left"])
        self.afloat = frozenset(data["verb"]["afloat"])
        self.at_the_coast = frozenset(data["verb"]["at_the_coast"])
        self.at_sea = frozenset(data["verb"]["at_sea"])
        self.in_action = frozenset(data["verb"]["in_action"])
        self.causes = frozenset(data["cause"]["words"])
        searched = data["searched"]
        self.found_by = frozenset(searched["finding"])
        self.bodies = frozenset(searched["bodies"])
        self.searches = frozenset(searched["searches"])
        self.seen = frozenset(searched["seen"])
        self.verdicts = frozenset(searched["verdicts"])
        self.searching = frozenset(searched["searching"])
        self.missed = self.seen | self.searching | frozenset(searched["unfound"])
        self.lost = frozenset(searched["lost"])
        self.wanted = frozenset(searched["sought"])
        self.occasions = frozenset(searched["occasions"])
        self.of_the_dead = frozenset(searched["of_the_dead"])
        self.traced = frozenset(searched["traced"])
        self.audience = frozenset(data["background"]["audience"])
        self.belonging = frozenset(data["background"]["belonging"])
        self.players = frozenset(data["background"]["players"])
        self.crimes = frozenset(data["background"]["crimes"])
        self.records = frozenset(data["background"]["records"])
        self.beside_of = frozenset(data["background"]["beside_of"])
        self.proceeding = frozenset(data["background"]["proceeding"])
        self.sought = frozenset(data["plan"]["sought"])
        self.seizing = frozenset(data["verb"]["seizing"])
        self.lifesaving = frozenset(data["verb"]["lifesaving"])
        self.fetching = frozenset(data["verb"]["fetching"])
        self.carriers = frozenset(data["verb"]["carriers"])
        self.taking = frozenset(data["verb"]["taking"])
        self.returning = frozenset(data["verb"]["returning"])
        self.treating = frozenset(data["treated"]["verbs"])
        self.hospitals = frozenset(data["treated"]["places"])
        self.wounds = frozenset(data["treated"]["wounds"])
        self.broken = frozenset(data["treated"]["broken"])
        self.wards = frozenset(data["treated"]["wards"])
        self.medical = frozenset(data["treated"]["medical"])
        self.wounded_heads = frozenset(data["treated"]["wounded_heads"])
        self.unwounding = frozenset(data["treated"]["unwounding"])
        self.treatments = frozenset(data["treated"]["treatments"])
        self.chronic = frozenset(data["treated"]["chronic"])
        self.seen_hurt = frozenset(data["treated"]["seen_hurt"])
        self.escapes = frozenset(data["treated"]["escapes"])
        self.lodged = frozenset(data["treated"]["lodged"])
        self.surviving = frozenset(data["treated"]["surviving"])
        self.outlived = frozenset(data["treated"]["outlived"])
        self.adjacent = frozenset(data["phrase"]["adjacent"])
        self.harmless = frozenset(data["phrase"]["harmless"])
        self.hitting = frozenset(data["treated"]["hitting"])
        self.calamities = frozenset(data["treated"]["calamities"])
        self.missiles = frozenset(data["treated"]["missiles"])
        self.limbs = frozenset(data["treated"]["limbs"])
        seizure = {name: frozenset(listed) for name, listed in data["seizure"].items()}
        self.gunmen_take = seizure["taking"]
        self.gunmen_lead = seizure["leading"] | seizure["taking"]
        self.dragging = seizure["dragging"]
        self.lawless = seizure["lawless"]
        self.held_events = seizure["held_events"]
        self.away = seizure["away"]
        self.away_into = seizure["into"]
        self.limb_verbs = frozenset(data["treated"]["limb_verbs"])
        clause = {name: frozenset(listed) for name, listed in data["clause"].items()}
        self.ending = clause["ending"]
        self.by_force = clause["by_force"]
        self.naming = clause["naming"]
        self.plotting = clause["plotting"]
        self.talked_of = clause["talked_of"]
        self.armed = clause["armed"]
        self.gunmen = self.armed | clause["gunmen"]
        self.punishing = clause["punishing"]
        self.admitting = clause["admitting"]
        self.triggering = clause["triggering"]
        self.meeting = clause["meeting"]
        self.finding = clause["finding"]
        self.related = clause["related"]
        self.held_true = clause["held_true"]
        self.hunting = clause["hunting"]
        self.wishing = clause["wishing"]
        self.ruling = clause["ruling"]
        self.of_a_body = clause["of_a_body"]
        self.travelling = clause["travelling"]
        self.to_hearers = clause["to_hearers"]
        self.employed = clause["employed"]
        self.clubs = clause["clubs"]
        self.holding = clause["holding"]
        self.gathering = clause["gathering"]
        self.babies = clause["babies"]
        self.given_up = clause["given_up"]
        self.pleasing = clause["pleasing"]
        self.anybody = clause["anybody"]
        self.on_duty = clause["on_duty"]
        self.helpful = clause["helpful"]
        self.doubting = clause["doubting"]
        self.estimating = clause["estimating"]
        self.numbering = clause["numbering"]
        self.treating_ills = frozenset(data["treated"]["for_ills"])
        sheltered = data["sheltered"]
        self.nights = frozenset(sheltered["nights"])
        self.crowding = frozenset(sheltered["crowding"])
        self.public = frozenset(sheltered["public"])
        self.arenas = frozenset(sheltered["arenas"])
        self.outdoors: dict[str, list[tuple[str, ...]]] = {}  # by their first word
        for phrase in sheltered["outdoors"]:
            self.outdoors.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
        self.inhabitants = frozenset(sheltered["inhabitants"])
        self.goals = frozenset(sheltered["goals"])
        self.staying = frozenset(sheltered["staying"])
        self.hosting = frozenset(sheltered["hosting"])
        self.sheltering = frozenset(sheltered["moving"])
        self.sheltered_at = frozenset(sheltered["at"])
        self.refuges = frozenset(sheltered["places"])
        self.no_refuge = frozenset(sheltered["other"])
        self.refuges_named = frozenset(sheltered["named"])
        refuges = self.refuges | self.refuges_named
        self.refuge_heads = refuges | {plural_of(noun) for noun in refuges}
        self.refuge_names = frozenset(sheltered["names"])
        telling = self.object.keys() | self.subject.keys() | {"lose", "take"}
        telling |= self.taking | self.treating | self.hitting | self.seen_hurt | self.returning
        telling |= self.staying | self.sheltering | self.gunmen_lead | self.dragging
        telling |= self.missed | self.leaving
        #: Verbs that can tell what befell someone, by themselves or by the words around them.
        self.telling = frozenset(telling | self.phrases.keys())
        #: Of these, verbs that tell it by no more than their phrases.
        self.by_phrase = self.telling - telling
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
        self.outbreaks = frozenset(load("nouns")["outbreak"])
        self.old: dict[str, list[tuple[str, ...]]] = {}  # by their first word
        background = data["background"]
        moved = [f"{by} {deed}" for by in background["moved_by"] for deed in background["deeds"]]
        for phrase in (*background["phrases"], *moved):
            parts = tuple(phrase.split())
            self.old.setdefault(parts[0], []).append(parts)
        self.old_openers = frozenset(self.old)


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
