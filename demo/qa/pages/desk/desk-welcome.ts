import { html } from 'lit';
import { define, QaElement } from '../shared/qa-element.ts';
import { tellAction } from './desk-action.ts';
import { deskIcons } from './desk-icons.ts';
import type { Worker } from './model.ts';

/** Asks which agent sits in this tab. */
export class DeskWelcome extends QaElement {
  static override properties = { workers: {} };

  declare workers: readonly Worker[];

  constructor() {
    super();
    this.workers = [];
  }

  protected override render() {
    return html`<section class="desk-welcome card" aria-labelledby="desk-welcome-title">
      <span class="desk-welcome-icon">${deskIcons.agent}</span>
      <h1 id="desk-welcome-title">Who are you?</h1>
      <p class="muted">
        Each tab is one agent. Open the desk in a second tab to see what the other agent sees.
      </p>
      <ul>
        ${this.workers.map(
          ({ identity, name }) =>
            html`<li>
              <button
                class="desk-welcome-worker"
                type="button"
                @click=${() => tellAction(this, { do: 'choose', identity })}
              >
                <span class="desk-face" aria-hidden="true">${name.slice(0, 1)}</span>
                <span><b>${name}</b><span class="small muted">${identity}</span></span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

define('desk-welcome', DeskWelcome);
