"""newsfigures: one table row for every figure that a news article reports.

Names load when they are first used, so that ``import newsfigures`` is quick.

>>> import newsfigures as nf
>>> nf.read_articles.__module__
'newsfigures.articles'
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_MODULE_OF = {
    "Article": "model",
    "Figure": "model",
    "Problem": "articles",
    "read_articles": "articles",
    "extract": "extract",
    "tally": "tally",
    "compare": "compare",
    "timeline": "compare",
    "support": "compare",
    "total": "compare",
    "group_events": "events",
    "code": "coding",
    "correct": "corrections",
    "review": "review",
    "to_label_studio": "labelstudio",
    "from_label_studio": "labelstudio",
    "show": "show",
    "read_table": "table",
    "write_table": "table",
    "write_excel": "excel",
    "write_hxl": "hxl",
    "write_geojson": "geojson",
    "locate": "geojson",
}
_MODULES = ("charts", "score")

__all__ = (*_MODULE_OF, *_MODULES)


class _Package(ModuleType):
    """The package, in which a function keeps its name against the module that it lives in.

    Importing ``newsfigures.extract`` binds that module as ``extract`` on the package, at whatever
    moment something first imports it. ``nf.extract`` has to be the function all the same.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and name in _MODULE_OF:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
