"""What analyses look like: plain dictionaries, as the JSON of every other door.

What each field holds stands in the JSON Schema: `nutgraf.schema()`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, TypedDict

Offsets = Literal["codepoint", "utf16", "byte"]
Day = datetime.date | str | None
Input = str | Mapping[str, Any]


class Span(TypedDict):
    start: int
    end: int


ParagraphKind = Literal["headline", "standfirst", "byline", "caption", "heading", "list", "body", "furniture"]
EntityType = Literal["person", "organization", "place", "misc", "money", "percent"]
MentionKind = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Polarity = Literal["affirmed", "denied", "unsaid", "asked"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
DateSource = Literal["given", "byline", "dateline", "inferred", "none"]
Reason = Literal["lead", "central", "headline", "names", "numbers", "quote", "happened", "context"]


class DocumentDate(TypedDict):
    value: str | None
    source: DateSource
    span: Span | None


class Byline(Span):
    names: list[str]


class Stats(TypedDict):
    characters: int
    words: int
    sentences: int
    paragraphs: int
    readingSeconds: int


class Paragraph(Span):
    kind: ParagraphKind


class Sentence(Span):
    paragraph: int
    story: bool


class Introduction(Span):
    text: str
    entity: int


class SummarySentence(Span):
    sentence: int
    score: float
    reasons: list[Reason]
    introduce: list[Introduction]


class Summary(TypedDict):
    sentences: list[SummarySentence]
    keyphrases: list[Keyphrase]
    nutgraf: SummarySentence | None


class Keyphrase(TypedDict):
    text: str
    score: float
    spans: list[Span]


class Mention(Span):
    kind: MentionKind
    confidence: float


class Role(Span):
    text: str


class Entity(TypedDict):
    id: int
    type: EntityType
    name: str
    named: bool
    story: bool
    salience: float
    role: Role | None
    mentions: list[Mention]


class Speaker(Span):
    name: str
    entity: int | None


class Cue(Span):
    text: str


class Quote(Span):
    kind: QuoteKind
    parts: list[Span]
    utterance: int
    speaker: Speaker | None
    cue: Cue | None
    polarity: Polarity
    confidence: float


class Time(Span):
    type: TimexType
    value: str
    approximate: bool


TimelineEntry = TypedDict(
    "TimelineEntry",
    {
        "from": "str | None",
        "to": "str | None",
        "edtf": "str",
        "label": "str",
        "event": "Span | None",
        "source": "str | None",
        "sentence": "int",
        "time": "int | None",
        "entities": "list[int]",
        "planned": "bool",
    },
)


class Warning(TypedDict):
    code: str
    message: str


class Analysis(TypedDict):
    schemaVersion: Literal[2]
    generator: str
    offsets: Offsets
    language: Literal["en", "und"]
    documentDate: DocumentDate
    headline: Span | None
    standfirst: Span | None
    byline: Byline | None
    stats: Stats
    paragraphs: list[Paragraph]
    sentences: list[Sentence]
    summary: Summary
    entities: list[Entity]
    quotes: list[Quote]
    times: list[Time]
    timeline: list[TimelineEntry]
    warnings: list[Warning]


class StorySource(TypedDict):
    name: str
    date: str | None
    sameAs: int | None
    group: int


class StorySentence(Span):
    article: int
    sentence: int
    also: list[int]
    score: float


class StorySummary(TypedDict):
    nutgraf: StorySentence | None
    sentences: list[StorySentence]


class Member(TypedDict):
    article: int
    entity: int


class StoryEntity(TypedDict):
    id: int
    type: EntityType
    name: str
    named: bool
    salience: float
    members: list[Member]


Agreement = Literal["single", "same", "cut", "altered"]


class Change(TypedDict):
    here: str
    there: str


class QuoteTelling(TypedDict):
    article: int
    quotes: list[int]
    agreement: Agreement
    polarity: Polarity
    changes: list[Change]


class StoryQuote(TypedDict):
    entity: int | None
    speaker: str | None
    agreement: Agreement
    tellings: list[QuoteTelling]


class EventTelling(TypedDict):
    article: int
    entry: int


class Value(TypedDict):
    article: int
    text: str


class Difference(TypedDict):
    kind: Literal["number", "date"]
    values: list[Value]


StoryEvent = TypedDict(
    "StoryEvent",
    {
        "from": "str | None",
        "to": "str | None",
        "edtf": "str",
        "label": "str",
        "planned": "bool",
        "entities": "list[int]",
        "tellings": "list[EventTelling]",
        "differences": "list[Difference]",
    },
)


class Story(TypedDict):
    schemaVersion: Literal[2]
    generator: str
    offsets: Offsets
    sources: list[StorySource]
    articles: list[Analysis]
    summary: StorySummary
    entities: list[StoryEntity]
    quotes: list[StoryQuote]
    timeline: list[StoryEvent]
    differences: list[Difference]
    warnings: list[Warning]


class Evidence(Span):
    source: int
    text: str
    speaker: str | None
    polarity: Polarity | None


SpeakerVerdict = Literal["same", "other", "unknown"]
PolarityVerdict = Literal["kept", "turned", "unknown"]


class Quotation(Span):
    verdict: Literal["exact", "altered", "missing"]
    speaker: SpeakerVerdict
    credited: str | None
    polarity: PolarityVerdict
    found: Evidence | None
    changes: list[Change]


class Paraphrase(Span):
    found: Evidence | None
    speaker: SpeakerVerdict
    credited: str | None
    polarity: PolarityVerdict


class Claim(Span):
    found: Evidence


class Fact(Span):
    kind: Literal["date", "sum", "number", "name"]
    text: str


class Check(TypedDict):
    schemaVersion: Literal[2]
    generator: str
    offsets: Offsets
    sources: list[str]
    quotations: list[Quotation]
    paraphrases: list[Paraphrase]
    claims: list[Claim]
    facts: list[Fact]
    problems: int
    warnings: list[Warning]
