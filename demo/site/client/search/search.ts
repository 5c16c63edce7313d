import { findElement } from '../find-element.ts';
import { createChoice } from './choice.ts';
import { describeCount, groupByPage } from './group.ts';
import { loadIndex } from './load-index.ts';
import { onSearchShortcut } from './shortcut.ts';
import { createResults } from './show-results.ts';

/** Starts the search: a button or a key opens it, and only then is the index of the version loaded. */
export function startSearch(): void {
  const dialog = findElement('#search', HTMLDialogElement);
  const input = findElement('#search-input', HTMLInputElement);
  const list = findElement('#search-results', HTMLElement);
  const choice = createChoice(input, list);
  const search = createSearch(input, list, () => choice.reset());

  const open = (): void => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    void search();
  };

  findElement('#search-open', HTMLButtonElement).addEventListener('click', open);
  onSearchShortcut(open);
  input.addEventListener('input', () => void search());
  input.addEventListener('keydown', (event) => {
    // Enter and the arrows belong to an input method while it composes a word.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') choice.move(1);
    else if (event.key === 'ArrowUp') choice.move(-1);
    else if (event.key === 'Enter') choice.current()?.click();
    else return;
    event.preventDefault();
  });

  findElement('#search-close', HTMLButtonElement).addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    const { target } = event;
    const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    // The dialog itself is hit only outside of what it holds: on its backdrop.
    if (target === dialog) dialog.close();
    else if (target instanceof Element && target.closest('a') && !opensElsewhere) dialog.close();
  });
}

/** Creates what shows the results for the words in the field. */
function createSearch(
  input: HTMLInputElement,
  list: HTMLElement,
  onShown: () => void,
): () => Promise<void> {
  const note = findElement('#search-note', HTMLElement);
  const status = findElement('#search-status', HTMLElement);

  const show = (found: { results?: HTMLElement[]; sentence: string; announced?: string }): void => {
    const { results = [], sentence, announced = '' } = found;
    list.replaceChildren(...results);
    list.hidden = results.length === 0;
    input.setAttribute('aria-expanded', String(results.length > 0));
    note.textContent = sentence;
    status.textContent = announced;
    onShown();
  };

  return async () => {
    const version = findElement('#content', HTMLElement).dataset['version'] ?? '';
    const query = input.value.trim();
    try {
      const find = await loadIndex(version);
      if (query !== input.value.trim()) return;
      if (!query) return show({ sentence: `Search all pages of version ${version}.` });
      const groups = groupByPage(find(query));
      const announced = describeCount(groups, query);
      const nothing = `Nothing in version ${version} matches “${query}”. Try fewer or other words.`;
      show({
        results: createResults(groups),
        sentence: groups.length === 0 ? nothing : '',
        announced,
      });
    } catch {
      const sentence = 'The search did not load. Check your connection, then type again.';
      show({ sentence, announced: sentence });
    }
  };
}
