import { html, nothing, type TemplateResult } from 'lit';
import type { Finding, Scenario } from '../../scenarios/scenario.ts';
import { toInspectorUrl } from '../../server/api.ts';
import { icons } from '../shared/icons.ts';
import { toStateText, type ScenarioView } from './model.ts';

interface ItemOptions {
  readonly scenario: Scenario;
  readonly view: ScenarioView;
  readonly isOpen: boolean;
  /** Something plays: nothing else can be started. */
  readonly isBusy: boolean;
  readonly hub: string;
  readonly onToggle: () => void;
  readonly onRun: () => void;
}

/** A scenario in the list: how it stands, and what it expects, with the evidence. */
export function renderScenario(options: ItemOptions): TemplateResult {
  const { scenario, view, isOpen, isBusy, onToggle, onRun } = options;
  const { id, title } = scenario;
  return html`<li class="qa-scenarios-item" data-scenario=${id} data-state=${view.state}>
    <div class="qa-scenarios-line">
      ${renderMark(view.state)}
      <h2>
        <button
          class="qa-scenarios-title"
          type="button"
          aria-expanded=${isOpen}
          aria-controls="about-${id}"
          @click=${onToggle}
        >
          ${title}
        </button>
        <span class="qa-scenarios-state">${toStateText(view)}</span>
      </h2>
      <button
        class="button button-small"
        type="button"
        aria-label="Run: ${title}"
        ?disabled=${isBusy}
        @click=${onRun}
      >
        ${icons.play} Run
      </button>
    </div>
    <div class="qa-scenarios-about" id="about-${id}" ?hidden=${!isOpen}>
      <p>${scenario.about}</p>
      ${view.problem ? html`<p class="notice notice-danger">${view.problem}</p>` : nothing}
      <h3>Expects</h3>
      <ul>
        ${Object.entries(scenario.expects).map(([key, words]) =>
          renderExpectation({ key, words, ...options }),
        )}
      </ul>
    </div>
  </li>`;
}

function renderMark(state: ScenarioView['state']): TemplateResult {
  const mark = { passed: icons.check, failed: icons.cross, running: nothing }[state as 'passed'];
  return html`<span class="qa-scenarios-mark" aria-hidden="true">${mark ?? nothing}</span>`;
}

function renderExpectation({
  key,
  words,
  view,
  hub,
}: ItemOptions & { readonly key: string; readonly words: string }): TemplateResult {
  const finding = view.findings[key];
  const isOver = view.state === 'passed' || view.state === 'failed';
  const state = finding ? (finding.holds ? 'holds' : 'fails') : isOver ? 'missing' : 'open';
  return html`<li class="qa-scenarios-expectation" data-expectation=${key} data-state=${state}>
    <span class="qa-scenarios-mark" aria-hidden="true"
      >${{ holds: icons.check, fails: icons.cross, missing: icons.cross, open: nothing }[state]}</span
    >
    <div>
      <p><span class="visually-hidden">${stateWords[state]}</span>${words}</p>
      ${renderEvidence(finding, hub)}
      ${state === 'missing' ? html`<p class="qa-scenarios-evidence">Not reached.</p>` : nothing}
    </div>
  </li>`;
}

const stateWords = {
  holds: 'Holds: ',
  fails: 'Does not hold: ',
  missing: 'Not reached: ',
  open: '',
};

function renderEvidence(finding: Finding | undefined, hub: string) {
  if (!finding) return nothing;
  const { evidence, journey } = finding;
  return html`<p class="qa-scenarios-evidence">
    <span>${evidence}</span> ${
      journey
        ? html`<a href=${toInspectorUrl(hub, { world: 'lab', journey })} target="docent-inspector"
            >See the journey</a
          >`
        : nothing
    }
  </p>`;
}
