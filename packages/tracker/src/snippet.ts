import { isBot } from './bots.ts';
import { parseConfig, type TrackerOptions } from './config.ts';
import { viewFirst } from './first-view.ts';
import { createStub, type Stub } from './tracker.ts';

// The text that goes into the head of a page: the first view, and then the rest. Nothing that goes
// wrong here may reach the page.
try {
  const page = globalThis as { docent?: Stub };
  if (!page.docent) {
    const options = (document.currentScript as HTMLScriptElement).dataset as TrackerOptions;
    const docent: Stub = (page.docent = { options });
    createStub(docent);
    const config = parseConfig(options, location.href);
    if (document.visibilityState === 'visible' && !isBot(navigator) && options.auto !== 'off')
      docent.first = viewFirst(config, (navigator as {globalPrivacyControl?:unknown}).globalPrivacyControl === true);
    void import(/* @vite-ignore */ (options as {src:string}).src);
  }
} catch {
}
