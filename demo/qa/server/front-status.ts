import { escapeHtml } from '../../site/html.ts';
import type { QaPart, QaStatus } from './api.ts';
import { renderIcon } from './front-icons.ts';

const words = { starting: 'starting …', ready: 'ready', failed: 'failed' } as const;

/** What is running, part by part; one that failed says why, and what to do. */
export function renderStatus({ parts, isReady }: QaStatus): string {
  return `<section class="front-status" id="status" data-live aria-label="What is running">
<p class="visually-hidden" role="status">${isReady ? 'All parts are ready.' : ''}</p>
<ul>${parts.map(renderPart).join('')}</ul>
</section>`;
}

function renderPart({ name, state, problem }: QaPart): string {
  const mark =
    state === 'ready' ? renderIcon('check') : state === 'failed' ? renderIcon('cross') : '';
  return `<li class="front-part front-part-${state}"><span class="front-mark">${mark}</span><span>${escapeHtml(name)} <span class="muted">${words[state]}</span>${
    problem ? `<span class="front-problem">${escapeHtml(problem)}</span>` : ''
  }</span></li>`;
}
