import type { BrowserContext, Page } from '@playwright/test';
import type { FunctionsDoor } from '../../e2e/widget-functions.ts';
import type { LocalTwilio } from '../../emulator/twilio/server.ts';
import type { FaultName } from './fault-kinds.ts';
import { lineFaults } from './line-faults.ts';
import { pageFaults } from './page-faults.ts';
import type { Tabs } from './tabs.ts';
import { tokenFaults } from './token-faults.ts';

/** What faults are made with. */
export interface FaultTools {
  readonly twilio: LocalTwilio;
  readonly functions: FunctionsDoor;
  readonly context: BrowserContext;
  /** Of the docs site. */
  readonly origin: string;
  readonly tabs: Tabs;
  /** The tab that a fault of a page strikes. */
  readonly page: Page;
  /** How long a fault that lasts goes on, ms. */
  readonly forMs: number;
}

/** Lets something go wrong, and is done when that has begun, or where it lasts has ended. */
export type Inject = (tools: FaultTools) => void | Promise<void>;

const faults: Record<FaultName, Inject> = { ...lineFaults, ...tokenFaults, ...pageFaults };

/** Lets the fault of this name happen. */
export async function inject(name: FaultName, tools: FaultTools): Promise<void> {
  await faults[name](tools);
}
