/** Fetches the tab's page and hands it to the panel as a reader hands over a saved one. */

const tab = Number(new URLSearchParams(location.search).get('tab'));
if (tab) {
  try {
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab }, func: () => document.documentElement.outerHTML });
    const files = new DataTransfer();
    files.items.add(new File([result], 'page.html', { type: 'text/html' }));
    const input = document.getElementById('file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  } catch {
    // The browser's own pages and its shop can't be read: the panel stays empty, for pasting.
  }
}
