"""What befell whom: the measure that each noun group plays, by verb, noun and voice.

`scene` holds the sentence and the roles told in it. The verbs come first, in one walk:

* `clauses` walks over them and keeps the subject of each clause;
* `subjects` tells whose a verb is: its subject, its object, the agent behind "by";
* `verbmeasures` tells what a verb with its phrases tells of, `complements` what "to hospital" or
  "in relief camps" adds, `agents` what hangs on who did it;
* `victims` gives the measure to whom it befell, unless `noharm` finds that it befell no one;
* `factuality` tells plans, old deeds and what nearly happened.

Then `reading` has read what stands outside the clause:

* `telegram`: labels, bare participles and clauses without their verb;
* `nominals`: nouns of deeds and harm, "the deaths of 40 miners";
* `tolls`: running counts, "the death toll rose to 17";
* `lives`: lives, limbs and bodies, and who is searched for;
* `lateparts`: parts told behind the verb, "100 were killed, including 14 children".
"""

from newsfigures.stages.roles.reading import TRIGGER, Reading, roles, triggers
from newsfigures.stages.roles.scene import Role

__all__ = ["TRIGGER", "Reading", "Role", "roles", "triggers"]
