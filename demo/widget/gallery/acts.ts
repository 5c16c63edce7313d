import type { Locator, Page } from '@playwright/test';
import { en } from '../../../packages/widget/src/strings/en.ts';

/** A picture that needs more than a state: what a visitor does in it first. */
export interface Act {
  readonly name: string;
  /** The state in which it is done. */
  readonly state: 'form' | 'bot' | 'person' | 'welcome';
  readonly run: (page: Page, panel: Locator) => Promise<void>;
}

/** All of them; they are done in English. */
export const acts: readonly Act[] = [
  {
    name: 'form with an error',
    state: 'form',
    async run(_, panel) {
      await panel.getByRole('textbox', { name: en.form.phone }).fill('12');
      await panel.getByRole('button', { name: en.form.start }).click();
      await panel
        .getByText(/number/)
        .last()
        .waitFor();
    },
  },
  {
    name: 'menu',
    state: 'person',
    run: (_, panel) => panel.getByRole('button', { name: en.menu }).click(),
  },
  {
    name: 'end?',
    state: 'person',
    async run(_, panel) {
      await panel.getByRole('button', { name: en.menu }).click();
      await panel.getByRole('button', { name: en.endChat }).click();
    },
  },
  {
    name: 'about this page',
    state: 'welcome',
    run: (_, panel) => panel.getByRole('button', { name: en.page.ask }).click(),
  },
];
