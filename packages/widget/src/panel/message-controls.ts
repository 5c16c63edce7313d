// What the Tab key stops at by itself, and what has been given a place in its order.
const stops = 'a[href], button, input, select, textarea, summary, audio, video, [tabindex]';

const kept = new WeakMap<Element, string | null>();

/**
 * Finds what can be used in a message, also inside of elements with a shadow tree.
 *
 * @example
 * findControls(row)[0]?.focus();
 */
export function findControls(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    if (element.shadowRoot) return findControls(element.shadowRoot);
    const isUsable = element.matches(stops) && !element.matches(':disabled');
    return isUsable && element.checkVisibility({ visibilityProperty: true }) ? [element] : [];
  });
}

/**
 * Takes what is in a message out of the order of the Tab key, or puts it back. It can be clicked and read in any case.
 *
 * @example
 * setTabStops(row, false);
 */
export function setTabStops(row: ParentNode, isStop: boolean): void {
  for (const element of row.querySelectorAll('*')) {
    // Not by the host of a shadow tree: one that loses its tabindex while the focus is in it loses the focus too.
    if (element.shadowRoot) setTabStops(element.shadowRoot, isStop);
    if (!element.matches(stops)) continue;
    if (isStop) putBack(element);
    else takeOut(element);
  }
}

function takeOut(element: Element): void {
  if (kept.has(element)) return;
  kept.set(element, element.getAttribute('tabindex'));
  element.setAttribute('tabindex', '-1');
}

function putBack(element: Element): void {
  const tabIndex = kept.get(element);
  if (tabIndex === undefined) return;
  kept.delete(element);
  if (tabIndex === null) element.removeAttribute('tabindex');
  else element.setAttribute('tabindex', tabIndex);
}
