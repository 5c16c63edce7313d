import type { BrowserContextOptions } from '@playwright/test';
import type { GalleryStateName } from './page/states.ts';

/** A way in which the chat is looked at. */
export interface Look {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** `en` by default. */
  readonly language?: string;
  /** All by default. */
  readonly states?: readonly GalleryStateName[];
}

const wide = { width: 520, height: 760 };
const phone = { width: 390, height: 760 };

/** Every look, each a sheet of pictures. */
export const looks: readonly Look[] = [
  { name: 'light', options: { viewport: wide } },
  { name: 'dark', options: { viewport: wide, colorScheme: 'dark' } },
  { name: 'phone', options: { viewport: phone, hasTouch: true, isMobile: true } },
  { name: 'right-to-left', options: { viewport: wide }, language: 'ar' },
  { name: 'forced-colors', options: { viewport: wide, forcedColors: 'active' } },
  { name: 'more-contrast', options: { viewport: wide, contrast: 'more' } },
  { name: 'small', options: { viewport: { width: 320, height: 256 } } },
  {
    name: 'german',
    options: { viewport: wide },
    language: 'de',
    states: ['form', 'welcome', 'failed', 'ended'],
  },
];
