/** Finds the element that the layout promises, as the type that it has there. */
export function findElement<T extends Element>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${selector}. The layout and the client have drifted apart.`);
}
