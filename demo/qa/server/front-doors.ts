import { partNames } from '../../start/part-names.ts';
import { escapeHtml } from '../../site/html.ts';
import type { QaConfig, QaStatus } from './api.ts';
import { drawings } from './front-drawings.ts';
import { renderIcon } from './front-icons.ts';

interface Door {
  readonly id: 'site' | 'desk' | 'inspector' | 'scenarios';
  readonly label: string;
  readonly href: string;
  readonly text: string;
  /** The parts that must be ready before it opens. */
  readonly needs: readonly string[];
  /** The window that it opens in; this one by default. */
  readonly target?: string;
}

/** The ways into the demo, each with what to do there. */
export function renderDoors(status: QaStatus, config: QaConfig): string {
  const doors = toDoors(config).map((door) => renderDoor(door, status));
  return `<section class="front-doors" aria-label="Doors">${doors.join('\n')}</section>`;
}

function toDoors({ hub, site, lab }: QaConfig): readonly Door[] {
  return [
    {
      id: 'site',
      label: 'Docs site',
      href: site,
      target: 'docent-site',
      text: 'Be the visitor: read pages, give a phone, and ask something in the chat. It carries the two script tags, as your own site would.',
      needs: [partNames.site, partNames.cloud],
    },
    {
      id: 'desk',
      label: 'Agent’s desk',
      href: `${hub}/desk`,
      target: 'docent-desk',
      text: 'Be the agent: see which docs a visitor has read before you say hello, take the chat, and answer it.',
      needs: [partNames.pages, partNames.cloud],
    },
    {
      id: 'inspector',
      label: 'Inspector',
      href: `${hub}/inspector`,
      target: 'docent-inspector',
      text: 'See why: everything that happens, the path through the flow, and the reason for a person or the bot. Set faults and the clock.',
      needs: [partNames.pages, partNames.cloud],
    },
    {
      id: 'scenarios',
      label: 'Scenarios',
      href: `${lab}/scenarios`,
      text: 'Let the cases that matter be played at a click, in a cloud of their own: VIP, unknown phone, profile service down, offline and back.',
      needs: [partNames.pages, partNames.scenarios],
    },
  ];
}

function renderDoor({ id, label, href, text, needs, target }: Door, status: QaStatus): string {
  const state = findState(needs, status);
  const note = { starting: 'Starting …', ready: '', failed: 'Not available' }[state];
  return `<article class="card front-door front-door-${id}" id="door-${id}" data-live data-state="${state}">
<div class="front-drawing" aria-hidden="true">${drawings[id]}</div>
<div class="front-door-text">
<h2><a href="${escapeHtml(href)}"${target ? ` target="${target}"` : ''}>${label}</a></h2>
<p>${text}</p>
<p class="front-door-end"><span class="front-open" aria-hidden="true">Open ${renderIcon('down')}</span>${note && `<span class="chip ${state === 'failed' ? 'chip-danger' : ''}">${note}</span>`}</p>
</div>
</article>`;
}

/** That of the part that is furthest behind. */
function findState(needs: readonly string[], { parts }: QaStatus) {
  const states = parts.filter(({ name }) => needs.includes(name)).map(({ state }) => state);
  if (states.includes('failed')) return 'failed';
  return states.includes('starting') ? 'starting' : 'ready';
}
