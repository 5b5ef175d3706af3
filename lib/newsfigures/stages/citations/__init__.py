"""Who is cited: every place where a sentence names a source, and what it is cited for.

A source is read from the words beside a verb of speech ("the ministry said", "said the ministry",
"reported by") or behind "according to" and the like. The reading needs no parse: a noun phrase is
followed word by word until a word that cannot belong to it, so that the stage is linear and does
not depend on what the figures of the sentence turn out to be. `Memory` carries the last source to
the sentence behind, for "it added" and for quotations that go on.

A reader is built up in steps, a module each: `phrases` reads the noun phrases, `kept` their names,
`markers` and `speech` what cites; `reading` goes through the sentence, and `governing` tells which
source a figure is under.
"""

from newsfigures.stages.citations.governing import cited, inside
from newsfigures.stages.citations.model import Citation, Memory
from newsfigures.stages.citations.reading import citations

__all__ = ["Citation", "Memory", "citations", "cited", "inside"]
