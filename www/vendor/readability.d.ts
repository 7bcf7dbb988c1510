/** The part of Mozilla Readability that the page uses. */
export class Readability {
  constructor(document: Document, options?: { serializer?: (node: Node) => unknown });
  parse(): {
    title: string | null;
    byline: string | null;
    content: unknown;
    textContent: string | null;
    publishedTime: string | null;
  } | null;
}
