import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ControlsState } from '../../../server/api.ts';
import { icons } from '../../shared/icons.ts';
import { faultWords, type FaultWords } from './fault-words.ts';
import { section, type Act } from './section.ts';

/** What can fail on purpose: a switch each. */
export function faultsSection({ faults }: ControlsState, act: Act) {
  return section({
    title: 'Faults',
    icon: icons.warning,
    lead: 'Each stays until it is switched off.',
    content: html`<ul class="qa-controls-faults">
      ${faultWords.map((words) => fault(words, faults[words.name], act))}
    </ul>`,
  });
}

function fault({ name, label, does, outcome }: FaultWords, isOn: boolean, act: Act) {
  const id = `qa-fault-${name}`;
  return html`<li>
    <input
      class="switch"
      type="checkbox"
      role="switch"
      id=${id}
      aria-describedby=${`${id}-words`}
      .checked=${live(isOn)}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLInputElement)
          act([{ do: 'fault', fault: name, on: target.checked }]);
      }}
    />
    <label for=${id}
      >${label} <span class="qa-controls-on" aria-hidden="true">${isOn ? 'On' : 'Off'}</span></label
    >
    <p class="small" id=${`${id}-words`}>
      <span class="muted">${does}</span>
      <span class="qa-controls-then">Then: ${outcome}</span>
    </p>
  </li>`;
}
