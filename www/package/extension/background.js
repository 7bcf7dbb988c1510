/** A click on the button opens the panel for that tab; the click is also what lets the panel read it, this tab alone. */
chrome.action.onClicked.addListener((tab) => {
  // Both before anything is waited for: the panel opens only while the click counts.
  chrome.sidePanel.setOptions({ tabId: tab.id, path: `index.html?tab=${tab.id}&at=${Date.now()}`, enabled: true });
  chrome.sidePanel.open({ tabId: tab.id });
});
