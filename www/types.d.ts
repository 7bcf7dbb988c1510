/** The shapes that the page's modules pass to each other. Those of the analysis come from the package itself. */

type Analysis = import('./pkg/nutgraf.js').Analysis;
type Entity = Analysis['entities'][number];
type Mention = Entity['mentions'][number];
type Quote = Analysis['quotes'][number];
type Time = Analysis['times'][number];
type TimelineEntry = Analysis['timeline'][number];
type DatedEntry = TimelineEntry & { from: string };
type Paragraph = Analysis['paragraphs'][number];
type ParagraphKind = Paragraph['kind'];

/** End-exclusive, in UTF-16 code units. */
interface Span {
  start: number;
  end: number;
}

/** What the package's `analyze` takes. */
interface AnalyzeOptions {
  date?: string;
  sentences?: number;
  kinds?: { at: number; kind: ParagraphKind }[];
}

/** A text on its way in, with what is known of it beside its words. */
interface Clean {
  text: string;
  kinds: { at: number; kind: ParagraphKind }[];
  date: string | null;
}

/** Words of the text, findable again after the text was edited. */
interface Anchor {
  exact: string;
  /** Up to 24 characters, as is `after`. */
  before: string;
  after: string;
  /** Where they stood. */
  at: number;
  /** Length of the whole span, where `exact` is only its head. */
  length: number;
}

interface KindHint {
  anchor: Anchor;
  kind: ParagraphKind;
}

/** One thing the reader set right. */
type Correction =
  | { op: 'retype'; at: Anchor; type: Entity['type'] }
  | { op: 'merge'; at: Anchor; into: Anchor }
  | { op: 'split'; at: Anchor }
  | { op: 'dismiss'; at: Anchor }
  /** Whom the words mean: a name of the text, or somebody else. */
  | { op: 'who'; at: Anchor; into: Anchor | null; scope: Scope }
  /** `name`: somebody that the text does not mark as a name. */
  | { op: 'speaker'; at: Anchor; who: Anchor | null; name?: string }
  | { op: 'unquote'; at: Anchor }
  | { op: 'date'; at: Anchor; from: string | null; to: string | null }
  /** Added by the reader: a name, a quote, what happened on a day. */
  | { op: 'name'; at: Anchor; type: Entity['type'] }
  | { op: 'quote'; at: Anchor; who: Anchor | null; name?: string }
  | { op: 'event'; at: Anchor; from: string; to: string }
  | { op: 'drop'; at: Anchor }
  | { op: 'kind'; at: Anchor; kind: ParagraphKind }
  | { op: 'published'; date: string | null }
  /** Looked at, and right as it was found. */
  | { op: 'confirm'; at: Anchor; what: 'quote' | 'name' };

/** Only this mention, those from here on, or all that read like it. */
type Scope = 'here' | 'on' | 'all';

/** What the reader limits all panels and the text to. */
interface Filter {
  by: 'entity' | 'speaker' | 'month' | 'words';
  /** An entity's or speaker's name, `YYYY-MM`, or words. */
  value: string;
}

/** A filter applied to one analysis. */
interface AppliedFilter {
  filter: Filter;
  /** What remains: in text order, disjoint. */
  spans: Span[];
  /** What was looked for, in text order. */
  hits: Span[];
}

/** An article, and the reader's corrections of it. */
interface SavedArticle {
  text: string;
  /** From rich paste. */
  hints: KindHint[];
  corrections: Correction[];
  /** Length of the summary. */
  sentences: number;
  /** Those before and after it in one paste, where they were read. */
  before: SavedArticle | null;
  after: SavedArticle | null;
}

/** All that the page knows. */
interface State extends SavedArticle {
  /** As it came from the package. */
  raw: Analysis | null;
  /** With the corrections laid over it. */
  view: Analysis | null;
  filter: Filter | null;
  narrowed: AppliedFilter | null;
  /** The entity whose mentions are highlighted. */
  entity: number | null;
  /** Where its mention starts that was shown last; meaningless without an entity. */
  at: number | null;
  mode: 'empty' | 'read' | 'edit';
  /** Why this is no article; null where it is one, or is read anyway. */
  gate: string | null;
}

/** One stretch of the text that is set off. */
interface Mark {
  start: number;
  end: number;
  layer: 'entity' | 'quote' | 'time' | 'summary' | 'out';
  /** Class name. */
  name: string;
  /** Index into the analysis' list of that layer. */
  ref: number;
  /** The mention's index in its entity. */
  nth?: number;
}

/** What a panel can ask the page to do. */
interface PageActions {
  goTo(span: Span, from: string): void;
  filter(filter: Filter | null): void | Promise<void>;
  correct(correction: Correction, said: string): void;
  /** Chooses a name and shows its mention after or before the one that starts at `from`. */
  step(entity: Entity, by: 1 | -1, from: () => number | null): void;
  /** The card shows this mention: the steps through a chosen name continue from it. */
  seen(entity: Entity, at: number): void;
  /** Announces words to screen readers. */
  say(words: string): void;
  /** Shows the item of a panel that has this key. */
  show(key: string): void;
  /** Opens the card of what stands at a place of the text. */
  open(span: Span, from?: string): void;
}

/** What a file is exported from. */
interface ExportInput {
  text: string;
  analysis: Analysis;
  corrections: Correction[];
  /** Writes the formats that the package knows. */
  exportAs(format: ExportFormat): Promise<string>;
}

type ExportFormat = import('./pkg/nutgraf.js').ExportFormat;
type Child = Node | string | number | null | undefined | false;
type Strings = Record<keyof typeof import('./strings/en.js').en | keyof typeof import('./strings/en-more.js').more, string>;
type Key = keyof Strings;
