import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { formatAgo } from '../shared/format.ts';
import { tellAction } from './desk-action.ts';
import { deskIcons } from './desk-icons.ts';
import type { DeskTask } from './model.ts';
import type { ReadDoc } from './read-docs.ts';
import { renderIdentity } from './render-identity.ts';
import { renderFacts } from './render-facts.ts';
import { toVisitor, type Visitor } from './to-visitor.ts';

/** What support needs to know before the first word: who it is, what they have read, and why they are here. */
export class DeskVisitor extends QaElement {
  static override properties = { task: {}, profileDocs: {}, now: {}, journey: {} };

  declare task: DeskTask;
  /** What Segment knows of the phone, where the task tells of no docs. */
  declare profileDocs: readonly ReadDoc[] | undefined;
  /** ms since 1970, by the local clock */
  declare now: number;
  /** Where the inspector shows the whole journey. */
  declare journey: string;

  protected override render() {
    const told = toVisitor(this.task);
    const visitor = told.docs.length > 0 ? told : { ...told, docs: this.profileDocs ?? [] };
    return html`<header class="desk-visitor-head">
        <button
          class="button button-quiet button-icon desk-visitor-back"
          type="button"
          aria-label="Back to the chat"
          @click=${() => tellAction(this, { do: 'show', view: 'chat' })}
        >
          ${deskIcons.back}
        </button>
        <h2>About the visitor</h2>
      </header>
      <div class="desk-visitor-body" tabindex="0" role="region" aria-label="About the visitor">
        ${renderIdentity(visitor)} ${visitor.isReplyBySms ? renderReplyBy(visitor) : nothing}
        ${this.#renderDocs(visitor)} ${renderWhy(visitor)} ${renderFacts(visitor, this.now)}
        <a class="button desk-journey" href=${this.journey} target="docent-inspector">
          ${icons.list} The whole journey
        </a>
      </div>`;
  }

  #renderDocs({ docs, channel }: Visitor): TemplateResult {
    return html`<section aria-labelledby="desk-docs-title">
      <h3 id="desk-docs-title">Docs read</h3>
      ${
        docs.length === 0
          ? html`<p class="small muted">
              ${
                channel === 'web'
                  ? 'None that the page or the profile tells of.'
                  : 'None that Segment knows of; an SMS carries no trail.'
              }
            </p>`
          : html`<p class="desk-warn small">
                ${icons.warning} They have just read ${docs.length === 1 ? 'this' : 'these'}: do not
                send ${docs.length === 1 ? 'it' : 'them'} again.
              </p>
              <ol class="desk-docs">
                ${docs.map((doc) => this.#renderDoc(doc))}
              </ol>`
      }
    </section>`;
  }

  #renderDoc({ title, url, at }: ReadDoc): TemplateResult {
    return html`<li>
      ${icons.page}
      <span>
        <a href=${url} target="_blank" rel="noopener noreferrer">${title}</a>
        ${
          at === undefined
            ? nothing
            : html`<span class="small muted">${formatAgo(Math.min(at, this.now), this.now)}</span>`
        }
      </span>
    </li>`;
  }
}

function renderReplyBy({ phone }: Visitor): TemplateResult {
  return html`<p class="notice desk-reply-by">
    ${icons.phone}
    <span
      ><b>Reply by SMS${phone ? html` to ${phone}` : nothing}.</b> Nobody was there when they wrote,
      and they were told that the answer comes so.</span
    >
  </p>`;
}

function renderWhy({ routing, question }: Visitor): TemplateResult {
  return html`${
      question
        ? html`<section aria-labelledby="desk-question-title">
            <h3 id="desk-question-title">Question</h3>
            <p class="desk-quote">${question}</p>
          </section>`
        : nothing
    }
    <section aria-labelledby="desk-why-title">
      <h3 id="desk-why-title">Why a person</h3>
      <p>${routing.explanation ?? 'The flow gave no reason.'}</p>
      ${
        routing.handoff
          ? html`<p class="small muted">Handed over by the bot: <code>${routing.handoff}</code></p>`
          : nothing
      }
      ${
        routing.reason
          ? html`<p class="small muted">Routing reason: <code>${routing.reason}</code></p>`
          : nothing
      }
    </section>`;
}

define('desk-visitor', DeskVisitor);
