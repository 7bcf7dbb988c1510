/** End-exclusive; counts UTF-16 code units, as String.prototype.slice takes them. */
export interface Span {
  start: number;
  end: number;
}

export type ParagraphKind = "headline" | "standfirst" | "byline" | "caption" | "heading" | "list" | "body" | "furniture";
export type EntityType = "person" | "organization" | "place" | "misc" | "money" | "percent";
export type MentionKind = "name" | "nominal" | "pronoun";
export type QuoteKind = "direct" | "mixed" | "indirect";
/** What the reporting words claim: "said that …", "denied that …", "did not say …", "asked whether …". */
export type Polarity = "affirmed" | "denied" | "unsaid" | "asked";
export type OffsetUnit = "utf16" | "codepoint" | "byte";
export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";
export type DateSource = "given" | "byline" | "dateline" | "inferred" | "none";
export type Reason = "lead" | "central" | "headline" | "names" | "numbers" | "quote" | "happened" | "context";

export interface Options {
  /** The day the article was published: YYYY-MM-DD, also with a time behind it, or a Date, whose day in UTC counts. */
  date?: string | Date | null;
  /** Length of the summary, 1 to 10; 3 if left out. */
  sentences?: number | null;
  /** A word budget for the summary instead of a number of sentences. */
  words?: number | null;
  /** What the paragraph at an offset is, whatever the analysis thinks. */
  kinds?: { at: number; kind: ParagraphKind }[] | null;
}

export interface DocumentDate {
  /** YYYY-MM-DD */
  value: string | null;
  source: DateSource;
  span: Span | null;
}

export interface Byline extends Span {
  names: string[];
}

export interface Stats {
  characters: number;
  words: number;
  sentences: number;
  paragraphs: number;
  readingSeconds: number;
}

export interface Paragraph extends Span {
  kind: ParagraphKind;
}

export interface Sentence extends Span {
  /** Index into paragraphs. */
  paragraph: number;
  /** Whether it is a sentence of the story itself: no caption, credit, bare dateline or note. */
  story: boolean;
}

export interface SummarySentence extends Span {
  /** Index into sentences. */
  sentence: number;
  /** 0 to 1 */
  score: number;
  reasons: Reason[];
  /** Who is meant, where no sentence shown before says so; in text order. */
  introduce: Introduction[];
}

/** Words of a shown sentence that need a name beside them: `he` is shown as `he [Rui Costa]`. */
export interface Introduction extends Span {
  /** What to show in their place. */
  text: string;
  /** Index into entities. */
  entity: number;
}

export interface Summary {
  /** In text order. */
  sentences: SummarySentence[];
  /** Best first. */
  keyphrases: Keyphrase[];
  /** The one sentence that says what the story is about. */
  nutgraf: SummarySentence | null;
}

export interface Keyphrase {
  text: string;
  score: number;
  spans: Span[];
}

export interface Mention extends Span {
  kind: MentionKind;
  confidence: number;
}

/** Who somebody is, in the words of the text. */
export interface Role extends Span {
  /** The words, to be shown beside the name. */
  text: string;
}

export interface Entity {
  /** Its index in entities. */
  id: number;
  type: EntityType;
  /** The fullest form in the text; the best description where the text names nobody. */
  name: string;
  /** Whether the text names it. */
  named: boolean;
  /** Whether it is mentioned in the story itself, not only in menus, related headlines or credits. */
  story: boolean;
  salience: number;
  /** The words by which the text introduces it, "a crane operator"; null where it does not. */
  role: Role | null;
  mentions: Mention[];
}

export interface Speaker extends Span {
  name: string;
  /** Index into entities. */
  entity: number | null;
}

/** The whole reporting expression: "said", "did not say", "according to". */
export interface Cue extends Span {
  text: string;
}

export interface Quote extends Span {
  kind: QuoteKind;
  /** The marked stretches, marks included; none for indirect speech. */
  parts: Span[];
  /** Fragments of one utterance share this number. */
  utterance: number;
  /** null where nobody is credited */
  speaker: Speaker | null;
  cue: Cue | null;
  /** Show it, with the cue, wherever a quote is shown and this is not "affirmed". */
  polarity: Polarity;
  confidence: number;
}

export interface Time extends Span {
  type: TimexType;
  /** TIMEX3 value */
  value: string;
  approximate: boolean;
}

export interface TimelineEntry {
  /** First day, YYYY-MM-DD; null where neither text nor document date tells the year. */
  from: string | null;
  /** Last day, inclusive; null = still open. */
  to: string | null;
  /** Extended Date/Time Format */
  edtf: string;
  label: string;
  /** The words that name the event. */
  event: Span | null;
  /** Who says so, where it is a claim. */
  source: string | null;
  /** Index into sentences. */
  sentence: number;
  /** Index into times; null where the day is the document's. */
  time: number | null;
  /** Indices into entities. */
  entities: number[];
  /** A plan or a future event, as the text tells it. */
  planned: boolean;
}

export interface Warning {
  code: string;
  message: string;
}

export interface Analysis {
  schemaVersion: 2;
  /** Program and version. */
  generator: string;
  /** The unit that all spans count: always utf16 here. */
  offsets: OffsetUnit;
  language: "en" | "und";
  documentDate: DocumentDate;
  headline: Span | null;
  standfirst: Span | null;
  byline: Byline | null;
  stats: Stats;
  paragraphs: Paragraph[];
  sentences: Sentence[];
  summary: Summary;
  /** Those of the story first, most salient first. */
  entities: Entity[];
  quotes: Quote[];
  times: Time[];
  /** Oldest first. */
  timeline: TimelineEntry[];
  warnings: Warning[];
}

export type ExportFormat = "markdown" | "notes" | "html" | "html-fragment" | "csv" | "names-csv" | "quotes-csv" | "timeline-csv" | "ics";

/** One article of several. */
export interface Article {
  text: string;
  /** The day it was published, as {@link Options.date}. */
  date?: string | Date;
  /** Who published it, or the name of its file. */
  source?: string;
}

/** Several articles as one story. All indices called `article` count {@link Story.articles}. */
export interface Story {
  schemaVersion: 2;
  generator: string;
  offsets: Analysis["offsets"];
  /** As handed in. `sameAs`: the article with the same text. `group`: articles of one number tell one story. */
  sources: StorySource[];
  articles: Analysis[];
  summary: StorySummary;
  /** Told by most articles first. */
  entities: StoryEntity[];
  /** By speaker. */
  quotes: StoryQuote[];
  /** Oldest first. */
  timeline: StoryEvent[];
  /** Where the articles do not agree, beside what stands with an event. */
  differences: Difference[];
  warnings: Warning[];
}

/** A place of one article: where a mention, a quote or a sentence begins. */
export interface Place {
  article: number;
  start: number;
}

/**
 * What a reader sets right in a story: two entities are one (each told by a mention), an entity of one article is nobody of the
 * others, has another name, said a quote (or somebody named in no article did), an event is none.
 */
export type StoryCorrection =
  | { op: "join"; at: Place; with: Place }
  | { op: "apart"; at: Place }
  | { op: "rename"; at: Place; name: string }
  | { op: "speaker"; at: Place; with?: Place; name?: string }
  | { op: "drop"; at: Place };

export interface StoryOptions extends Options {
  corrections?: StoryCorrection[];
}

export type StoryFormat = "markdown" | "html" | "ics";
export type CheckFormat = "markdown" | "html";

export interface StorySource {
  name: string;
  date: string | null;
  sameAs: number | null;
  group: number;
}

export interface StorySummary {
  nutgraf: StorySentence | null;
  /** Each fact once. */
  sentences: StorySentence[];
}

export interface StorySentence extends Span {
  article: number;
  sentence: number;
  /** Other articles with a sentence that says the same. */
  also: number[];
  /** Who is meant, where no sentence before says so; `entity` counts those of its article. */
  introduce: Introduction[];
  score: number;
}

export interface StoryEntity {
  id: number;
  type: Entity["type"];
  name: string;
  named: boolean;
  salience: number;
  members: Member[];
}

/** An entity of one article. */
export interface Member {
  article: number;
  entity: number;
}

export type Agreement = "single" | "same" | "cut" | "altered";

export interface Change {
  here: string;
  there: string;
}

export interface StoryQuote {
  /** Index into {@link Story.entities}. */
  entity: number | null;
  speaker: string | null;
  agreement: Agreement;
  /** The fullest telling first; `changes` are what differs from it. */
  tellings: QuoteTelling[];
}

/** A quote as one article has it, and whom it credits. */
export interface QuoteTelling {
  article: number;
  quotes: number[];
  entity: number | null;
  speaker: string | null;
  agreement: Agreement;
  polarity: Quote["polarity"];
  changes: Change[];
}

export interface StoryEvent {
  from: string | null;
  to: string | null;
  edtf: string;
  label: string;
  planned: boolean;
  entities: number[];
  /** `entry`: index into the timeline of the article's analysis. */
  tellings: EventTelling[];
  differences: Difference[];
}

export interface EventTelling {
  article: number;
  entry: number;
}

export interface Difference {
  kind: "number" | "date";
  values: Value[];
}

/** What one article has. */
export interface Value {
  article: number;
  text: string;
}

/** A draft held against its sources. Spans count in the draft; those of {@link Evidence} in its source. */
export interface Check {
  schemaVersion: 2;
  generator: string;
  offsets: Analysis["offsets"];
  sources: string[];
  quotations: Quotation[];
  paraphrases: Paraphrase[];
  /** Plain statements of the draft that are somebody's words in a source. */
  claims: Claim[];
  /** Days, sums, numbers and names that no source has. */
  facts: Fact[];
  /** How many of all these want a look. */
  problems: number;
  /** A text that is empty, twice there, or not in English. */
  warnings: Warning[];
}

export interface Quotation extends Span {
  verdict: "exact" | "altered" | "missing";
  speaker: "same" | "other" | "unknown";
  credited: string | null;
  polarity: "kept" | "turned" | "unknown";
  found: Evidence | null;
  changes: Change[];
}

export interface Paraphrase extends Span {
  found: Evidence | null;
  speaker: "same" | "other" | "unknown";
  credited: string | null;
  polarity: "kept" | "turned" | "unknown";
}

export interface Claim extends Span {
  found: Evidence;
}

export interface Fact extends Span {
  kind: "date" | "sum" | "number" | "name";
  text: string;
}

export interface Evidence extends Span {
  /** Index into {@link Check.sources}. */
  source: number;
  text: string;
  speaker: string | null;
  polarity: Quote["polarity"] | null;
}

export interface Nutgraf {
  /**
   * Reads one article. Never throws on any string; unpaired surrogates are read as U+FFFD and keep their offsets.
   * @throws {TypeError} where an option is wrong: which, and why
   */
  analyze(text: string, options?: Options): Analysis;
  /**
   * The tokens of the text with lemma, part of speech, head and relation (Universal Dependencies), in CoNLL-U. The last
   * column has `start_char`, `end_char`, and the entity and the quote that the token is part of.
   * @throws {TypeError} where an option is wrong: which, and why
   */
  conllu(text: string, options?: Options): string;
  /**
   * Several articles as one story: one list of names, who said what side by side, one timeline, one summary. Whatever is
   * joined points at an article and a place in its analysis. Spans count in the text of their own article.
   * @throws {TypeError} where an article or an option is wrong: which, and why
   */
  merge(articles: (Article | string)[], options?: StoryOptions): Story;
  /**
   * Writes the story of these articles, with what a reader set right, as a file: the bytes that the command line writes.
   * @throws {TypeError} where the format is unknown, or an article or an option wrong
   */
  exportStory(articles: (Article | string)[], format: StoryFormat, strings?: Record<string, string>, options?: StoryOptions): string;
  /**
   * Writes the report on a draft as a file.
   * @throws {TypeError} where the format is unknown, or an article or an option wrong
   */
  exportCheck(draft: Article | string, sources: (Article | string)[], format: CheckFormat, strings?: Record<string, string>, options?: Options): string;
  /**
   * A draft held against its sources: each marked quotation exact, altered or missing, its speaker the right one or another;
   * each paraphrase with its source; claims that lost whose they are; days, sums, numbers and names that no source has.
   * Exact folds capitals, quotation marks, dashes, punctuation and blanks; `[…]` and `…` stand for words left out.
   * @throws {TypeError} where an article or an option is wrong: which, and why
   */
  check(draft: Article | string, sources: (Article | string)[], options?: Options): Check;
  /**
   * Writes an analysis, perhaps corrected, as a file: a report, an annotated page, a table, a calendar.
   * `strings` are the words around the article's own, in another language than English, by key.
   * @throws {TypeError} where the format is unknown or the analysis is none
   */
  exportAs(text: string, analysis: Analysis, format: ExportFormat, strings?: Record<string, string>): string;
}

/** An address, a `Response` (or a promise of one), the bytes, or a `WebAssembly.Module`. Written so that it needs no DOM types. */
export type WasmSource = string | { readonly href: string } | { arrayBuffer(): Promise<ArrayBuffer> } | ArrayBuffer | ArrayBufferView | PromiseLike<unknown> | WasmModule;

/** A compiled `WebAssembly.Module`. */
export interface WasmModule {
  readonly [Symbol.toStringTag]?: string;
}

/** Loads the .wasm, from beside this module unless told otherwise: in browsers, workers, and Node, which reads files. */
export function load(source?: WasmSource): Promise<Nutgraf>;
