/** The names that attributes and methods take, and how each kind of name is underlined. */

/** @typedef {'summary' | 'entities' | 'quotes' | 'timeline'} Section */
/** @typedef {'summary' | 'entities' | 'quotes' | 'times'} Layer */
/** @typedef {{ kind: Section, index: number, span: Span, text: string }} Statement */

/** @type {Section[]} */
export const SECTIONS = ['summary', 'entities', 'quotes', 'timeline'];
/** @type {Layer[]} */
export const LAYERS = ['summary', 'entities', 'quotes', 'times'];
/** Those that are painted unless the host says otherwise. @type {Layer[]} */
export const USUAL = ['summary', 'entities', 'quotes'];

/** Broken lines, since a plain line is a link's; of middle tones, which show on light and on dark. @type {[string, string, string][]} */
export const LINES = [
  ['person', 'dotted', '#3b7dd8'],
  ['organization', 'dashed', '#a45cc0'],
  ['place', 'double', '#2b8f5c'],
  ['misc', 'dotted', '#b5761b'],
  ['time', 'dashed', '#858585'],
];

/** Background and text on light pages, and on dark ones. @type {[string, [string, string], [string, string]][]} */
export const PAIRS = [
  ['summary', ['#fdf1bf', '#1b1a17'], ['#4a411c', '#f6f1e2']],
  ['quote', ['#e0eef0', '#1b1a17'], ['#1f3b41', '#f2f5f5']],
];
