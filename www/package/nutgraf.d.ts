/** End-exclusive; counts UTF-16 code units, as String.prototype.slice takes them. */
export interface Span {
  start: number;
  end: number;
}

export type ParagraphKind = "headline" | "standfirst" | "byline" | "caption" | "heading" | "list" | "body" | "furniture";
export type EntityType = "person" | "organization" | "place" | "misc" | "money" | "percent";
export type MentionKind = "name" | "nominal" | "pronoun";
export type QuoteKind = "direct" | "mixed" | "indirect";
export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";
export type DateSource = "given" | "byline" | "dateline" | "inferred" | "none";
export type Reason = "lead" | "central" | "headline" | "names" | "numbers" | "quote" | "happened" | "context";

export interface Options {
  /** The day the article was published, YYYY-MM-DD. */
  date?: string | null;
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
}

export interface SummarySentence extends Span {
  /** Index into sentences. */
  sentence: number;
  /** 0 to 1 */
  score: number;
  reasons: Reason[];
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

export interface Entity {
  /** Its index in entities. */
  id: number;
  type: EntityType;
  /** The fullest form in the text. */
  name: string;
  salience: number;
  mentions: Mention[];
}

export interface Speaker extends Span {
  name: string;
  /** Index into entities. */
  entity: number | null;
}

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
  confidence: number;
}

export interface Time extends Span {
  type: TimexType;
  /** TIMEX3 value */
  value: string;
  approximate: boolean;
}

export interface TimelineEntry {
  /** First day, YYYY-MM-DD. */
  from: string;
  /** Last day, inclusive; null = still open. */
  to: string | null;
  /** Extended Date/Time Format */
  edtf: string;
  label: string;
  /** Index into sentences. */
  sentence: number;
  /** Index into times. */
  time: number;
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
  schemaVersion: 1;
  language: "en" | "und";
  documentDate: DocumentDate;
  headline: Span | null;
  standfirst: Span | null;
  byline: Byline | null;
  stats: Stats;
  paragraphs: Paragraph[];
  sentences: Sentence[];
  summary: { sentences: SummarySentence[]; keyphrases: Keyphrase[]; nutgraf: SummarySentence | null };
  /** Most salient first. */
  entities: Entity[];
  quotes: Quote[];
  times: Time[];
  /** Oldest first. */
  timeline: TimelineEntry[];
  warnings: Warning[];
}

export interface Nutgraf {
  /**
   * Reads one article. Never throws on any string; unpaired surrogates are read as U+FFFD and keep their offsets.
   * @throws {TypeError} where an option is wrong: which, and why
   */
  analyze(text: string, options?: Options): Analysis;
}

/** Loads the .wasm, from beside this module unless told otherwise. */
export function load(source?: URL | RequestInfo | Response | BufferSource | WebAssembly.Module): Promise<Nutgraf>;
