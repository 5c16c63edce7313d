import { html } from 'lit';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { deskApi } from './desk-api.ts';
import './desk.css';
import './desk-room.ts';
import './desk-welcome.ts';
import type { DeskAction } from './desk-action.ts';
import type { Worker } from './model.ts';
import { readTabTask, readTabWorker, writeTab } from './tab-storage.ts';

/** The agent's desk: asks who sits in this tab, then shows their tasks and chats. */
export class QaDesk extends QaElement {
  static override properties = {
    workers: { state: true },
    worker: { state: true },
    problem: { state: true },
  };

  declare workers: readonly Worker[] | undefined;
  declare worker: Worker | undefined;
  declare problem: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('desk-action', this.#handleAction);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('desk-action', this.#handleAction);
  }

  protected override render() {
    if (this.problem) return this.#renderProblem(this.problem);
    if (!this.workers) return html`<p class="desk-start muted">Opening the desk …</p>`;
    if (!this.worker) return html`<desk-welcome .workers=${this.workers}></desk-welcome>`;
    return html`<desk-room .worker=${this.worker} .workers=${this.workers}></desk-room>`;
  }

  #renderProblem(problem: string) {
    return html`<div class="empty" role="alert">
      ${icons.warning}
      <h1>The desk cannot be opened</h1>
      <p>${problem}</p>
      <button class="button" type="button" @click=${() => void this.#load()}>Try again</button>
    </div>`;
  }

  async #load(): Promise<void> {
    this.problem = undefined;
    try {
      const workers = await deskApi.readWorkers();
      this.workers = workers;
      const identity = readTabWorker();
      this.worker = workers.find((one) => one.identity === identity);
      if (this.worker) writeTab(this.worker.identity, readTabTask());
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'Reload the page.';
    }
  }

  #handleAction = (event: Event): void => {
    const action = (event as CustomEvent<DeskAction>).detail;
    if (action.do !== 'choose') return;
    this.worker = this.workers?.find(({ identity }) => identity === action.identity);
    // Another agent begins with nothing open.
    writeTab(this.worker?.identity, undefined);
    if (!this.worker) document.title = 'Agent’s desk · Docent demo';
  };
}

define('qa-desk', QaDesk);
