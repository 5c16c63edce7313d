import type { BrowserContext } from '@playwright/test';
import type { Cloud } from '../../e2e/widget-cloud.ts';
import type { FunctionsDoor } from '../../e2e/widget-functions.ts';
import type { Watch } from '../../e2e/widget-watch.ts';

/** Where a soak takes place. */
export interface SoakWorld {
  readonly cloud: Cloud;
  readonly functions: FunctionsDoor;
  /** Of the docs site. */
  readonly origin: string;
  /** The visitor's browser, watched, without a page. */
  readonly context: BrowserContext;
  readonly watch: Watch;
}
