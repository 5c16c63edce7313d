import { html, nothing } from 'lit';
import type { ControlsState } from '../../../server/api.ts';
import { formatAgo, formatTime, formatWhole } from '../../shared/format.ts';
import { icons } from '../../shared/icons.ts';
import { isMoved, moves, toClockFact, toLength, untilBatch } from './clock-words.ts';
import type { Act } from './section.ts';
import { section } from './section.ts';

interface ClockOptions {
  state: ControlsState;
  /** By the local clock, in ms since 1970. */
  now: number;
  /** Whether going back was asked for, and is to be confirmed. */
  isGoingBack: boolean;
  onGoingBack: (isGoingBack: boolean) => void;
  act: Act;
}

/** The local clock, and what moves it. */
export function clockSection(options: ClockOptions) {
  const { state, now, act } = options;
  const { clock, nextBatchAt } = state;
  const toBatch = untilBatch(now, nextBatchAt);
  return section({
    title: 'Clock',
    icon: icons.clock,
    lead: 'One clock for Segment, Twilio, Studio and Functions. It goes forward only.',
    content: html`<p class="qa-controls-clock">
        <time datetime=${new Date(now).toISOString()}>${formatWhole(now)}</time>
        <span class=${isMoved(clock) ? 'chip chip-warning' : 'chip chip-good'}
          >${toClockFact(clock)?.replace('the clock is ', '').replace('the clock ', '') ?? 'real time'}</span
        >
      </p>
      <div class="qa-controls-buttons">
        ${moves.map(
          ({ label, ms }) =>
            html`<button
              class="button button-small"
              type="button"
              @click=${() => act([{ do: 'advance', ms }])}
            >
              ${label}
            </button>`,
        )}
        <button
          class="button button-small"
          type="button"
          @click=${() => act([{ do: 'advance', ms: toBatch }])}
        >
          To the next batch of traits (+${toLength(toBatch)})
        </button>
      </div>
      <form
        class="qa-controls-minutes"
        @submit=${(event: SubmitEvent) => handleMinutes(event, act)}
      >
        <label for="qa-controls-minutes">Minutes</label>
        <input
          class="input"
          id="qa-controls-minutes"
          name="minutes"
          type="number"
          inputmode="numeric"
          min="1"
          max="527040"
          step="1"
          required
          placeholder="15"
        />
        <button class="button" type="submit">Move on</button>
      </form>
      <div class="qa-controls-buttons">
        ${
          clock.isFrozen
            ? button('Let it run on', () => act([{ do: 'run' }]))
            : button('Let it stand', () => act([{ do: 'freeze' }]))
        }
        ${isMoved(clock) && !options.isGoingBack ? button('Back to real time', () => goBack(options)) : nothing}
      </div>
      ${options.isGoingBack ? confirmation(options) : nothing}`,
  });
}

/** When traits with a sliding window are computed. */
export function traitsSection({ state, now, act }: Pick<ClockOptions, 'state' | 'now' | 'act'>) {
  const { nextBatchAt } = state;
  return section({
    title: 'Traits',
    icon: icons.profile,
    lead: 'Segment computes traits with a sliding window about every eight hours. Until then they say what was so before.',
    content: html`<p>
        ${
          nextBatchAt === null
            ? 'There is no trait with a sliding window.'
            : html`Computed next at <strong>${formatTime(nextBatchAt, now)}</strong>,
                <span class="muted"
                  >${nextBatchAt <= now ? 'at any moment' : formatAgo(nextBatchAt, now)}</span
                >.`
        }
      </p>
      <div class="qa-controls-buttons">
        ${button('Compute now', () => act([{ do: 'compute-traits' }]))}
      </div>`,
  });
}

function goBack({ state, onGoingBack, act }: ClockOptions): void {
  // Forward is never a surprise.
  if (state.clock.offsetMs < 0) act([{ do: 'reset-clock' }]);
  else onGoingBack(true);
}

function confirmation({ state, onGoingBack, act }: ClockOptions) {
  return html`<div class="notice qa-controls-confirm" role="group" aria-label="Back to real time">
    <p>
      This goes ${toLength(state.clock.offsetMs)} back, and restarts all clocks: waits, tokens and
      traits count from now, and what happened meanwhile keeps its later time.
    </p>
    <div class="qa-controls-buttons">
      ${button('Go back', () => {
        onGoingBack(false);
        act([{ do: 'reset-clock' }]);
      })}
      ${button('Stay', () => onGoingBack(false))}
    </div>
  </div>`;
}

function button(label: string, onClick: () => void) {
  return html`<button class="button button-small" type="button" @click=${onClick}>
    ${label}
  </button>`;
}

function handleMinutes(event: SubmitEvent, act: Act): void {
  event.preventDefault();
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const minutes = Number(new FormData(form).get('minutes'));
  if (minutes > 0) act([{ do: 'advance', ms: Math.round(minutes) * 60_000 }]);
  form.reset();
}
