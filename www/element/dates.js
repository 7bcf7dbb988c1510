/** The day an article was published: as the attribute tells, in the forms in which sites write dates, or as the page does. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * @param {string} written `2024-03-04`, also with a time; what `Date` and templates print; `4 March 2024`, `March 4, 2024`
 * @returns {string | null} `YYYY-MM-DD`
 */
export function dayOf(written) {
  const text = written.trim();
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(text);
  if (iso) return valid(iso[1], iso[2], iso[3]);
  if (/^\d{10}(\d{3})?$/.test(text)) return new Date(Number(text.padEnd(13, '0'))).toISOString().slice(0, 10);
  // `Date.toString()` in a template: the day there was midnight in UTC, whatever zone the site was built in.
  const moment = /GMT[+-]\d{4}/.test(text) ? new Date(text) : null;
  if (moment && moment.getTime() % 86_400_000 === 0) return moment.toISOString().slice(0, 10);
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})\b/i.exec(text);
  if (dayFirst) return valid(dayFirst[3], month(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text);
  return monthFirst ? valid(monthFirst[3], month(monthFirst[1]), monthFirst[2]) : null;
}

/** @param {string} name */
const month = (name) => String(MONTHS.indexOf(name.toLowerCase()) + 1);

/**
 * @param {string} year
 * @param {string} month
 * @param {string} day
 */
function valid(year, month, day) {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${date}T00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date) ? date : null;
}

const META = 'article:published_time datePublished date pubdate publish-date parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.date dcterms.created citation_publication_date'.split(' ');

/**
 * The page's own date for this article. Where a page has several articles, what the head says is of none of them.
 *
 * @param {Element} article
 * @returns {string | null}
 */
export function pageDate(article) {
  const marked = [...article.querySelectorAll('[itemprop~="datePublished"], time[pubdate]')];
  const head = document.querySelectorAll('article').length > 1 && article !== document.body ? [inHead(article), ...linkedData(article)] : [...linkedData(article), ...metas(), inHead(article)];
  for (const written of [...marked.map(writtenIn), ...head]) {
    const day = written && dayOf(written);
    if (day) return day;
  }
  return null;
}

/** @param {Element} node */
const writtenIn = (node) => node.getAttribute('datetime') ?? node.getAttribute('content') ?? node.textContent;

/** @returns {string[]} */
function metas() {
  const found = [...document.querySelectorAll('meta[content]')];
  return META.flatMap((name) => found.filter((m) => [m.getAttribute('property'), m.getAttribute('name'), m.getAttribute('itemprop')].some((n) => n?.toLowerCase() === name.toLowerCase())).map((m) => m.getAttribute('content') ?? ''));
}

/**
 * The first `<time>` before the article's first long paragraph.
 *
 * @param {Element} article
 */
function inHead(article) {
  const body = [...article.querySelectorAll('p')].find((p) => (p.textContent ?? '').trim().length > 120);
  const first = [...article.querySelectorAll('time[datetime]')].find((time) => !body || time.compareDocumentPosition(body) & Node.DOCUMENT_POSITION_FOLLOWING);
  return first?.getAttribute('datetime') ?? null;
}

/**
 * `datePublished` of JSON-LD: of the thing whose headline the article has, else of the only one.
 *
 * @param {Element} article
 * @returns {string[]}
 */
function linkedData(article) {
  /** @type {{ headline: string, date: string }[]} */
  const dated = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const stack = [JSON.parse(script.textContent ?? '')];
      for (let seen = 0; stack.length && seen < 2000; seen++) {
        const thing = stack.pop();
        if (!thing || typeof thing !== 'object') continue;
        if (typeof thing.datePublished === 'string' && !/comment|review/i.test(String(thing['@type']))) dated.push({ headline: String(thing.headline ?? thing.name ?? ''), date: thing.datePublished });
        stack.push(...Object.values(thing));
      }
    } catch {
      // The host's own fault, and no reader's concern.
    }
  }
  const title = squeeze((article.querySelector('h1') ?? (document.querySelectorAll('h1').length === 1 ? document.querySelector('h1') : null) ?? article.querySelector('h2'))?.textContent ?? '');
  const same = dated.filter(({ headline }) => title && squeeze(headline) === title);
  const days = new Set(dated.map(({ date }) => dayOf(date)));
  return (same.length ? same : days.size === 1 ? dated : []).map(({ date }) => date);
}

/** @param {string} text */
const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
