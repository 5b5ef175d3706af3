"""Whether it has happened, and is the news: plans, old deeds and what nearly happened.

"plotted to kill 12" is a plan, "jailed for killing 12" and "a 2011 bombing that killed 12" tell of
old deeds, "were drowning" of no death yet.
"""

from __future__ import annotations

from itertools import compress

from newsfigures.stages.flags import flag
from newsfigures.stages.groups import Mark, Noun
from newsfigures.stages.lists import Group, tails
from newsfigures.stages.roles.scene import Role, Scene
from newsfigures.stages.roles.subjects import Frame, object_of
from newsfigures.stages.rolewords import role_words
from newsfigures.stages.verbs import Verbs
from newsfigures.stages.words import singular_of

#: Behind these an earlier event is told.
_FOLLOWING = frozenset({"following", "after", "since", "to", "during", "for", "of", "with"})
#: Who dies so old needs no cause for it; no one is older.
_ELDERLY, _VERY_OLD, _OLDEST = 75, 85, 123
_WHEN = flag(lambda: frozenset({"when"}))
#: So many words about a deed its day is looked for.
_DAY_NEAR = 18
#: So many words before "24 murders" the record stands that has them: "65 cases, including".
_RECORD_NEAR = 7
#: What is only aimed at while something is done "to kill him".
_AIMED_AT = frozenset({"killed", "injured", "abducted", "detained"})
#: How it ended for who was abducted.
ENDINGS = frozenset({"freed", "rescued", "killed"})
#: Words that open what tells of an old deed.
_OLD = flag(lambda: role_words().old_openers)


_IS_TO = frozenset({"is", "are", "am"})


def is_planned(scene: Scene, p: int, verb: Verbs) -> bool:
    """Tell what is only meant, feared or tried: "plans to kill", "unable to save", "may die"."""
    if verb.modal in scene.lex.modals or _about_to(scene, p):
        return True
    first = led_by(scene, p)
    if first is not None and is_planned(scene, first, scene.item(first)):
        return True
    if verb.to and scene.low(verb.first + 1) == "to" and scene.low(verb.first) in _IS_TO:
        return True  # "is to be freed", whatever stands before
    if verb.perfect:
        return False
    if verb.form in ("ed", "part") and not verb.passive and _is_wished(scene, p):
        return True
    if (verb.predicate and _maybe(scene, p)) or _only_thought(scene, p):
        return True
    if verb.form == "base":
        before = scene.item(p - 1)
        if isinstance(before, Verbs) and scene.low(before.last - 2) in scene.lex.plan_adjectives:
            return True  # "is likely to die"
        if scene.low(verb.first - 1) == "to" or (
            isinstance(before, Mark)
            and before.kind == "adv"
            and scene.low(before.first - 1) == "to"
        ):
            return _is_meant(scene, p, verb)  # "came from Alba to fly a boy to hospital"
        first = _first_of_pair(scene, p)
        if first is not None:
            return is_planned(scene, first, scene.item(first))
    cause = scene.item(p - 2) if verb.to else None
    if isinstance(cause, Verbs) and cause.lemma in scene.lex.causing["inf"]:
        return is_planned(scene, p - 2, cause)
    if verb.to or verb.form == "inf":
        return _is_meant(scene, p, verb)
    gerund = verb.form == "ing" or scene.lows[verb.first] in ("being", "getting")
    return gerund and _is_talked_of(scene, p)


def _is_wished(scene: Scene, p: int) -> bool:
    """Tell "they wanted her released", where it has not been done."""
    adverb = scene.item(p - 1)
    k = p - 1 - (isinstance(adverb, Mark) and adverb.kind == "adv")
    wish = scene.item(k - 1)
    wished = isinstance(wish, Verbs) and wish.lemma in scene.lex.wishing
    return wished and not wish.passive and isinstance(scene.item(k), Group)


def _only_thought(scene: Scene, p: int) -> bool:
    """Tell "a woman who he thought was being held"."""
    held, who = scene.item(p - 1), scene.item(p - 3)
    of_whom = isinstance(who, Mark) and who.kind == "rel" and isinstance(scene.item(p - 2), Group)
    return of_whom and isinstance(held, Verbs) and held.lemma in scene.lex.held_true


def _maybe(scene: Scene, p: int) -> bool:
    """Tell "maybe he is dead", "they thought he was dead" and "she played dead"."""
    one = scene.item(p - 1)
    if isinstance(one, Verbs):
        return one.lemma == "play" and not one.passive
    if not isinstance(one, Group) or one.numbered or one.several is True:
        return False
    if scene.low(one.first - 1) in ("maybe", "perhaps", "possibly"):
        return True
    k = p - 2
    if isinstance(scene.item(k), Mark) and scene.item(k).low == "that":
        k -= 1
    held = scene.item(k)
    return isinstance(held, Verbs) and held.lemma in scene.lex.held_true and not held.passive


def _is_meant(scene: Scene, p: int, verb: Verbs) -> bool:
    """Tell the infinitive of "plans to kill", but not of "went on to kill" and "came to kill"."""
    for k in range(p - 1, max(-1, p - 7), -1):
        item = scene.item(k)
        if isinstance(item, Verbs) and item.passive and item.lemma == "make":
            continue  # "an attempt was made to kill him"
        if scene.low(item.last - 1) in scene.lex.plan_adjectives:
            return True  # "were unable to save him"
        if isinstance(item, Verbs):
            if item.copula and verb.lemma in scene.lex.sought:
                return True  # "a search was on to rescue the others"
            if item.to and isinstance(scene.item(p - 1), Mark):
                return is_planned(scene, k, item)  # "an order to harm or to expel him"
            if is_going_on(scene, item) and scene.lex.object.get(verb.lemma) in _AIMED_AT:
                return True  # "they have been bombing the town to kill him"
            went_on = item.lemma == "go" and scene.low(verb.first - 1) == "on"
            return item.lemma in scene.lex.plan_verbs and not went_on
        if isinstance(item, Group) and any(
            scene.low(m.head) in scene.lex.plan_nouns for m in item.members if m.head >= 0
        ):
            return True
        if isinstance(item, Mark) and item.kind in ("sub", "rel"):
            return True
    return True


def _is_talked_of(scene: Scene, p: int) -> bool:
    """Tell the gerund of "failed in killing him", "considered killing" and "plotted, killing"."""
    for k in range(p - 1, max(-1, p - 5), -1):
        item = scene.item(k)
        if isinstance(item, Group):
            return any(scene.low(m.head) in scene.lex.undone for m in item.members if m.head >= 0)
        if isinstance(item, Verbs):
            if k == p - 1 and item.lemma in scene.lex.talked_of:
                return True
            return item.lemma in scene.lex.plotting and isinstance(scene.item(k + 1), Mark)
    return False


def _is_relative(scene: Scene, k: int) -> bool:
    """Tell the verb at k that a relative opens: "who were protesting"."""
    before = scene.item(k - 1)
    return isinstance(before, Mark) and before.kind == "rel"


def _about_to(scene: Scene, p: int) -> bool:
    """Tell "was about to be killed"."""
    verb = scene.item(p)
    return verb.to and scene.lows[verb.first - 1] == "about"


def led_by(scene: Scene, p: int) -> int | None:
    """Return the verb whose auxiliaries the bare one at p shares, None where it shares none.

    "Could have been run over and killed", "will be thrown in jail".
    """
    verb, k = scene.item(p), p - 1
    if not verb.predicate:
        bare = verb.form in ("ed", "part") and verb.first == verb.main
        joined = isinstance(scene.item(k), Mark) and scene.item(k).low in ("and", "or")
        if not (bare and joined):
            return None
        k -= 1 + (isinstance(scene.item(k - 1), Mark) and scene.item(k - 1).kind == "prep")
    first = scene.item(k)
    return k if isinstance(first, Verbs) and first.passive and not first.predicate else None


def _first_of_pair(scene: Scene, p: int) -> int | None:
    """Return the verb with which the base form at p shares its "to" or its modal."""
    if not (isinstance(scene.item(p - 1), Mark) and scene.item(p - 1).kind == "conj"):
        return None
    for k in range(p - 2, max(-1, p - 8), -1):
        item = scene.item(k)
        if isinstance(item, Mark) and item.kind in ("sub", "rel"):
            return None
        if isinstance(item, Verbs):
            return k if item.to or item.modal else None
    return None


def opened_by(scene: Scene, p: int) -> str:
    """Return the mark right before the subject of the verb at p: "since militants killed"."""
    for item in reversed(scene.items[max(0, p - 2) : p]):
        if isinstance(item, Mark):
            return item.low
    return ""


def is_told_of_the_past(scene: Scene, p: int, verb: Verbs) -> bool:
    """Tell deeds that people are accused of, tried for or remembered by."""
    if verb.form != "ing" and verb.perfect != "having":
        return False
    before = scene.item(p - 1)
    result = isinstance(before, Mark) and before.low == ","
    joined = isinstance(before, Mark) and before.low in ("and", "or")
    for k in range(p - 1, max(-1, p - 11), -1):
        item = scene.item(k)
        if joined and isinstance(item, Verbs) and item.form == "ing":
            return is_told_of_the_past(scene, k, item)  # "for murdering two and wounding three"
        if result and isinstance(item, Verbs) and _is_relative(scene, k):
            continue  # "opened fire on men who were protesting over pay, killing three"
        if isinstance(item, Verbs) and not item.predicate:
            punished = item.lemma in scene.lex.punishing and scene.low(verb.first - 1) == "for"
            told_of = item.lemma in scene.lex.background_verbs and not _is_hunt(scene)
            return punished or told_of
        if isinstance(item, Group) and any(of_the_past(scene, noun) for noun in item.members):
            return not _is_hunt(scene)
    return False


def of_the_past(scene: Scene, noun: Noun) -> bool:
    """Tell "his part in", "the charge of" from "the northern part of"."""
    head = scene.low(noun.head) if noun.head >= 0 else ""
    return head in scene.lex.background_nouns and (head != "part" or scene.low(noun.last) == "in")


def of_an_age_then(scene: Scene, verb: Verbs) -> bool:
    """Tell "she was 16 when she vanished", which was then and is no news."""
    near = range(verb.first - 1, max(1, verb.first - 4), -1)
    for k in near if scene.bits & _WHEN else ():
        if scene.low(k) == "when":
            aged = scene.low(k - 1).isdecimal() and int(scene.low(k - 1)) < _OLDEST
            return aged and scene.low(k - 2) in ("was", "were", "only", "just", "aged")
    return False


def of_a_dated_event(scene: Scene, frame: Frame | None, verb: Verbs) -> bool:
    """Tell "a 2011 bombing that killed 40": the event carries the year of its own."""
    if frame is None or frame.event is None or _is_defined(scene, frame.event):
        return False
    between = range(frame.at, min(verb.first, frame.at + 12))
    last = [t.members[-1] for t in tails(frame.event)[-1:]]  # "to death for the 2011 bombing"
    dated = any(has_year(scene, noun) for noun in (frame.event.members[0], *last))
    return dated or any(is_year(scene, k) for k in between)


def _is_defined(scene: Scene, event: Group) -> bool:
    """Tell the first verb of "Flight 9 was a flight that crashed on 3 May 1971, killing 40".

    Not "the raid was a reprisal for a 1971 bombing that killed 40", whose event is another.
    """
    if event.human or any(t.prep in _CAUSED_BY for t in event.tails):
        return False
    first = next((item for item in scene.items if isinstance(item, Verbs)), None)
    if first is None or first.lemma != "be" or first.form != "past" or first.last > event.first:
        return False
    at = scene.items.index(first)
    return scene.item(at + 1) is event and scene.low(0) not in ("it", "this", "that")


#: Before the cause of what is told of.
_CAUSED_BY = frozenset({"for", "to", "after", "since", "from", "over", "against", "following"})


def day_of_its_own(scene: Scene, frame: Frame | None, verb: Verbs) -> bool:
    """Tell "they seized the phone of men who killed eight on May 3", told beside the event."""
    if frame is None or frame.event is None or scene.main is verb or not scene.opened:
        return False
    if _is_defined(scene, frame.event):
        return False
    before = frame.event.first if frame.event.prep in _FOLLOWING else frame.at
    dated = _is_day if scene.main is not None else is_year
    end = min(max(verb.last, frame.at) + 9, len(scene.tokens))
    if scene.low(frame.at - 1) == ",":  # "the blast, which killed 12, recalled that of 2011"
        closing = (k for k in range(verb.last, end) if scene.low(k) == ",")
        end = next(closing, end)
    return any(dated(scene, k) for k in range(before, end))


def dated_aside(scene: Scene, p: int) -> bool:
    """Tell "a guerrilla killed in 1972" from the clause's own verb."""
    verb = scene.item(p)
    if verb.form not in ("ed", "part") or verb.passive or not isinstance(scene.item(p - 1), Group):
        return False
    if object_of(scene, p) is not None:
        return False
    year = next((k for k in range(verb.last, verb.last + 6) if is_year(scene, k)), None)
    if year is not None and scene.low(year - 1) == "since":
        return False  # "sixty died in the worst fire since 1972"
    return (
        year is not None
        and any(
            isinstance(item, Verbs)
            and item.form in ("past", "s", "ed", "part")
            # not "62 injured on 9 February 2023, AFAD said"
            and not (item.lemma in scene.lex.speech and isinstance(scene.item(k - 1), Group))
            for k, item in enumerate(scene.items[p + 1 : p + 14], p + 1)
        )
    )


def has_year(scene: Scene, noun: Noun) -> bool:
    """Tell whether a year stands in the group or before it: "the 2008 killing"."""
    return any(is_year(scene, k) for k in range(max(0, noun.first - 1), noun.last))


def is_year(scene: Scene, k: int) -> bool:
    """Tell the year of "a guerrilla killed in 1972" from a time of day."""
    low = scene.lows[k]
    if not (len(low) == 4 and low.isdecimal() and scene.tokens[k].kind == "num"):
        return False
    # not "died at 1000 today", nor the day of news: "killed on Monday, 6 February 2023"
    return scene.lows[k - 1] != "at" and not _behind_a_weekday(scene, k)


def _behind_a_weekday(scene: Scene, k: int) -> bool:
    return any(scene.low(j) in scene.w.weekdays for j in range(k - 1, max(-1, k - 8), -1))


def _is_day(scene: Scene, k: int) -> bool:
    """Tell the month of "May 3" and "3 May"."""
    if scene.low(k) not in scene.w.months:
        return False
    beside = (scene.low(k - 1), scene.low(k + 1))
    day = any(low.isdecimal() and len(low) < 3 for low in beside)
    return day and not _behind_a_weekday(scene, k)


def is_going_on(scene: Scene, verb: Verbs) -> bool:
    """Tell "were drowning", which is no death yet."""
    return verb.form == "ing" and any(
        scene.low(k) in scene.w.be for k in range(verb.first, verb.main)
    )


def of_old_age(scene: Scene, verb: Verbs, actor: Group | None) -> bool:
    """Tell the obituary of "Sir Tom Reed, who has died aged 93": no cause is told."""
    if verb.lemma not in ("die", "pass") or actor is None:
        return False
    told = (scene.tokens[0], *scene.tokens[verb.last :])
    if any(token.low in scene.lex.causes for token in told):
        return False
    behind = range(verb.last, min(verb.last + 7, len(scene.tokens) - 1))
    ages = (scene.low(k + 1) for k in behind if scene.low(k) in ("aged", "of", "at", "age"))
    least = _ELDERLY if actor.members[0].name else _VERY_OLD
    return any(low.isdecimal() and least <= int(low) < _OLDEST for low in ages)


def _is_of_subject(scene: Scene, cue: int, role: Role) -> bool:
    """Tell the charge of "two men wanted for fraud were shot dead with two aides" at ``cue``.

    It is inside the subject of the verb that tells what befell the two and their aides.
    """
    return any(other.at == role.at and other.noun.first < cue for other in scene.roles)


def _is_hunt(scene: Scene) -> bool:
    """Tell the news of "police search for a suspect wanted over the fire that killed two"."""
    return any([verb.lemma in scene.lex.hunting for verb in scene.verbs])


def old_deeds(scene: Scene) -> None:
    """Mark what people are charged with or remembered by, and what an old attack did.

    What follows a charge by "after" is what happened: "charged with murder after a man died".
    """
    if not scene.roles:
        return
    cues = _cues_of_old_deeds(scene) if scene.bits & _OLD else []
    caught = [
        r.noun
        for r in scene.roles
        if r.measure in {"detained", "surrendered", "freed"} and not r.relative
    ]
    # "the raid follows an attack that killed nine", which came before the event
    follows = scene.main is not None and (scene.main.lemma, scene.main.form) == ("follow", "s")
    hunted = not caught and _is_hunt(scene)
    for role in scene.roles:
        if role.measure in ("detained", "surrendered"):
            continue
        at = min(role.at, role.noun.first)
        charged = any(
            i < at and not _new_clause(scene, i, at) and not _is_of_subject(scene, i, role)
            for i in cues
        )
        charged = charged and not (hunted or _is_reason(scene, role))
        charged = charged and role.measure != "infected"  # "the number of cases of Ebola"
        for_it = caught and not (role.noun in caught and _is_done_to(scene, role))
        recalled = role.relative and (role.perfect or (for_it and not _is_set_off(scene, role)))
        recalled = recalled and not (caught and _in_which(scene, role))
        endings = _endings_of(scene, role)
        role.ended = "killed" in endings
        recalled = recalled and not endings
        before = follows and role.at > scene.main.main and not _of_last_night(scene, role.at)
        tried = scene.main is not None and scene.main.lemma in scene.lex.trying
        tried = tried and role.relative and at < scene.main.first
        old = (charged or recalled) and not is_recent(scene, at)
        old = old or (tried and not is_recent(scene, at, scene.main.first))
        old = old or (recalled and role.perfect and _beside_others(scene, role))
        old = old or _on_record(scene, role)
        role.background = (role.background and not endings) or old or before


def _is_done_to(scene: Scene, role: Role) -> bool:
    """Tell "the gunman, who was also wounded, was held", for which he is not held."""
    own = (verb for verb in scene.verbs if verb.main == role.at)
    return any(verb.passive or verb.lemma == "survive" for verb in own)


def _on_record(scene: Scene, role: Role) -> bool:
    """Tell "65 cases, including 24 murders, pending against him" and "24 murders to his name"."""
    noun = role.noun
    if noun.number is None or singular_of(scene.low(role.at)) not in scene.lex.crimes:
        return False
    credited = scene.low(noun.last) == "to" and scene.low(noun.last + 2) in ("name", "credit")
    near = [scene.low(k) for k in range(max(0, noun.first - _RECORD_NEAR), noun.first)]
    listed = "including" in near or "among" in near
    listed = listed and not scene.lex.records.isdisjoint(near)
    return credited or (listed and not is_recent(scene, noun.first))


def _cues_of_old_deeds(scene: Scene) -> list[int]:
    """Return where an old deed is named, which no illness that someone has now is."""
    lows = [token.low for token in scene.tokens]
    places = compress(range(len(lows)), map(scene.lex.old_openers.__contains__, lows))
    cues = [
        i
        for i in places
        for phrase in scene.lex.old[lows[i]]
        if phrase[1:2] in ((), (scene.lows[i + 1],))
        and all(scene.low(i + k) == word for k, word in enumerate(phrase))
    ]
    ill = {role.at for role in scene.roles if role.measure == "infected"} if cues else ()
    return [cue for cue in cues if cue not in ill and not _in_accident(scene, cue)]


def _in_accident(scene: Scene, cue: int) -> bool:
    """Tell the car "involved in a collision with a van" from a man "involved in the killing".

    Also who is "admitted to the district hospital", and admits nothing.
    """
    near = {scene.low(k) for k in range(cue + 1, cue + 6)}
    if scene.low(cue) == "admitted":
        return not near.isdisjoint(_WARDS)
    return scene.low(cue) == "involved" and not scene.lex.accidents.isdisjoint(near)


#: Where patients are admitted to.
_WARDS = frozenset({"hospital", "hospitals", "clinic", "clinics", "ward", "care", "icu"})


def _new_clause(scene: Scene, cue: int, at: int) -> bool:
    """Tell whether behind "In reprisal for the raid, " a clause of its own has begun."""
    comma = next((k for k in range(cue, at) if scene.tokens[k].text == ","), None)
    return comma is not None and any(
        isinstance(chunk, Verbs)
        and comma < chunk.first < at
        and chunk.form in ("past", "s", "ed")
        and not chunk.copula
        for chunk in scene.chunks
    )


def _is_reason(scene: Scene, role: Role) -> bool:
    """Tell a clause that says why someone was charged: "... after two men were shot dead"."""
    p = next((k for k, i in enumerate(scene.items) if type(i) is Verbs and i.main == role.at), None)
    if p is None or scene.item(p).form in ("ing", "inf"):
        return False
    for item in reversed(scene.items[max(0, p - 9) : p]):
        if isinstance(item, Verbs) and (item.predicate or item.lemma in scene.lex.causing["ing"]):
            continue
        if isinstance(item, Verbs) or (isinstance(item, Mark) and item.kind == "rel"):
            return False
        if isinstance(item, Group) and item.prep == "after":
            return True  # "after a fight outside a hotel left one man dead"
        if isinstance(item, Mark) and item.kind == "sub":
            return item.low in ("after", "when")
    return False


def _beside_others(scene: Scene, role: Role) -> bool:
    """Tell the dead of "killed 12 rebels who had killed nine guards on Tuesday"."""
    told = (r for r in scene.roles if r.measure == role.measure and r.noun is not role.noun)
    return any(r.at < role.at and not (r.relative or r.toll or r.background) for r in told)


def _endings_of(scene: Scene, role: Role) -> set[str]:
    """Return how it ended for those who "had been abducted", as far as it is told."""
    if role.measure != "abducted":
        return set()
    told = {r.measure for r in scene.roles if r.noun is role.noun and not r.background}
    return told & ENDINGS


def _in_which(scene: Scene, role: Role) -> bool:
    """Tell the news of "held four suspects after a clash in which two people were killed"."""
    p = next((k for k, i in enumerate(scene.items) if type(i) is Verbs and i.main == role.at), 0)
    for k in range(p - 1, max(1, p - 7), -1):
        item, before = scene.item(k), scene.item(k - 2)
        if isinstance(item, Mark) and item.kind == "rel":
            return isinstance(before, Group) and before.prep == "after"
    return False


def _is_set_off(scene: Scene, role: Role) -> bool:
    """Tell what an arrest led to: "..., touching off a gun battle in which two died"."""
    led = (v for v in scene.verbs if v.form == "ing" and v.main < role.noun.first)
    return any(v.lemma in scene.lex.triggering and scene.low(v.first - 1) == "," for v in led)


def _of_last_night(scene: Scene, at: int) -> bool:
    """Tell the news of "it follows the death last night of a clerk"."""
    near = range(at, min(at + _DAY_NEAR, len(scene.tokens)))
    return any(
        scene.low(k) in ("overnight", "today") or (scene.low(k), scene.low(k + 1)) == _LAST_NIGHT
        for k in near
    )


_LAST_NIGHT = ("last", "night")


def is_recent(scene: Scene, at: int, end: int | None = None) -> bool:
    """Tell the news of "arrested over a shooting that left nine dead on Sunday"."""
    if any(scene.lows[k] == "yesterday" for k in range(max(0, at - _DAY_NEAR), at)):
        return True
    for k in range(at, min(at + _DAY_NEAR, end or len(scene.tokens))):
        relative = scene.low(k) == "," and scene.low(k + 1) in {"who", "whose", "which"}
        if scene.tokens[k].text in ",;" and not relative:
            return False
        if scene.low(k) in scene.w.weekdays or scene.low(k) == "yesterday":
            return True
    return False
