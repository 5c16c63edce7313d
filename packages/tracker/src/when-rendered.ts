const pollMs = 50;
/** How long a new title must stay: some routers first put the site's name. */
const quietPolls = 2;
/** How long a new heading must stay under an old title, before both count as the new page's. */
const sameTitlePolls = 10;
const maxPolls = 100;

/**
 * Calls back once the page that a router has announced is there: routers write the history first and
 * the title later, some after a request. That is when the title is new and stays, or the first
 * heading is new and the title stays as it was, or after 5 s.
 *
 * @param oldTitle - The title of the page before.
 * @param callback - Told whether the new page is there; if not, the title is still another page's.
 * @returns A function that calls back at once, if that has not happened: the reader is leaving.
 * @example
 * const flush = whenRendered(oldTitle, (isThere) => record(isThere ? document.title : ''));
 */
export function whenRendered(oldTitle: string, callback: (isThere: boolean) => void): () => void {
  const oldHeading = readHeading();
  let last = '';
  let quiet = 0;
  let polls = 0;
  const look = (): boolean => {
    const { title } = document;
    const heading = readHeading();
    quiet = title + heading === last ? quiet + 1 : 0;
    last = title + heading;
    return title !== oldTitle || heading !== oldHeading;
  };
  const finish = (isThere: boolean): void => {
    if (!timer) return;
    clearInterval(timer);
    timer = undefined;
    callback(isThere);
  };
  let timer: ReturnType<typeof setInterval> | undefined = setInterval(() => {
    const isNew = look();
    polls += 1;
    const needed = document.title === oldTitle ? sameTitlePolls : quietPolls;
    if ((isNew && quiet >= needed) || polls >= maxPolls) finish(true);
  }, pollMs);
  look();
  return () => finish(look());
}

function readHeading(): string {
  return document.querySelector('h1')?.textContent ?? '';
}
