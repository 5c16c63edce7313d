/**
 * Defines a custom element, unless another copy of the script already has.
 *
 * @example
 * define('docent-chat-header', ChatHeader);
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
