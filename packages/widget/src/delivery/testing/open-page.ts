import type { Outbox } from '../outbox.ts';

type PageWindow = Window & typeof globalThis;

const moduleUrl = new URL('../create-outbox.ts', import.meta.url).href;
const frames: HTMLIFrameElement[] = [];

/** A page in a same-origin iframe: its own globals, the site's IndexedDB. */
export interface Page {
  readonly window: PageWindow;
  /** Makes an outbox of the document that is there now. */
  readonly open: () => Promise<Outbox>;
  /** Loads the document anew, as the visitor's reload does. */
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

/** Opens a page. */
export async function openPage(): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.src = URL.createObjectURL(new Blob(['<p>page</p>'], { type: 'text/html' }));
  frames.push(frame);
  const loaded = whenLoaded(frame);
  document.body.append(frame);
  await loaded;
  return {
    get window() {
      return frame.contentWindow as PageWindow;
    },
    async open() {
      const load = `import(${JSON.stringify(moduleUrl)})`;
      const { createOutbox } = (await (frame.contentWindow as PageWindow).eval(
        load,
      )) as typeof import('../create-outbox.ts');
      return createOutbox();
    },
    async reload() {
      const reloaded = whenLoaded(frame);
      frame.contentWindow?.location.reload();
      await reloaded;
    },
    close: () => frame.remove(),
  };
}

/** Closes every page and deletes what they stored. */
export async function closePages(): Promise<void> {
  for (const frame of frames.splice(0)) frame.remove();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('docent.chat');
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')));
  });
}

async function whenLoaded(frame: HTMLIFrameElement): Promise<void> {
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
}
