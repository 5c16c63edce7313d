import { startChatButton } from './chat-button.ts';
import { startCopyButtons } from './copy-code.ts';
import { startNavigation } from './navigation/navigation.ts';
import { startSearch } from './search/search.ts';
import { revealCurrentPage, startMenu } from './site-nav.ts';
import { followReader } from './support.ts';
import { startTableOfContents } from './table-of-contents.ts';
import { startThemeToggle } from './theme.ts';

startThemeToggle();
startMenu();
startSearch();
const startSupportForm = followReader();

let stopPage = startPage();
startNavigation({
  beforeSwap: () => stopPage(),
  afterSwap: () => (stopPage = startPage()),
});

/** Starts what belongs to the page that is shown; returns what stops it. */
function startPage(): () => void {
  startCopyButtons();
  startSupportForm();
  startChatButton();
  revealCurrentPage();
  return startTableOfContents();
}
