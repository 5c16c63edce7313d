import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ControlAction, ControlsState } from '../../../server/api.ts';
import type { WorldId } from '../../../world.ts';
import { ask } from '../../shared/ask.ts';
import { toDone } from './to-done.ts';

const togetherMs = 100;

/** How the server is set, as an element shows it: read again when asked to, and after what any element of the page did. */
export class ControlsController implements ReactiveController {
  /** None before the first answer. */
  state: ControlsState | undefined;
  /** By the page's own clock, in ms: when that was so. */
  readAt = 0;
  /** What was done last. */
  said = '';
  problem: string | undefined;
  isBusy = false;
  readonly #host: ReactiveControllerHost & { readonly world: WorldId };
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & { readonly world: WorldId }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('qa-controls', this.#handleNews);
  }

  hostDisconnected(): void {
    document.removeEventListener('qa-controls', this.#handleNews);
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  /** Reads how everything is set now: once for all that happens together. */
  refresh(): void {
    clearTimeout(this.#timer);
    const read = () => void this.#keep(ask<ControlsState>(this.#path()));
    if (this.state) this.#timer = setTimeout(read, togetherMs);
    else read();
  }

  /** Does one thing after the other, and says what was done by the last, or in `said`. */
  async act(actions: readonly ControlAction[], said?: string): Promise<void> {
    this.isBusy = true;
    this.said = '';
    for (const action of actions) {
      const before = this.state;
      this.state = before && toExpected(before, action);
      const state = await this.#keep(ask<ControlsState>(this.#path(), action));
      if (!state) {
        this.state = before;
        break;
      }
      this.said = said ?? toDone(action, state);
      const detail = { world: this.#host.world, state, from: this };
      document.dispatchEvent(new CustomEvent('qa-controls', { detail }));
    }
    this.isBusy = false;
    this.#host.requestUpdate();
  }

  /** Now by the local clock, in ms since 1970. */
  now(): number {
    if (!this.state) return Date.now();
    const { now, isFrozen } = this.state.clock;
    return isFrozen ? now : now + performance.now() - this.readAt;
  }

  async #keep(answer: Promise<ControlsState>): Promise<ControlsState | undefined> {
    this.#asked += 1;
    const own = this.#asked;
    this.#host.requestUpdate();
    try {
      const state = await answer;
      if (own === this.#asked) this.#take(state);
      this.problem = undefined;
      return state;
    } catch (error) {
      if (own === this.#asked)
        this.problem = error instanceof Error ? error.message : String(error);
      return undefined;
    } finally {
      this.#host.requestUpdate();
    }
  }

  #take(state: ControlsState): void {
    this.state = state;
    this.readAt = performance.now();
  }

  readonly #handleNews = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    const news = event.detail as { world: WorldId; state: ControlsState; from: unknown };
    if (news.from === this || news.world !== this.#host.world) return;
    this.#asked += 1;
    this.#take(news.state);
    this.#host.requestUpdate();
  };

  #path(): string {
    return `/api/${this.#host.world}/controls`;
  }
}

/** A switch shows at once what it was set to: the answer is only a moment away. */
function toExpected(state: ControlsState, action: ControlAction): ControlsState {
  if (action.do !== 'fault') return state;
  return { ...state, faults: { ...state.faults, [action.fault]: action.on } };
}
