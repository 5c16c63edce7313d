/** What an element starts with. */
interface Parts {
  readonly text?: string;
  readonly className?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * Makes an element, without markup as text: a page may demand Trusted Types.
 *
 * @example
 * createElement('button', { text: 'Close' });
 */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { text, className, attributes = {} }: Parts = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
