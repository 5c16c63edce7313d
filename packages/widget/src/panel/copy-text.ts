/**
 * Puts a text on the clipboard. Where the page may not use the clipboard directly (no https), by a copy of the browser's.
 *
 * @returns Whether it is there.
 * @example
 * await copyText('Hello');
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

/** Takes nobody's focus or selection, as a hidden text field would. */
function copyByEvent(text: string): boolean {
  let isCopied = false;
  const handleCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // The page's own listener would put its text there.
    event.stopImmediatePropagation();
    isCopied = true;
  };
  document.addEventListener('copy', handleCopy, true);
  // Deprecated, and the only way without https.
  document.execCommand('copy');
  document.removeEventListener('copy', handleCopy, true);
  return isCopied;
}
