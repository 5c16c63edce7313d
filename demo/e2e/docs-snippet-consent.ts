import { openWith, readArrived, runScript, type RunSnippet } from './docs-snippet-world.ts';
import { eventually, expect } from './widget-test.ts';

const isRequired = { chat: false, tracker: { 'data-consent': 'required' } } as const;

/** How snippets are run that are about consent. */
export const consentRuns: Readonly<Record<string, RunSnippet>> = {
  async 'consent-tag'({ code }, world) {
    const page = await openWith(code, world);
    await page.waitForFunction(() => 'setConsent' in docent && document.readyState === 'complete');
    expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
    expect(await readArrived(world)).toEqual([]);
    await page.evaluate(() => docent.setConsent(true));
    await eventually(() => readArrived(world)).toEqual(['page /docs/a']);
  },
  async 'consent-own'({ code }, world) {
    const { docs, openDocs } = world;
    const body = '<button id="allow">Allow</button><button id="refuse">Refuse</button>';
    docs.all = { ...isRequired, body };
    const page = await openDocs('/docs/a');
    const goTo = async (path: string) => {
      await page.goto(docs.origin + path);
      await runScript(page, code);
    };
    await goTo('/docs/b');
    await page.getByText('Refuse').click();
    await goTo('/docs/c');
    expect(await readArrived(world)).toEqual([]);
    await page.getByText('Allow').click();
    await goTo('/docs/d');
    // What was read while it was refused is gone.
    await eventually(() => readArrived(world)).toEqual(['page /docs/d']);
  },
  async 'consent-platform'({ code }, world) {
    world.docs.all = isRequired;
    const page = await world.openDocs('/docs/a');
    await runScript(page, code);
    const tell = (analytics: boolean) =>
      page.evaluate((isGranted) => {
        const detail = { analytics: isGranted, advertising: false };
        dispatchEvent(new CustomEvent('consent-changed', { detail }));
        return docent.page();
      }, analytics);
    await tell(false);
    expect(await readArrived(world)).toEqual([]);
    await tell(true);
    await eventually(() => readArrived(world)).toEqual(['page /docs/a']);
    const [message] = await world.segment.messages();
    expect(message?.body).toMatchObject({
      context: { consent: { categoryPreferences: { Analytics: true, Advertising: false } } },
    });
  },
};

declare const docent: {
  setConsent(decision: boolean): Promise<void>;
  page(): Promise<void>;
};
