/** The words of what is fetched when first wanted: cards, menus, dialogs, files. Their modules import this. */

import { addEnglish } from '../strings.js';
import { more } from './en-more.js';

addEnglish(more);
