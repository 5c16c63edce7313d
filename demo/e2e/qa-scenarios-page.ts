import { expect, type Page } from '@playwright/test';

/** What became of an expectation, as the page shows it. */
export interface ShownFinding {
  readonly key: string;
  readonly state: string;
  readonly evidence: string;
}

/** The page of scenarios, as its reader sees it. */
export interface ScenariosPage {
  /** Waits until everything that was to be played has been. */
  finish(): Promise<void>;
  state(id: string): Promise<string>;
  findings(id: string): Promise<readonly ShownFinding[]>;
  /** The evidence of one expectation. */
  evidence(id: string, key: string): Promise<string>;
  /** How long all of it took, in ms. */
  tookMs(): Promise<number>;
}

/** Longer than the whole list may take, so that it fails by its time and not by ours. */
const longestMs = 150_000;

/** Reads the page of scenarios. */
export function readScenariosPage(page: Page): ScenariosPage {
  const item = (id: string) => page.locator(`[data-scenario="${id}"]`);
  const findings = (id: string) =>
    item(id)
      .locator('[data-expectation]')
      .evaluateAll((all) =>
        all.map((one) => ({
          key: (one as HTMLElement).dataset['expectation'] ?? '',
          state: (one as HTMLElement).dataset['state'] ?? '',
          evidence: one.querySelector('.qa-scenarios-evidence > span')?.textContent ?? '',
        })),
      );
  return {
    finish: () =>
      expect(page.locator('qa-scenarios')).toHaveAttribute('data-state', 'done', {
        timeout: longestMs,
      }),
    state: async (id) => (await item(id).getAttribute('data-state')) ?? '',
    findings,
    evidence: async (id, key) =>
      (await findings(id)).find((one) => one.key === key)?.evidence ?? '',
    tookMs: async () =>
      Number(await page.locator('.qa-scenarios-summary').getAttribute('data-took-ms')),
  };
}
