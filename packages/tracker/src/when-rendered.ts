const pollMs = 50;
/** How long a new title must stay: some routers first put the site's name. */
const quietPolls = 2;
/** How long a new heading must stay under an old title, before both count as the new page's. */
const sameTitlePolls = 10;
const maxPolls = 100;

/** What a reader recognizes a page by. */
export interface Rendering {
  readonly title: string;
  readonly heading: string;
}

/**
 * Reads what is rendered now.
 *
 * @example
 * const before = readRendering();
 */
export function readRendering(): Rendering {
  return { title: document.title, heading: document.querySelector('h1')?.textContent ?? '' };
}

/**
 * Calls back once the page that a router has announced is there: routers write the history first and
 * the title later, some after a request. That is when the title is new and stays, or the first
 * heading is new and the title stays as it was, or after 5 s.
 *
 * @param before - What was rendered of the page before.
 * @param callback - Told whether the new page is there; if not, the title is still another page's.
 * @returns A function that calls back at once, if that has not happened: the reader is leaving.
 * @example
 * const flush = whenRendered(before, (isThere) => record(isThere ? document.title : ''));
 */
export function whenRendered(before: Rendering, callback: (isThere: boolean) => void): () => void {
  let last = readRendering();
  let quiet = 0;
  let polls = 0;
  const finish = (isThere: boolean): void => {
    if (timer) callback(isThere);
    clearInterval(timer);
    timer = undefined;
  };
  let timer: ReturnType<typeof setInterval> | undefined = setInterval(() => {
    const now = readRendering();
    quiet = differs(now, last) ? 0 : quiet + 1;
    last = now;
    polls += 1;
    const needed = now.title === before.title ? sameTitlePolls : quietPolls;
    if ((differs(now, before) && quiet >= needed) || polls >= maxPolls) finish(true);
  }, pollMs);
  return () => finish(differs(readRendering(), before));
}

function differs(one: Rendering, other: Rendering): boolean {
  return one.title !== other.title || one.heading !== other.heading;
}
