import { chooseConsent, readConsent } from './consent.ts';
import { findElement } from './find-element.ts';
import { shareConsent } from './share-consent.ts';

/** Starts the dialog in which a reader allows or refuses statistics. Where the tags wait for it, the reader is asked. */
export function startPrivacyChoices(): void {
  const dialog = findElement('#privacy', HTMLDialogElement);
  const allow = findElement('#privacy-allow', HTMLButtonElement);
  const refuse = findElement('#privacy-refuse', HTMLButtonElement);
  const tell = shareConsent(show);

  function show(): void {
    const granted = readConsent();
    findElement('#privacy-now', HTMLElement).textContent = toSentence(granted);
    allow.setAttribute('aria-pressed', String(granted === true));
    refuse.setAttribute('aria-pressed', String(granted === false));
  }

  function choose(granted: boolean): void {
    chooseConsent(granted);
    tell(granted);
    show();
    dialog.close();
    findElement('#privacy-status', HTMLElement).textContent = toSentence(granted);
  }

  allow.addEventListener('click', () => choose(true));
  refuse.addEventListener('click', () => choose(false));
  findElement('#privacy-close', HTMLButtonElement).addEventListener('click', () => dialog.close());
  findElement('#privacy-open', HTMLButtonElement).addEventListener('click', () => {
    show();
    // It may stand there already, as the question of a page that waits for it.
    dialog.close();
    dialog.showModal();
  });
  show();
  if (isAsked() && readConsent() === undefined) dialog.show();
}

function isAsked(): boolean {
  return document.querySelector('script[data-consent="required"]') !== null;
}

function toSentence(granted: boolean | undefined): string {
  if (granted === undefined)
    return isAsked() ? 'Nothing is noted before you choose.' : 'You have not chosen yet.';
  return granted ? 'You allow us to note what you read.' : 'You refuse: we note nothing.';
}
