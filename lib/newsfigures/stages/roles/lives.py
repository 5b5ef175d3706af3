"""Lives, limbs and bodies, and who is searched for or did not survive.

"claimed the lives of 40 miners", "slit his throat", "shattered the consul's leg", "lost with all
hands", "none of the 16 aboard survived", "found a body", "the search for two fishermen".
"""

from __future__ import annotations

from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.factuality import is_planned
from newsfigures.stages.roles.nominals import OWNERS, owner_of
from newsfigures.stages.roles.scene import Role, Scene
from newsfigures.stages.roles.subjects import is_left_out, object_of
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of


def lives_claimed(scene: Scene) -> None:
    """Read "claimed the lives of 40 miners", "the loss of 77 lives", "slit his throat"."""
    for p, item in enumerate(scene.items):
        if isinstance(item, Verbs) and item.lemma in scene.lex.throat_verbs:
            for victim in _throats_cut_by(scene, p):
                scene.add(Role(victim, "killed", at=item.main))
        if isinstance(item, Verbs) and item.lemma == "cost" and not item.neg:
            for victim in _who_paid(scene, p):
                scene.add(Role(victim, "killed", at=item.main, plan=is_planned(scene, p, item)))
        if not isinstance(item, Verbs) or item.lemma not in scene.lex.lives_verbs:
            continue
        before = scene.item(p - 1)
        target = (
            before
            if (item.passive or (item.form in ("part", "ed") and item.lemma == "lose"))
            and isinstance(before, Group)
            else _object_behind_particle(scene, p)
        )
        if target is None:
            continue
        lives = scene.lex.lives
        behind = scene.item(p + 2)
        if item.lemma in scene.lex.claiming and not isinstance(behind, Verbs):
            lives |= scene.lex.victims
        for noun in target.members:
            if noun.head < 0 and noun.number is not None and _is_claimed(scene, p, noun):
                scene.add(Role(noun, "killed", at=item.main, neg=item.neg))
            if noun.head < 0 or scene.low(noun.head) not in lives:
                continue
            owners = [m for tail in target.tails if tail.prep == "of" for m in tail.members]
            for victim in [noun, *owners] if noun.number is not None else owners:
                plan = is_planned(scene, p, item)
                scene.add(Role(victim, "killed", at=item.main, plan=plan, neg=item.neg))


def _who_paid(scene: Scene, p: int) -> list[Noun]:
    """Return the two of "the blast cost two waiters their lives"."""
    whom, lives = scene.item(p + 1), scene.item(p + 2)
    if not isinstance(whom, Group) or not isinstance(lives, Group) or whom.prep or lives.prep:
        return []
    owned = lives.members[0]
    if owned.det not in OWNERS or owned.head < 0:
        return []
    if scene.low(owned.head) not in {"life", *scene.lex.lives}:
        return []
    return [noun for noun in whom.members if scene.countable(noun)]


def _is_claimed(scene: Scene, p: int, noun: Noun) -> bool:
    """Tell "cholera claims 17" from "the team claims 17", by what claims: a deed or a disease."""
    claims, group = scene.item(p), scene.item(p - 1)
    if claims.lemma not in scene.lex.claiming or claims.passive or noun.measured:
        return False
    if not isinstance(group, Group) or any(m.lemma for m in group.members):
        return False
    heads = [scene.low(m.head) for m in group.members if m.head >= 0]
    return not scene.lex.claimants.isdisjoint((*heads, *map(singular_of, heads)))


def _throats_cut_by(scene: Scene, p: int) -> list[Noun]:
    """Return whose throat the verb at p cuts."""
    before = scene.item(p - 1)
    target = _object_behind_particle(scene, p)
    if target is None and isinstance(before, Group) and scene.item(p).form in ("ed", "part"):
        target = before  # "with his throat slit"
    if target is None:
        return []
    throats = (m for m in target.members if m.head >= 0)
    throats = (m for m in throats if scene.low(m.head) in scene.lex.throats)
    return [owner for throat in throats for owner in _owners_of(scene, target, throat)]


def _object_behind_particle(scene: Scene, p: int) -> Group | None:
    """Return the object of the verb at p, also of "cut off the head" and "snuffed out a life"."""
    particle, behind = scene.item(p + 1), scene.item(p + 2)
    if isinstance(particle, Mark) and particle.low in ("off", "out") and isinstance(behind, Group):
        return behind
    return object_of(scene, p)


def limbs(scene: Scene) -> None:
    """Read "shattered the consul's leg" and "his arm was torn off"."""
    for p, item in enumerate(scene.items):
        if not isinstance(item, Verbs) or item.lemma not in scene.lex.limb_verbs:
            continue
        if item.neg or is_planned(scene, p, item):
            continue
        before = scene.item(p - 1)
        limb = before if item.passive else _object_behind_particle(scene, p)
        if not isinstance(limb, Group) or limb.members[0].head < 0:
            continue
        if item.passive and limb.prep:
            continue  # "a man with a knife in his hand was wounded"
        noun = limb.members[0]
        head = scene.low(noun.head)
        beheaded = item.lemma in scene.lex.throat_verbs and head in scene.lex.throats
        dead = noun.det in OWNERS and any(r.measure == "killed" for r in scene.roles)
        if head in scene.lex.limbs and not (beheaded or dead):
            for owner in _owners_of(scene, limb, noun):
                scene.add(Role(owner, "injured", at=item.main))


def _owners_of(scene: Scene, group: Group, noun: Noun) -> list[Noun]:
    """Return whose "the leg of the consul", "the consul's leg" or "his leg" is."""
    complements = (m for t in group.tails if t.prep == "of" for m in t.members)
    owners = [m for m in complements if scene.countable(m)]
    if owners or noun.det not in OWNERS:
        owner = owner_of(scene, noun) if noun.det == "poss" and not owners else None
        return [owner] if owner is not None else owners
    return [Noun(noun.first, noun.first + 1, noun.first, pronoun=OWNERS[noun.det])]


def lost_with(scene: Scene) -> None:
    """Read "the loss of 30 lives", "with the loss of six crew", "lost with all hands"."""
    for p, group in scene.group_items:
        for holder in (group, *tails(group)):
            for noun in holder.members:
                if noun.head >= 0 and scene.low(noun.head) == "loss":
                    _losses(scene, holder, noun)
                elif noun.det == "all" and scene.low(noun.head) == "hands":
                    _all_hands(scene, p, noun)


def with_her_crew(scene: Scene) -> None:
    """Read "went down with her entire crew of 118" and "was lost with its crew of nine"."""
    for p, group in scene.group_items:
        at = p - 2 - (scene.low(scene.item(p - 2).first) == "down" if p > 1 else 0)
        verb, crew = scene.item(at), group.members[0]
        if group.prep != "with" or not isinstance(verb, Verbs) or verb.neg:
            continue
        if crew.det not in _ITS and crew.det != "all":
            continue
        if crew.head < 0 or scene.low(crew.head) not in _COMPANIES:
            continue
        whole = any(scene.low(k) in _WHOLE for k in range(crew.first, crew.head))
        lost = verb.lemma == "lose" and (verb.passive or verb.form in ("ed", "part"))
        down = whole and verb.lemma in _GOING_DOWN and (verb.lemma != "go" or at < p - 2)
        if not (lost or down) or is_planned(scene, at, verb):
            continue
        counted = [m for t in group.tails if t.prep == "of" for m in t.members if m.number]
        hands = counted or [Noun(crew.first, crew.last, crew.head, pronoun="aboard")]
        measure = "missing" if verb.lemma in _VANISHING else "killed"
        for noun in hands:
            scene.add(Role(noun, measure, at=crew.head))


_ITS = frozenset({"her", "its", "their", "his"})
_COMPANIES = frozenset({"crew", "company", "complement", "crews"})
_WHOLE = frozenset({"entire", "whole", "full"})
_VANISHING = frozenset({"vanish", "disappear"})
_GOING_DOWN = _VANISHING | {"sink", "founder", "go", "perish", "explode", "capsize"}


def some_of_buried(scene: Scene) -> None:
    """Leave out that all died of "burying nine men, seven of whom died"."""
    for part, whole in scene.parts:
        at = {r.at for r in scene.roles if r.noun is part and r.measure == "killed"}
        for role in [r for r in scene.roles if r.noun is whole and r.measure == "killed"]:
            verb = scene.w.verb(scene.low(role.at))
            if at and role.at not in at and verb is not None and verb.lemma == "bury":
                scene.roles.remove(role)


def _losses(scene: Scene, group: Group, loss: Noun) -> None:
    for tail in (t for t in group.tails if t.prep == "of"):
        counted = [m for m in tail.members if m.number is not None]
        own = any(t.prep == "of" and t.members[0].det == "their" for t in tail.tails)
        if own and counted:  # "the loss of three of their number"
            scene.add(Role(counted[0], "killed", at=loss.head))
        aboard = any(t.prep == "aboard" for t in tail.tails)
        aboard = aboard or scene.low(tail.last) in ("aboard", "on")
        for noun in counted:
            if noun.head < 0 and aboard:  # "the loss of all 60 on board"
                scene.add(Role(noun, "killed", at=loss.head))
        counted = [m for m in counted if m.head >= 0]
        lives = [m for m in counted if scene.low(m.head) in scene.lex.lives]
        people = any(m.lemma in scene.lex.lost_people for m in counted)
        for noun in lives or (tail.members if people else ()):
            if noun in lives or scene.human(noun):
                scene.add(Role(noun, "killed", at=loss.head))


def _all_hands(scene: Scene, p: int, hands: Noun) -> None:
    """Read "with all 27 hands", "with all hands, 27 men,": everyone aboard is dead.

    A ship that "disappeared with all hands" leaves them missing.
    """
    told = scene.item(p + 2)
    verb = next((item for item in reversed(scene.items[:p]) if isinstance(item, Verbs)), None)
    gone = verb is not None and scene.lex.subject.get(verb.lemma) == "missing"
    if hands.number is not None:
        hands.lemma = "sailor"
    elif len(by_ship := _hands_by_ship(scene, p)) > 1:
        for noun in by_ship:
            scene.add(Role(noun, "missing" if gone else "killed", at=hands.first))
        return
    elif isinstance(told, Group) and told.numbered and not told.prep and _counts_hands(scene, told):
        hands = told.members[0]
    else:
        hands = Noun(hands.first, hands.last, hands.head, pronoun="they")
    scene.add(Role(hands, "missing" if gone else "killed", at=hands.first))


def _hands_by_ship(scene: Scene, p: int) -> list[Noun]:
    """Return the 22 and nine of "all hands: 22 from the trawler and nine from the yawl"."""
    mark, found = scene.item(p + 1), []
    if not isinstance(mark, Mark) or mark.low not in _LISTING:
        return found
    for item in scene.items[p + 2 :]:
        if isinstance(item, Verbs):
            return []
        if isinstance(item, Group) and not item.prep and item.numbered:
            found += [noun for noun in item.members if scene.countable(noun)]
    return found


#: Behind "with all hands" these open how many.
_LISTING = frozenset({":", "-", "–", "—", "--", ","})


def _counts_hands(scene: Scene, told: Group) -> bool:
    """Tell "27 men" and "32 in number" behind "all hands"."""
    return told.human or (told.members[0].head < 0 and scene.low(told.members[0].last) == "in")


def survival(scene: Scene) -> None:
    """Read "none of the 16 aboard survived" and "there were no survivors"."""
    for p, group in scene.group_items:
        noun = group.members[0]
        none = noun.number is not None and noun.number.kind == "zero"
        if none and noun.head >= 0 and scene.low(noun.head) == "survivors":
            near = (*group.tails, scene.item(p + 1), scene.item(p + 2))
            among = (t for t in near if isinstance(t, Group) and t.prep in ("among", "of", "from"))
            counted = [m for t in among for m in t.members if m.number is not None]
            counted = counted or _aboard(scene)
            for dead in counted or [Noun(noun.first, noun.last, noun.head, pronoun="they")]:
                scene.add(Role(dead, "killed", at=noun.head))
    survived = False
    for p, item in enumerate(scene.items):
        if survived and isinstance(item, Verbs) and item.lemma == "do" and item.neg:
            for noun in _subject_before(scene, p):  # "..., but his deputy did not"
                scene.add(Role(noun, "killed", at=item.main, fate=noun.number is None))
        if not isinstance(item, Verbs) or item.lemma != "survive" or _outlived(scene, p):
            continue
        survived = not item.neg
        subject = next(
            (g for g in reversed(scene.items[:p]) if isinstance(g, Group) and not g.prep), None
        )
        if subject is None:
            continue
        number = subject.members[0].number
        if number is not None and number.kind == "zero":
            whole = [m for t in subject.tails if t.prep == "of" for m in t.members]
            whole += _listed_with(scene, subject.members[0])
            dead = [noun for noun in whole if noun.number is not None]
            if not whole and subject.members[0].head < 0:  # "None survived."
                bare = subject.members[0]
                dead = [Noun(bare.first, bare.last, bare.first, pronoun="they")]
        else:
            failed = item.to and scene.low(item.first - 1) in _FAILED
            left_out = not item.neg and is_left_out(scene, subject.members[0])
            dead = subject.members if item.neg or failed or left_out else []
        bare = subject.members[0]
        if not dead and scene.countable(bare) and number is not None and number.kind != "zero":
            scene.add(Role(bare, "count", at=item.main, strong=False))
        for noun in dead:
            if noun.number is not None and noun.number.kind != "zero":
                scene.add(Role(noun, "killed", at=item.main))
            elif noun.number is None and (scene.countable(noun) or noun.pronoun):
                scene.add(Role(noun, "killed", at=item.main, fate=True))


def _aboard(scene: Scene) -> list[Noun]:
    """Return those of "a plane with 42 aboard" and "a bus carrying 30"."""
    return [noun for noun in scene.aboard if noun.number is not None]


def aboard(scene: Scene) -> None:
    """Note who is in a craft: "42 people aboard", "58 passengers and a crew of four"."""
    parts = {id(part) for part, _ in scene.parts}
    for _, group in scene.group_items:
        for part in (group, *tails(group)):
            counted = [noun for noun in part.members if noun.number is not None]
            if not any(_is_aboard(scene, noun) for noun in counted):
                continue
            scene.aboard += [
                noun
                for noun in part.members
                if id(noun) not in parts
                and (scene.countable(noun) if noun.number is not None else noun.plural is False)
                and (noun.number is not None or noun.lemma != "crew")
            ]


def _is_aboard(scene: Scene, noun: Noun) -> bool:
    if not scene.countable(noun):
        return False
    after = noun.last + (scene.low(noun.last) in scene.w.be)
    behind = (scene.low(after), scene.low(after + 1))
    before = (scene.low(noun.first - 2), scene.low(noun.first - 1))
    return (
        noun.lemma in _COMPLEMENT
        or behind[0] in ("aboard", "onboard")
        or behind == ("on", "board")
        or before[1] in ("carrying", "carried")
        or before == ("crew", "of")
    )


#: Nouns of those who are in a craft.
_COMPLEMENT = frozenset({"passenger", "crew", "crewman", "crewmember", "occupant"})


EVERYONE = frozenset({"all", "everyone", "everybody"})


def all_aboard(scene: Scene) -> None:
    """Read "killing everyone on board", "all aboard perished", "the loss of all on board".

    Also "exploded with 52 aboard, killing everyone", of those of whom the sentence tells.
    """
    if not scene.aboard and scene.words.isdisjoint(("aboard", "onboard", "board")):
        return
    for k, token in enumerate(scene.tokens):
        if token.low not in EVERYONE:
            continue
        end = k + 1 + (2 if (scene.low(k + 1), scene.low(k + 2)) == ("of", "those") else 0)
        if scene.low(end) in ("aboard", "onboard"):
            end += 1
        elif (scene.low(end), scene.low(end + 1)) == ("on", "board"):
            end += 2
        elif not scene.aboard or not (scene.low(end) in _CLOSING or _verb_at(scene, end)):
            continue
        if scene.low(end) not in _BUT and (at := _dead_by(scene, k, end)) >= 0:
            everyone = next((n for n in scene.chunks if type(n) is Noun and n.first == k), None)
            if everyone is None:
                everyone = Noun(k, end, k)
            everyone.last, everyone.pronoun = end, "aboard"
            scene.add(Role(everyone, "killed", at=at))


def _verb_at(scene: Scene, k: int) -> bool:
    return any(verb.first == k for verb in scene.verbs)


def _dead_by(scene: Scene, first: int, end: int) -> int:
    """Return the word that tells of everyone from token first to end that they died, or -1."""
    if scene.low(first - 1) == "of" and scene.low(first - 2) in ("loss", "death", "deaths"):
        return first - 2
    for verb in scene.verbs:
        if verb.neg or verb.modal or not (verb.last == first or verb.first == end):
            continue
        suffered = verb.last == first or verb.passive
        told = scene.lex.object if suffered else scene.lex.subject
        lost = verb.lemma == "lose" and verb.passive
        lives = verb.lemma == "lose" and scene.lows[verb.last + 1] in scene.lex.lives
        if told.get(verb.lemma) == "killed" or lost or (lives and not verb.passive):
            return verb.main
    return -1


#: Behind "killing everyone" these end what is told of them.
_CLOSING = frozenset({",", ".", ";"})
#: Behind these it is told who was not among them.
_BUT = frozenset({"but", "except", "save", "apart", "bar"})


def _outlived(scene: Scene, p: int) -> bool:
    """Tell "the minister did not survive the vote"."""
    what = object_of(scene, p)
    heads = [noun.head for noun in what.members] if what is not None else []
    return any(scene.lows[head] in scene.lex.outlived for head in heads if head >= 0)


#: Before "to survive" these tell that someone did not.
_FAILED = frozenset({"failed", "fails", "failing"})


def not_saved(scene: Scene) -> None:
    """Read "doctors could not save a man" and "he could not be revived"."""
    for p, item in enumerate(scene.items):
        if isinstance(item, Verbs) and _is_lost(scene, item):
            for noun in _subject_before(scene, p):
                scene.add(Role(noun, "killed", at=item.main, fate=noun.number is None))
        if not isinstance(item, Verbs) or item.lemma not in SAVING:
            continue
        if not (item.neg or (item.to and scene.low(item.first - 1) in _UNABLE)):
            continue
        before = (g for g in reversed(scene.items[:p]) if isinstance(g, Group) and not g.prep)
        whom = next(before, None) if item.passive else object_of(scene, p)
        for noun in whom.members if whom is not None else ():
            if scene.countable(noun) or noun.pronoun:
                scene.add(Role(noun, "killed", at=item.main, fate=True))


def _is_lost(scene: Scene, verb: Verbs) -> bool:
    """Tell "did not make it" and "never made it out alive" from "did not make it to the final"."""
    never = verb.neg or "never" in (*verb.adverbs, scene.low(verb.first - 1))
    if verb.lemma != "make" or not never or scene.low(verb.last) != "it":
        return False
    end = verb.last + 1
    end += scene.low(end) == "out"
    return scene.low(end) in ("", ".", ",", ";", "alive", "and", "but", "in")


def _subject_before(scene: Scene, p: int) -> list[Noun]:
    """Return the people who are the subject of the verb at p."""
    before = (g for g in reversed(scene.items[:p]) if isinstance(g, Group) and not g.prep)
    subject = next(before, None)
    nouns = subject.members if subject is not None else []
    return [noun for noun in nouns if scene.human(noun) or noun.pronoun or scene.bare(noun)]


#: What those do who could not save someone.
SAVING = frozenset({"save", "revive", "resuscitate"})
_UNABLE = frozenset({"unable", "failed"})


def _listed_with(scene: Scene, none: Noun) -> list[Noun]:
    """Return those of "16 passengers and two crew, none of whom survived"."""
    whole = next((whole for part, whole in scene.parts if part is none), None)
    return next((g.members for g in scene.groups if whole in g.members), [])


def bodies_found(scene: Scene) -> None:
    """Read "police found a body in the canal" and "a badly decomposed body was discovered"."""
    for p, group in scene.group_items:
        noun = group.members[0]
        if group.prep or noun.number is not None or noun.head < 0:
            continue
        if scene.low(noun.head) == "remains" and _is_found(scene, p):
            whose = (m for t in group.tails if t.prep == "of" for m in t.members)
            for owner in filter(scene.countable, whose):
                scene.add(Role(owner, "killed", at=noun.head))
        remains = scene.low(noun.head) == "remains"
        human = remains and scene.low(noun.head - 1) in scene.lex.of_the_dead
        if not (human or scene.low(noun.head) in scene.lex.bodies) or noun.det in (
            "the",
            *OWNERS,
        ):
            continue
        whose = scene.low(noun.first - 1) == "whose"
        if whose or noun.det in ("poss", "no") or any(tail.prep == "of" for tail in group.tails):
            continue
        if _is_found(scene, p):
            noun.lemma, noun.plural = "body", False
            scene.add(Role(noun, "killed", at=noun.head))


def _is_found(scene: Scene, p: int) -> bool:
    """Tell whether the group at p is found, by the verb before it or the passive behind."""
    before, behind = scene.item(p - 1), scene.item(p + 1)
    if isinstance(before, Verbs) and before.lemma in scene.lex.found_by:
        return not (before.passive or before.neg or is_planned(scene, p - 1, before))
    if not isinstance(behind, Verbs) or behind.lemma not in scene.lex.found_by:
        return False
    return not behind.neg and not is_planned(scene, p + 1, behind)


def searched_for(scene: Scene) -> None:
    """Read "rescuers are searching for 28 people" and "the search for two fishermen goes on".

    Not whom police look for because of a deed.
    """
    for p, group in scene.group_items:
        sought = [group] if group.prep == "for" and _searches(scene, p) else []
        sought += [t for t in group.tails if t.prep == "for" and _is_search(scene, group)]
        for noun in (noun for each in sought for noun in each.members):
            if noun.number is None and not scene.words.isdisjoint(scene.lex.traced):
                continue
            if _state_before(scene, noun, "missing") or _is_gone(scene, noun):
                scene.add(Role(noun, "missing", at=noun.head, strong=False))


def _searches(scene: Scene, p: int) -> bool:
    """Tell whether "for" before the group at p hangs on a search."""
    for item in reversed(scene.items[max(0, p - 4) : p]):
        if isinstance(item, Verbs) and item.lemma in scene.lex.searching:
            return True
        if isinstance(item, Group) and _is_search(scene, item):
            return True
        if isinstance(item, Mark) and item.kind in ("sub", "rel"):
            return False
    return False


def _is_search(scene: Scene, group: Group) -> bool:
    head = group.members[0].head
    return head >= 0 and singular_of(scene.low(head)) in scene.lex.searches


def _is_gone(scene: Scene, noun: Noun) -> bool:
    """Tell whether someone searched for is lost, by the words of the sentence."""
    if not scene.countable(noun) or noun.det in ("the", "those") or noun.lemma in scene.lex.wanted:
        return False
    return not scene.words.isdisjoint(scene.lex.lost)


def one_missing(scene: Scene) -> None:
    """Read "an appeal for a missing teenager", unless she has been found."""
    if not scene.words.isdisjoint(scene.lex.traced):
        return
    for group in scene.groups:
        for noun in group.members:
            bare = noun.number is None and noun.lemma and noun.plural is False
            if bare and noun.det in ("", "a", "an") and _state_before(scene, noun, "missing"):
                scene.add(Role(noun, "missing", at=noun.head, strong=False))


def _state_before(scene: Scene, noun: Noun, state: str) -> bool:
    return any(scene.low(k) == state for k in range(noun.first, noun.head))
