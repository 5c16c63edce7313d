/** The window of a frame, with its constructors. */
export type PageWindow = Window & typeof globalThis;

/** Writes into a field as somebody who types does. */
export function fill(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const { InputEvent, Event } = field.ownerDocument.defaultView as PageWindow;
  field.value = text;
  const input = { bubbles: true, composed: true, inputType: 'insertText', data: text };
  field.dispatchEvent(new InputEvent('input', input));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Finds the first element that can be seen, in shadow trees too. */
export function findDeep<T extends Element = HTMLElement>(
  root: ParentNode,
  selector: string,
): T | undefined {
  return findAllDeep<T>(root, selector).find((one) => one.checkVisibility());
}

/** Finds all elements, in shadow trees too. */
export function findAllDeep<T extends Element = HTMLElement>(
  root: ParentNode,
  selector: string,
): T[] {
  const own = [...root.querySelectorAll<T>(selector)];
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? findAllDeep<T>(shadowRoot, selector) : [],
  );
  return [...own, ...inside];
}
