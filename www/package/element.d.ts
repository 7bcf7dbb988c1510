import type { Analysis, Span } from "./nutgraf.js";

/** `<nut-graf for="story">`: reads an article of the page and shows what is in it. Importing this registers it. */
export declare class NutGrafElement extends HTMLElement {
  /** The id of the article; without it the element reads its own text. */
  for: string | null;
  /** The day of publication; without it the page's own is taken. */
  get date(): string | null;
  set date(value: string | Date | null);
  /** Length of the summary, 1 to 10. */
  sentences: number | null;
  /** The address of an analysis that was made when the site was built. */
  src: string | null;
  /** Any of `summary entities quotes timeline`, or `none`. */
  show: string | null;
  /** Any of `summary entities quotes times`, or `none`. */
  marks: string | null;
  /** What was found; null until it is. */
  readonly analysis: Analysis | null;
  /** Resolves with the first analysis. */
  readonly ready: Promise<Analysis>;
  /** Reads the article now, also where it is far from the screen. */
  analyze(): Promise<Analysis>;
  /** Shows a statement's place in the text, as a click on it does; false where it has none. */
  select(kind: NutGrafSection, index?: number): boolean;
  /** Back from the text to the statement in the panel. */
  back(): void;
}

export type NutGrafSection = "summary" | "entities" | "quotes" | "timeline";

/** A statement that the reader chose. */
export interface NutGrafStatement {
  kind: NutGrafSection;
  /** In the analysis' list of that kind. */
  index: number;
  span: Span;
  text: string;
}

/** The attributes, as templates write them. */
export interface NutGrafAttributes {
  for?: string;
  date?: string;
  sentences?: number | string;
  src?: string;
  show?: string;
  marks?: string;
  lang?: string;
  debug?: boolean | "";
}

export interface NutGrafEventMap {
  "nutgraf-analysis": CustomEvent<Analysis>;
  "nutgraf-error": CustomEvent<Error>;
  /** Cancelable: the element then does not go to the place itself. */
  "nutgraf-select": CustomEvent<NutGrafStatement>;
}

declare global {
  interface HTMLElementTagNameMap {
    "nut-graf": NutGrafElement;
  }
  interface HTMLElementEventMap extends NutGrafEventMap {}
  /** Where the compiler has one JSX for all: Preact, Solid, React before 19. React 19: `import "nutgraf/react"`. */
  namespace JSX {
    interface IntrinsicElements {
      "nut-graf": NutGrafAttributes & { [attribute: string]: unknown };
    }
  }
}
