import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { tellAction } from './desk-action.ts';
import './desk-composer.ts';
import type { DeskComposer } from './desk-composer.ts';
import { deskIcons } from './desk-icons.ts';
import './desk-end.ts';
import type { DeskEnd } from './desk-end.ts';
import './desk-messages.ts';
import type { Chat, ChatFile, DeskTask, Doing } from './model.ts';
import { isOpen, isWaiting } from './reduce.ts';
import { certaintyWords } from './routing-words.ts';
import { toLines } from './to-lines.ts';
import { toPhoneEnding, toVisitor, type Visitor } from './to-visitor.ts';

/** The chat of a task: what was said, and what the agent does about it. */
export class DeskChat extends QaElement {
  static override properties = {
    task: {},
    chat: {},
    now: {},
    doing: {},
    draft: {},
    readUrl: {},
  };

  declare task: DeskTask;
  declare chat: Chat;
  /** ms since 1970, by the local clock */
  declare now: number;
  declare doing: Doing | undefined;
  declare draft: string;
  declare readUrl: (file: ChatFile) => Promise<string>;

  /** Puts the cursor where the answer is written. */
  focusComposer(): void {
    this.querySelector<DeskComposer>('desk-composer')?.focus();
  }

  /** Brings who uses the keyboard into a chat that has just been opened. */
  focusTitle(): void {
    this.querySelector<HTMLElement>('.desk-chat-title')?.focus();
  }

  protected override render() {
    const { task, chat } = this;
    const visitor = toVisitor(task);
    return html`${this.#renderHead(visitor)}
      ${
        chat.problem
          ? html`<p class="notice notice-danger desk-chat-problem" role="alert">${chat.problem}</p>`
          : nothing
      }
      ${
        chat.isLoaded
          ? html`<desk-messages
              .taskSid=${task.sid}
              .lines=${toLines({ task, chat, now: this.now })}
              .typing=${chat.isVisitorTyping ? visitor.name : undefined}
              .readUrl=${this.readUrl}
            ></desk-messages>`
          : html`<p class="desk-log desk-loading muted">
              ${chat.problem ? nothing : 'Reading the messages …'}
            </p>`
      }
      ${this.#renderFoot(visitor)}
      <desk-end .name=${visitor.name} @desk-confirm=${this.#handleEnd}></desk-end>`;
  }

  #renderHead(visitor: Visitor): TemplateResult {
    const { name, phone, certainty } = visitor;
    return html`<header class="desk-chat-head">
      <button
        class="button button-quiet button-icon desk-back"
        type="button"
        aria-label="Back to the tasks"
        @click=${() => tellAction(this, { do: 'show', view: 'tasks' })}
      >
        ${deskIcons.back}
      </button>
      <div class="desk-chat-who">
        <h2 class="desk-chat-title" tabindex="-1">
          ${name}${phone ? html` <span class="small muted">${toPhoneEnding(phone)}</span>` : nothing}
        </h2>
        <span class="small ${certainty === 'verified' ? 'desk-is-verified' : 'muted'}"
          >${certaintyWords[certainty].label}</span
        >
      </div>
      <button
        class="button button-quiet button-icon desk-about"
        type="button"
        aria-label="About the visitor"
        @click=${() => tellAction(this, { do: 'show', view: 'visitor' })}
      >
        ${icons.profile}
      </button>
      ${this.#renderMove()}
    </header>`;
  }

  #renderMove(): TemplateResult {
    const { task, doing } = this;
    const { sid: taskSid } = task;
    if (!isOpen(task))
      return html`<button
        class="button"
        type="button"
        @click=${() => tellAction(this, { do: 'put-away', taskSid })}
      >
        ${icons.check} Put away
      </button>`;
    if (isWaiting(task)) return html``;
    return html`<button
      class="button"
      type="button"
      ?disabled=${doing !== undefined}
      @click=${() => this.querySelector<DeskEnd>('desk-end')?.ask()}
    >
      ${doing === 'ending' ? 'Ending …' : 'End chat'}
    </button>`;
  }

  #renderFoot(visitor: Visitor): TemplateResult {
    const { task } = this;
    if (!isOpen(task)) return this.#renderEnded(visitor);
    if (isWaiting(task)) return this.#renderAccept(visitor);
    const isSms = visitor.channel !== 'web';
    const to = visitor.phone ? ` to ${toPhoneEnding(visitor.phone)}` : '';
    return html`<desk-composer
      .taskSid=${task.sid}
      .first=${this.draft}
      .isText=${isSms}
      .note=${isSms ? `Goes out by SMS${to}.` : ''}
    ></desk-composer>`;
  }

  #renderAccept({ name }: Visitor): TemplateResult {
    const isAccepting = this.doing === 'accepting';
    return html`<div class="desk-foot">
      <p class="small muted">${name} waits for a person. Nobody has the task yet.</p>
      <button
        class="button button-primary"
        type="button"
        ?disabled=${isAccepting}
        @click=${() => tellAction(this, { do: 'accept', taskSid: this.task.sid })}
      >
        ${icons.check} ${isAccepting ? 'Accepting …' : 'Accept'}
      </button>
    </div>`;
  }

  #renderEnded({ name }: Visitor): TemplateResult {
    const { rating } = this.task;
    return html`<div class="desk-foot" role="status">
      <p>The chat has ended. Nothing can be written any more.</p>
      ${
        rating
          ? html`<p class="desk-rating">
              ${deskIcons.star} ${name} gave ${rating.score} of
              5${rating.comment ? html`: “${rating.comment}”` : nothing}
            </p>`
          : html`<p class="small muted">No rating yet.</p>`
      }
    </div>`;
  }

  #handleEnd = (): void => tellAction(this, { do: 'end', taskSid: this.task.sid });
}

define('desk-chat', DeskChat);
