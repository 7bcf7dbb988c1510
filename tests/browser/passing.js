/** What fades or closes by itself, kept as it is shown: on a busy machine a test looks too late. */

/** Runs in the page before its own scripts. */
export function keepPassing() {
  /** Words that were lit, words of the toast, whether progress was in sight; newest last. */
  window.passed = { lit: [], told: [], progress: [] };
  const { set } = HighlightRegistry.prototype;
  HighlightRegistry.prototype.set = function (name, highlight) {
    const made = set.call(this, name, highlight);
    if (name === 'nutgraf-spot') window.passed.lit.push([...(CSS.highlights.get(name) ?? [])].map(String).join(''));
    return made;
  };
  addEventListener('DOMContentLoaded', () => {
    const [toast, progress] = ['toast', 'progress'].map((id) => document.getElementById(id));
    if (toast) new MutationObserver(() => toast.checkVisibility() && window.passed.told.push(toast.textContent)).observe(toast, { childList: true });
    if (progress) new MutationObserver(() => progress.checkVisibility() && window.passed.progress.push(true)).observe(progress, { attributes: true });
  });
}
