import { startChatButton } from './chat-button.ts';
import { startCopyButtons } from './copy-code.ts';
import { applyConsent } from './consent.ts';
import { startNavigation } from './navigation/navigation.ts';
import { startPrivacyChoices } from './privacy-choices.ts';
import { startSearch } from './search/search.ts';
import { revealCurrentPage, startMenu } from './site-nav.ts';
import { followReader } from './support.ts';
import { startTableOfContents } from './table-of-contents.ts';
import { startThemeToggle } from './theme.ts';

applyConsent();
startThemeToggle();
startPrivacyChoices();
followQaIfAny();
startMenu();
startSearch();
const startSupportForm = followReader();

let stopPage = startPage();
startNavigation({
  beforeSwap: () => stopPage(),
  afterSwap: () => (stopPage = startPage()),
});

/** Only where the site belongs to a QA server; others never load what follows one. */
function followQaIfAny(): void {
  const address = document.querySelector<HTMLMetaElement>('meta[name="qa-link"]')?.content;
  if (address) void import('./qa-link.ts').then(({ followQa }) => followQa(address));
}

/** Starts what belongs to the page that is shown; returns what stops it. */
function startPage(): () => void {
  startCopyButtons();
  startSupportForm();
  startChatButton();
  revealCurrentPage();
  return startTableOfContents();
}
