import type { TemplateResult } from 'lit';
import { icons, type IconName } from '../pages/shared/icons.ts';

/** An icon of the QA pages as text, for what is rendered on the server. */
export function renderIcon(name: IconName): string {
  return toText(icons[name]);
}

function toText({ strings, values }: Pick<TemplateResult, 'strings' | 'values'>): string {
  const parts = values.map((value) => toText(value as TemplateResult));
  return strings.map((text, index) => text + (parts[index] ?? '')).join('');
}
