import { html, type TemplateResult } from 'lit';
import type { ControlAction } from '../../../server/api.ts';

/** Has things done, one after the other. */
export type Act = (actions: readonly ControlAction[]) => void;

interface SectionOptions {
  title: string;
  icon: unknown;
  /** What it is, in a sentence or two. */
  lead: string;
  content: TemplateResult;
}

/** A part of the controls. */
export function section({ title, icon, lead, content }: SectionOptions): TemplateResult {
  const id = `qa-controls-${title.toLowerCase()}`;
  return html`<section class="card qa-controls-section" aria-labelledby=${id}>
    <h3 id=${id}>${icon}${title}</h3>
    <p class="muted small">${lead}</p>
    ${content}
  </section>`;
}
