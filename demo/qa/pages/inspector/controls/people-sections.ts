import { html } from 'lit';
import type { ControlAction, ControlsState } from '../../../server/api.ts';
import { icons } from '../../shared/icons.ts';
import { section, type Act } from './section.ts';

interface Choice {
  label: string;
  outcome: string;
  action: ControlAction;
  isDisabled?: boolean;
}

/** The clients that are connected to Twilio, and what can be done to them. */
export function connectionsSection({ connections }: ControlsState, act: Act) {
  const isDisabled = connections === 0;
  const count = connections === 1 ? '1 client is' : `${connections || 'No'} clients are`;
  return section({
    title: 'Connections',
    icon: icons.plug,
    lead: `${count} connected to Twilio: chats of visitors and of agents.`,
    content: choices(
      [
        {
          label: 'Drop all sockets',
          outcome: 'Each is cut without a goodbye. They connect again, and no message is lost.',
          action: { do: 'drop-sockets' },
          isDisabled,
        },
        {
          label: 'Let tokens expire',
          outcome: 'Each client is told, fetches a new token, and goes on.',
          action: { do: 'expire-tokens' },
          isDisabled,
        },
      ],
      act,
    ),
  });
}

/** What the visitor of the docs site does. */
export function visitorSection(act: Act) {
  return section({
    title: 'Visitor',
    icon: icons.person,
    lead: 'In all open tabs of the docs site.',
    content: choices(
      [
        {
          label: 'Refuse consent',
          outcome: 'Nothing is stored and nothing is sent from then on.',
          action: { do: 'consent', granted: false },
        },
        {
          label: 'Allow consent',
          outcome: 'Page views are sent again.',
          action: { do: 'consent', granted: true },
        },
        {
          label: 'Another person',
          outcome: 'Signs out: a new anonymous ID, no phone, no trail, no chat of the last person.',
          action: { do: 'another-person' },
        },
      ],
      act,
    ),
  });
}

function choices(list: readonly Choice[], act: Act) {
  return html`<ul class="qa-controls-choices">
    ${list.map(
      ({ label, outcome, action, isDisabled = false }) =>
        html`<li>
          <button
            class="button button-small"
            type="button"
            ?disabled=${isDisabled}
            @click=${() => act([action])}
          >
            ${label}
          </button>
          <span class="muted small">${outcome}</span>
        </li>`,
    )}
  </ul>`;
}
