/** Opens the article of a link, and says what its maker changed. */

import '../strings/more.js';
import { complain, toast } from '../messages.js';
import { t } from '../strings.js';
import { readLink } from './link.js';

/**
 * @param {string} hash
 * @param {object} page
 * @param {import('../store.js').Store} page.store
 * @param {import('../session.js').Session} page.session
 * @param {(article: SavedArticle) => void} page.lay
 * @param {() => void} page.undo
 * @param {() => void} page.showChanges
 */
export async function openLink(hash, { store, session, lay, undo, showChanges }) {
  try {
    const { given, ...article } = await readLink(hash);
    store.remember();
    lay(article);
    if (!given.length) return;
    const takeBack = () => {
      store.correctAll(store.state.corrections.filter((c) => !given.includes(c)));
      toast(t('takenBack'), { label: t('undo'), act: undo });
    };
    session.announce({
      code: 'linked',
      words: t('linkCame', { n: given.length }),
      actions: [
        { label: t('seeThem'), act: showChanges },
        { label: t('takeAllBack'), act: takeBack },
      ],
    });
  } catch (error) {
    console.info('nutgraf:', error);
    complain(t('shareBroken'));
  }
}
