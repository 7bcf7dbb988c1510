/** The part of pdf.js that the page uses. */
interface Page {
  getViewport(options: { scale: number }): { transform: number[]; width: number; height: number };
  getTextContent(options: { includeMarkedContent: boolean }): Promise<{ items: import('../in/pdf/lines.js').Item[] }>;
  cleanup(): void;
}
export function getDocument(options: Record<string, unknown>): { promise: Promise<{ numPages: number; getPage(n: number): Promise<Page> }> };
