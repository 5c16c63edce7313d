/**
 * What an option of the chat says: of the attribute, or of the same as data, which is what a script tag has.
 *
 * @example
 * readAttribute(element, 'functions-url'); // of functions-url, or of data-functions-url
 */
export function readAttribute(element: Element, name: string): string | null {
  return element.getAttribute(name) || element.getAttribute(`data-${name}`);
}
