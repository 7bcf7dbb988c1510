/** A PDF file, read by a worker of its own. The page says how far it is, and can stop it. */

import { el } from '../../dom.js';
import { toast } from '../../messages.js';
import { t } from '../../strings.js';
import { trustedUrl } from '../../trusted.js';
import { Unreadable } from '../unreadable.js';

/** Milliseconds for the worker to come over a slow line, and then for each page. */
const LOADING = 60_000;
const PAGE = 20_000;
/** Milliseconds before the page speaks of waiting. */
const PATIENCE = 400;

/** The one that is being read. */
let stop = () => {};

/**
 * A page that is one file on a disk has no workers of its own.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Clean>}
 */
export async function readPdf(bytes) {
  stop();
  if (location.protocol === 'file:') throw new Unreadable('pdfNotHere');
  /** @type {Worker} */
  let worker;
  try {
    worker = new Worker(trustedUrl(new URL('./pdf-worker.js', import.meta.url)), { type: 'module' });
  } catch {
    throw new Unreadable('missingPart');
  }
  const notice = progress(() => stop());
  try {
    return await new Promise((resolve, reject) => {
      const fail = (/** @type {Key} */ key) => reject(new Unreadable(key));
      stop = () => fail('pdfStopped');
      let timer = setTimeout(() => fail('pdfSlow'), LOADING);
      worker.onerror = (event) => {
        event.preventDefault();
        fail('missingPart');
      };
      worker.onmessage = ({ data }) => {
        if (!data.pages && !data.clean && !data.failed) return;
        clearTimeout(timer);
        if (data.lost && data.clean) toast(t('pdfPart'));
        if (data.clean) resolve(data.clean);
        else if (data.failed) {
          console.info('nutgraf:', data.message);
          fail(data.failed);
        } else {
          notice.show(data.page, data.pages);
          timer = setTimeout(() => fail('pdfSlow'), PAGE);
        }
      };
      worker.postMessage({ bytes }, [bytes.buffer]);
    });
  } finally {
    stop = () => {};
    worker.terminate();
    notice.end();
  }
}

/** @param {() => void} halt */
function progress(halt) {
  const bar = /** @type {HTMLProgressElement} */ (el('progress', { 'aria-label': t('readingPdf') }));
  const count = el('span', { 'aria-hidden': 'true' });
  const node = el('p.notice', { 'data-code': 'complaint', role: 'status' }, el('span', null, t('readingPdf')), bar, count, el('button.quiet', { type: 'button', onclick: halt }, t('stopReading')));
  const put = () => {
    document.getElementById('notices')?.prepend(node);
    node.scrollIntoView({ block: 'nearest' });
  };
  const timer = setTimeout(put, PATIENCE);
  return {
    /**
     * @param {number} page
     * @param {number} pages
     */
    show(page, pages) {
      bar.max = pages;
      bar.value = page;
      count.textContent = `${page} / ${pages}`;
    },
    end() {
      clearTimeout(timer);
      node.remove();
    },
  };
}
