/** A key as the browser tells it, and what it was pressed in. */
export interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  /** Whether it would write something where it was pressed. */
  writes: boolean;
}

/** Calls back when the reader presses `/` outside of a field, or Ctrl+K or ⌘K anywhere. */
export function onSearchShortcut(callback: () => void): void {
  addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, target } = event;
    if (!isSearchShortcut({ key, altKey, ctrlKey, metaKey, writes: isField(target) })) return;
    event.preventDefault();
    callback();
  });
}

/** Whether a key asks for the search. */
export function isSearchShortcut({ key, altKey, ctrlKey, metaKey, writes }: Key): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
  return key === '/' && !writes;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea'))
  );
}
