// Long enough for a browser that asks first where to put it.
const keptMs = 60_000;

/**
 * Saves a file on the visitor's machine, as a browser saves a download.
 *
 * @example
 * saveFile(new File(['Hello'], 'chat.txt', { type: 'text/plain' }));
 */
export function saveFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  // It is not on the page: no router of the page takes this for a visit.
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
