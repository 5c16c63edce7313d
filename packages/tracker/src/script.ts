import type { TrackerOptions } from './config.ts';
import { createStub, startTracker, type Stub } from './tracker.ts';

interface Page {
  docent?: Stub;
  docentConfig?: TrackerOptions;
}

// The script tag. Nothing that goes wrong here may reach the page.
try {
  const page = globalThis as Page;
  const docent = (page.docent ??= {});
  // A second copy of the tag does nothing.
  if (!docent.version) {
    createStub(docent);
    startTracker(docent, readOptions(page), () => import('./recorder.ts'));
  }
} catch (error) {
  console.error('[docent]', error);
}

/** The attributes of the tag. A module is not told which tag it comes from. */
function readOptions({ docent, docentConfig }: Page): TrackerOptions {
  const tag = document.querySelector<HTMLScriptElement>('script[data-write-key]');
  return { ...docentConfig, ...(tag?.dataset as TrackerOptions | undefined), ...docent?.options };
}
