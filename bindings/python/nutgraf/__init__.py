"""Reads an English news article: summary, entities, quotes with speakers, timeline.

Nothing leaves the machine. Offsets count code points, as ``text[start:end]`` does.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Literal, cast

from . import _nutgraf
from .types import Analysis, Check, Day, Input, Offsets, Story

__all__ = ["Analysis", "Check", "Input", "Story", "analyze", "check", "export", "merge", "pipe", "schema"]

_SURROGATES = re.compile("[\ud800-\udfff]")


def analyze(text: str, *, date: Day = None, sentences: int = 3, offsets: Offsets = "codepoint") -> Analysis:
    """Reads one article. Every string has an analysis; what can't be read well comes with a warning.

    ``date`` is the day of publication: a ``date``, a ``datetime`` or an ISO string. ``sentences`` is the length of the
    summary, 1 to 10. Raises ``TypeError`` or ``ValueError`` where an option is wrong.
    """
    return cast(Analysis, json.loads(_nutgraf.analyze(_text(text), _day(date), sentences, offsets)))


def pipe(
    texts: Iterable[str | Mapping[str, Any]],
    *,
    jobs: int | None = None,
    date: Day = None,
    sentences: int = 3,
    offsets: Offsets = "codepoint",
) -> Iterator[Analysis]:
    """Reads many articles on ``jobs`` threads (all cores unless told) and yields the analyses in the same order.

    An article is its text, or a mapping with ``text`` and perhaps ``date``. Only a few articles are in memory at a time.
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs {jobs}: a whole number from 1 is expected")
    count = jobs or os.cpu_count() or 1

    def read(article: str | Mapping[str, Any]) -> Analysis:
        text, own, _ = _input(article)
        return cast(Analysis, json.loads(_nutgraf.analyze(text, own or _day(date), sentences, offsets)))

    with ThreadPoolExecutor(count, "nutgraf") as pool:
        waiting: deque[Future[Analysis]] = deque()
        try:
            for article in texts:
                waiting.append(pool.submit(read, article))
                if len(waiting) > 4 * count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def merge(articles: Iterable[Input], *, sentences: int = 3, offsets: Offsets = "codepoint") -> Story:
    """Joins several articles to one story. An article is its text, or a mapping with ``text``, ``date``, ``source``."""
    return cast(Story, json.loads(_nutgraf.merge([_input(a) for a in articles], sentences, offsets)))


def check(draft: Input, sources: Iterable[Input], *, offsets: Offsets = "codepoint") -> Check:
    """Holds a draft against its sources: quotations, speakers, claims and facts that they do not have."""
    return cast(Check, json.loads(_nutgraf.check(_input(draft), [_input(s) for s in sources], offsets)))


def export(
    text: str,
    format: Literal[
        "markdown", "notes", "html", "html-fragment", "csv", "names-csv", "quotes-csv", "timeline-csv", "ics", "conllu"
    ],
    *,
    date: Day = None,
    sentences: int = 3,
) -> str:
    """Reads one article and writes what was found as a file, as the command line does."""
    return _nutgraf.export(_text(text), format, _day(date), sentences)


def schema() -> dict[str, Any]:
    """The JSON Schema of an analysis."""
    return cast("dict[str, Any]", json.loads(_nutgraf.schema()))


def _text(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"text: a str is expected, not {type(text).__name__}")
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair, as damaged archives have: a sign of the same length stands for it.
        return _SURROGATES.sub("\ufffd", text)
    return text


def _day(date: Day) -> str | None:
    if date is None or isinstance(date, str):
        return date or None
    if isinstance(date, datetime.date):
        return date.isoformat()
    raise TypeError(f"date: a date, a datetime or an ISO string is expected, not {type(date).__name__}")


def _input(article: Input) -> tuple[str, str | None, str | None]:
    if isinstance(article, str):
        return _text(article), None, None
    if not isinstance(article, Mapping) or "text" not in article:
        raise TypeError("an article is a str, or a mapping with a text")
    source = article.get("source")
    return _text(article["text"]), _day(article.get("date")), None if source is None else str(source)
