/** The text of an article in HTML as `<nut-graf>` reads it: no scripts, no menus' buttons, blocks divided by empty lines. */
export function articleText(html: string, id?: string): string | null;
