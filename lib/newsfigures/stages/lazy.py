"""Attributes that are computed when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class lazy:  # noqa: N801  used as a decorator, like property
    """An attribute that a method computes once.

    `functools.cached_property` without its lock, which costs more than most of what is kept here.

    >>> class Sheet:
    ...     @lazy
    ...     def words(self):
    ...         return [print("computed")]
    >>> sheet = Sheet()
    >>> sheet.words is sheet.words
    computed
    True
    """

    def __init__(self, method: Callable[[Any], Any]) -> None:
        self.method = method
        self.name = method.__name__
        self.__doc__ = method.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        value = self.method(instance)
        # not through its __dict__: an object that was asked for that is slower from then on
        setattr(instance, self.name, value)
        return value
