import { html, nothing } from 'lit';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { tellAction } from './desk-action.ts';
import { deskIcons } from './desk-icons.ts';
import type { DeskState } from './model.ts';

const lines = {
  connecting: 'Connecting to Twilio …',
  up: 'Connected',
  down: 'No connection to Twilio; trying again',
} as const;

/** Who sits at the desk, whether it is connected, and what went wrong. */
export class DeskBar extends QaElement {
  static override properties = { state: {}, isLoud: {} };

  declare state: DeskState;
  declare isLoud: boolean;

  protected override render() {
    const { worker, workers, line, isHubUp, problem } = this.state;
    const others = workers.filter(({ identity }) => identity !== worker.identity);
    const words = isHubUp ? lines[line] : 'The demo does not answer; trying again';
    const isGood = isHubUp && line === 'up';
    return html`<div class="desk-bar">
        <span class="desk-face" aria-hidden="true">${worker.name.slice(0, 1)}</span>
        <h1 class="desk-bar-name">${worker.name}<span class="visually-hidden">’s desk</span></h1>
        <span class="desk-line small ${isGood ? 'desk-line-up' : 'desk-line-down'}" role="status"
          >${isGood ? icons.check : icons.plug}<span>${words}</span></span
        >
        <span class="desk-bar-end">
          <button
            class="button button-quiet button-icon"
            type="button"
            aria-label="Sound"
            aria-pressed=${this.isLoud}
            @click=${() => this.dispatchEvent(new CustomEvent('desk-sound'))}
          >
            ${this.isLoud ? deskIcons.sound : deskIcons.silent}
          </button>
          ${others.map(
            ({ identity, name }) =>
              html`<a
                class="button button-small desk-other"
                href=${`?worker=${encodeURIComponent(identity)}`}
                target="_blank"
                >${name} in another tab</a
              >`,
          )}
          <button
            class="button button-small"
            type="button"
            @click=${() => tellAction(this, { do: 'choose', identity: undefined })}
          >
            Switch agent
          </button>
        </span>
      </div>
      <div role="alert">
        ${
          problem
            ? html`<p class="notice notice-danger desk-problem">
                ${icons.warning}<span>${problem}</span>
                <button
                  class="button button-quiet button-icon"
                  type="button"
                  aria-label="Dismiss"
                  @click=${() => tellAction(this, { do: 'dismiss' })}
                >
                  ${icons.cross}
                </button>
              </p>`
            : nothing
        }
      </div>`;
  }
}

define('desk-bar', DeskBar);
