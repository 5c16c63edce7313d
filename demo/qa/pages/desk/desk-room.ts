import { html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { toInspectorUrl } from '../../server/api.ts';
import { readConfig } from '../shared/config.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { createDesk, type Desk } from './create-desk.ts';
import type { DeskAction, DeskView } from './desk-action.ts';
import './desk-bar.ts';
import './desk-chat.ts';
import type { DeskChat } from './desk-chat.ts';
import './desk-tasks.ts';
import { renderNoTask } from './desk-tasks.ts';
import './desk-visitor.ts';
import { hasNews, toTitle } from './has-news.ts';
import type { ChatFile, DeskState, DeskTask, Worker } from './model.ts';
import { findChat, findTask, toNow } from './reduce.ts';
import { playSound, readSound, writeSound } from './sound.ts';
import { writeTab } from './tab-storage.ts';
import { toCards } from './to-cards.ts';

const tickMs = 1_000;

/** The desk of one worker: tasks, chat and visitor, side by side. */
export class DeskRoom extends QaElement {
  static override properties = {
    worker: {},
    workers: {},
    state: { state: true },
    view: { state: true },
    isLoud: { state: true },
  };

  declare worker: Worker;
  declare workers: readonly Worker[];
  declare state: DeskState | undefined;
  /** What a narrow screen shows. */
  declare view: DeskView;
  declare isLoud: boolean;

  #desk: Desk | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.view = 'tasks';
    this.isLoud = readSound();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('desk-action', this.#handleAction);
    this.addEventListener('desk-write', this.#handleWrite);
    document.addEventListener('visibilitychange', this.#handleLook);
    this.#timer = setInterval(() => this.requestUpdate(), tickMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('desk-action', this.#handleAction);
    this.removeEventListener('desk-write', this.#handleWrite);
    document.removeEventListener('visibilitychange', this.#handleLook);
    clearInterval(this.#timer);
    this.#desk?.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('worker')) return;
    this.#desk?.close();
    const { worker, workers } = this;
    this.#desk = createDesk({ worker, workers, onState: this.#handleState });
    this.state = this.#desk.state();
    if (this.state.selected) this.view = 'chat';
  }

  protected override render() {
    const { state } = this;
    if (!state) return nothing;
    const now = toNow(state.clock, Date.now());
    const task = findTask(state, state.selected);
    return html`<desk-bar
        .state=${state}
        .isLoud=${this.isLoud}
        @desk-sound=${this.#handleSound}
      ></desk-bar>
      <div class="desk-columns" data-view=${task ? this.view : 'tasks'}>
        <section class="desk-column desk-column-tasks" aria-label="Tasks">
          <desk-tasks
            .cards=${toCards(state)}
            .selected=${state.selected}
            .now=${now}
            .isLoaded=${state.isLoaded}
          ></desk-tasks>
        </section>
        ${task ? this.#renderTask(task, { state, now }) : this.#renderNothing()}
      </div>`;
  }

  #renderTask(task: DeskTask, { state, now }: { state: DeskState; now: number }) {
    const { hub } = readConfig();
    const journey = toInspectorUrl(hub, {
      world: 'demo',
      ...(task.conversation && { journey: `chat:${task.conversation.sid}` }),
    });
    return html`<section class="desk-column desk-column-chat" aria-label="Chat">
        ${keyed(
          task.sid,
          html`<desk-chat
            .task=${task}
            .chat=${findChat(state, task)}
            .now=${now}
            .doing=${state.doing[task.sid]}
            .draft=${this.#desk?.readDraft(task.sid) ?? ''}
            .readUrl=${this.#readUrl}
          ></desk-chat>`,
        )}
      </section>
      <aside class="desk-column desk-column-visitor" aria-label="Visitor">
        <desk-visitor
          .task=${task}
          .profileDocs=${findChat(state, task).profileDocs}
          .now=${now}
          .journey=${journey}
        ></desk-visitor>
      </aside>`;
  }

  #renderNothing() {
    return html`<section class="desk-column desk-column-chat" aria-label="Chat">
      ${renderNoTask(readConfig().site)}
    </section>`;
  }

  #readUrl = async (file: ChatFile): Promise<string> =>
    (await this.#desk?.readFileUrl(this.state?.selected ?? '', file)) ?? '';

  #handleState = (state: DeskState, before: DeskState): void => {
    this.state = state;
    document.title = toTitle(state);
    writeTab(state.worker.identity, state.selected);
    if (this.isLoud && hasNews(before, state)) playSound();
  };

  #handleAction = (event: Event): void => {
    const action = (event as CustomEvent<DeskAction>).detail;
    const desk = this.#desk;
    if (!desk || action.do === 'choose') return;
    switch (action.do) {
      case 'show':
        return void this.#show(action.view);
      case 'select':
        return desk.select(action.taskSid);
      case 'accept':
        return void this.#accept(action.taskSid);
      case 'end':
        return void desk.end(action.taskSid);
      case 'put-away':
        desk.putAway(action.taskSid);
        return void this.#show('tasks');
      case 'send':
        return desk.send(action.taskSid, action);
      case 'retry':
        return void desk.retry(action.taskSid, action.clientId);
      case 'discard':
        return desk.discard(action.taskSid, action.clientId);
      case 'draft':
        return desk.draft(action.taskSid, action.text);
      case 'dismiss':
        return desk.dismiss();
    }
  };

  async #accept(taskSid: string): Promise<void> {
    const isMine = await this.#desk?.accept(taskSid);
    if (isMine && this.state?.selected === taskSid) await this.#focusComposer();
  }

  /** On a narrow screen, the focus follows what is shown. */
  async #show(view: DeskView): Promise<void> {
    const isNews = view !== this.view;
    this.view = view;
    await this.updateComplete;
    if (!isNews || view === 'visitor') return;
    if (view === 'chat') this.#chat()?.focusTitle();
    else this.querySelector<HTMLElement>('.desk-card[tabindex="0"]')?.focus();
  }

  #handleWrite = (): void => void this.#focusComposer();

  async #focusComposer(): Promise<void> {
    await this.updateComplete;
    const chat = this.#chat();
    await chat?.updateComplete;
    chat?.focusComposer();
  }

  #handleSound = (): void => {
    this.isLoud = !this.isLoud;
    writeSound(this.isLoud);
    if (this.isLoud) playSound();
  };

  #handleLook = (): void => this.#desk?.look();

  #chat(): DeskChat | null {
    return this.querySelector<DeskChat>('desk-chat');
  }
}

define('desk-room', DeskRoom);
