import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { tellAction } from './desk-action.ts';
import { renderCard } from './render-card.ts';
import type { TaskCard, TaskCards } from './to-cards.ts';

type Group = keyof TaskCards;

/** The list of tasks: what waits, what the worker has, and what is over. */
export class DeskTasks extends QaElement {
  static override properties = { cards: {}, selected: {}, now: {}, isLoaded: {}, doing: {} };

  declare cards: TaskCards;
  declare selected: string | undefined;
  /** ms since 1970, by the local clock */
  declare now: number;
  declare isLoaded: boolean;

  constructor() {
    super();
    this.cards = { waiting: [], mine: [], ended: [] };
    this.now = 0;
    this.isLoaded = false;
  }

  protected override render() {
    const { waiting, mine, ended } = this.cards;
    if (!this.isLoaded) return html`<p class="desk-tasks-wait muted">Reading the tasks …</p>`;
    return html`<div class="desk-tasks-groups" @keydown=${this.#handleKey}>
      ${this.#renderGroup('waiting', waiting)} ${this.#renderGroup('mine', mine)}
      ${ended.length > 0 ? this.#renderGroup('ended', ended) : nothing}
    </div>`;
  }

  #renderGroup(group: Group, cards: readonly TaskCard[]): TemplateResult {
    const { title, empty } = groups[group];
    return html`<section aria-labelledby=${`desk-group-${group}`}>
      <h2 id=${`desk-group-${group}`} class="desk-group-title">
        ${title} <span class="desk-count">${cards.length}</span>
      </h2>
      ${
        cards.length === 0
          ? html`<p class="desk-tasks-none small muted">${empty}</p>`
          : html`<ul class="desk-tasks-list">
              ${repeat(
                cards,
                ({ sid }) => sid,
                (card) =>
                  html`<li>
                    <button
                      class="desk-card"
                      type="button"
                      data-task=${card.sid}
                      data-group=${group}
                      tabindex=${this.#isTabStop(card.sid) ? 0 : -1}
                      aria-current=${card.sid === this.selected ? 'true' : nothing}
                      @click=${() => this.#open(card.sid)}
                    >
                      ${renderCard(card, { now: this.now, isWaiting: group === 'waiting' })}
                    </button>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  /** The list is one stop of the Tab key; arrows go on from there. */
  #isTabStop(sid: string): boolean {
    const all = Object.values(this.cards).flat() as TaskCard[];
    const isThere = all.some((card) => card.sid === this.selected);
    return isThere ? sid === this.selected : sid === all[0]?.sid;
  }

  #open(taskSid: string): void {
    tellAction(this, { do: 'select', taskSid });
    tellAction(this, { do: 'show', view: 'chat' });
  }

  #handleKey = (event: KeyboardEvent): void => {
    const current = (event.target as Element).closest<HTMLElement>('.desk-card');
    if (!current) return;
    if (event.key === 'Enter' && current.dataset['task'] === this.selected)
      return this.#enter(event, current);
    const all = [...this.querySelectorAll<HTMLElement>('.desk-card')];
    const place = all.indexOf(current);
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: all.length - 1,
    };
    const next = all[steps[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    tellAction(this, { do: 'select', taskSid: next.dataset['task'] });
  };

  /** Of what is open already, Enter takes what waits, and goes to the answer of what is one's own. */
  #enter(event: KeyboardEvent, { dataset }: HTMLElement): void {
    event.preventDefault();
    const taskSid = dataset['task'] ?? '';
    tellAction(this, { do: 'show', view: 'chat' });
    if (dataset['group'] === 'waiting') tellAction(this, { do: 'accept', taskSid });
    else this.dispatchEvent(new CustomEvent('desk-write', { bubbles: true }));
  }
}

const groups: Readonly<Record<Group, { readonly title: string; readonly empty: string }>> = {
  waiting: { title: 'Waiting', empty: 'Nobody waits.' },
  mine: { title: 'Mine', empty: 'You have no chat.' },
  ended: { title: 'Ended', empty: '' },
};

/** What the list shows where there is nothing at all. */
export function renderNoTask(site: string): TemplateResult {
  return html`<div class="empty desk-nothing">
    ${icons.chat}
    <h2>Choose a task</h2>
    <p>
      Whoever reads docs and then writes in the chat of the
      <a href=${site} target="docent-site">docs site</a> appears on the list, with what they have
      read.
    </p>
  </div>`;
}

define('desk-tasks', DeskTasks);
