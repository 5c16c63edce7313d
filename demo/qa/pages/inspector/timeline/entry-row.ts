import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../shared/icons.ts';
import { kindWords, sourceNames } from '../state/words.ts';
import { formatClock, formatDay } from './format-clock.ts';
import type { Row } from './to-rows.ts';

interface EntryRowOptions {
  row: Row;
  index: number;
  count: number;
  startPx: number;
  isOpen: boolean;
  /** The one that the Tab key stops at. */
  isTabStop: boolean;
}

/** One row of the timeline: a button that opens its payload. */
export function entryRow(options: EntryRowOptions): TemplateResult {
  const { row, index, count, startPx, isOpen, isTabStop } = options;
  const { entry } = row;
  return html`<li
    class="qa-timeline-item"
    aria-setsize=${count}
    aria-posinset=${index + 1}
    style="block-size:${row.heightRem}rem;transform:translateY(${startPx}px)"
  >
    ${row.isFirstOfDay ? html`<p class="qa-timeline-day">${formatDay(entry.at)}</p>` : nothing}
    <button
      class="qa-entry"
      type="button"
      data-seq=${entry.seq}
      data-kind=${entry.kind}
      tabindex=${isTabStop ? 0 : -1}
      aria-current=${isOpen ? 'true' : nothing}
    >
      <time class="qa-entry-time" datetime=${new Date(entry.at).toISOString()}
        >${formatClock(entry.at)}</time
      >
      <span class="qa-entry-source"
        ><span class="chip chip-${entry.source}">${sourceNames[entry.source]}</span></span
      >
      <span class="qa-entry-icon">${icons[kindWords[entry.kind].icon]}</span>
      <span class="qa-entry-title">${entry.title}</span>
      ${entry.detail ? html`<span class="qa-entry-detail">${entry.detail}</span>` : nothing}
      ${
        entry.problem
          ? html`<span class="qa-entry-problem"
              >${icons.warning}<span>${entry.problem}</span></span
            >`
          : nothing
      }
    </button>
  </li>`;
}
