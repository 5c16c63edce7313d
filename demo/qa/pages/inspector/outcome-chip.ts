import { html, type TemplateResult } from 'lit';
import type { Verdict } from '../../timeline/verdict.ts';
import { icons } from '../shared/icons.ts';
import { outcomeWords } from './state/words.ts';

/** Who answers, as a chip. */
export function outcomeChip({ outcome }: Verdict): TemplateResult {
  const { name, icon, tone } = outcomeWords[outcome];
  return html`<span class="chip ${tone}" data-outcome=${outcome}>${icons[icon]}${name}</span>`;
}
