/**
 * Reads what is selected on the page. It is read early: the selection goes when the focus goes elsewhere.
 *
 * @example
 * const range = readSelection();
 */
export function readSelection(): Range | undefined {
  const selection = getSelection();
  return selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
}
