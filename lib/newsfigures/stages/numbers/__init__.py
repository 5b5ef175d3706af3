"""Numbers with their scales, ranges, fractions, vague words, bounds and hedges.

`numbers` reads the tokens of one sentence from left to right. What it finds is a `Number`: the
interval that the words allow, never a guess; a range has no value, "dozens" only a lower limit.

A reader is built up in steps, a module each: `sight` tells what a token looks like, `digits`,
`spelled` and `fractions` read the kinds of numbers, `single` any one of them, `ranges` two that
belong together, `hedges` what bounds them; `reading` goes through the sentence.
"""

from newsfigures.stages.numbers.lexicon import changes_before
from newsfigures.stages.numbers.model import Number, apply_bound, range_of
from newsfigures.stages.numbers.reading import after_hedge, numbers

__all__ = ["Number", "after_hedge", "apply_bound", "changes_before", "numbers", "range_of"]
