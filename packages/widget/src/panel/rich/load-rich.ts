import type { LitElement } from 'lit';
import { loadUntilThere } from '../../load-until-there.ts';

type RichText = typeof import('./rich-text.ts');

let loaded: RichText | undefined;
const waiting = new Set<LitElement>();

/**
 * What shows links, code and Markdown. Undefined while it loads: the list that asks is then drawn again once it is there.
 *
 * @example
 * readRich(list)?.renderRich(text, setting) ?? text;
 */
export function readRich(list: LitElement): RichText | undefined {
  if (loaded) adopt(list, loaded);
  else {
    if (waiting.size === 0) void load();
    waiting.add(list);
  }
  return loaded;
}

async function load(): Promise<void> {
  loaded = await loadUntilThere(() => import('./rich-text.ts'));
  for (const list of waiting) list.requestUpdate();
  waiting.clear();
}

function adopt({ renderRoot }: LitElement, { styles }: RichText): void {
  if (!(renderRoot instanceof ShadowRoot)) return;
  const sheets = renderRoot.adoptedStyleSheets;
  for (const { styleSheet } of styles)
    if (styleSheet && !sheets.includes(styleSheet)) sheets.push(styleSheet);
}
