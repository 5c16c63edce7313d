import { css, html, LitElement } from 'lit';
import type { QuickReply } from '../../state/model.ts';
import type { Strings } from '../../strings/strings.ts';
import { define } from '../define.ts';
import { fire } from '../panel-events.ts';
import { base } from '../shared.styles.ts';

const pauseMs = 1000;

/**
 * Answers to the newest message that can be given by a tap.
 *
 * @fires chat-send - The text of the one that was tapped
 */
export class ChatReplies extends LitElement {
  static override styles = [base, repliesStyles()];
  static override properties = {
    strings: { attribute: false },
    replies: { attribute: false },
  };

  declare strings: Strings;
  declare replies: readonly QuickReply[];
  private sentAtMs = -Infinity;

  constructor() {
    super();
    this.replies = [];
  }

  protected override render() {
    return html`<div role="group" aria-label=${this.strings.rich.replies}>
      ${this.replies.map(
        (reply) =>
          html`<button type="button" @click=${() => this.handleTap(reply)}>
            <bdi>${reply.label}</bdi>
          </button>`,
      )}
    </div>`;
  }

  private handleTap({ text }: QuickReply): void {
    // A double tap is one answer.
    const now = performance.now();
    if (now - this.sentAtMs < pauseMs) return;
    this.sentAtMs = now;
    fire(this, 'chat-send', { body: text });
  }
}

function repliesStyles() {
  return css`
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }

    button {
      max-inline-size: 100%;
      min-block-size: var(--_target);
      padding: var(--_space-1) var(--_space-4);
      border: 1px solid var(--_accent-text);
      border-radius: var(--_radius-round);
      background: var(--_surface);
      color: var(--_accent-text);
      font: inherit;
      font-weight: 550;
      overflow-wrap: anywhere;
      text-align: start;
      cursor: pointer;
      transition: background-color var(--_quick);
      touch-action: manipulation;
      -webkit-tap-highlight-color: transparent;
    }

    button:hover {
      background: var(--_accent-soft);
    }
  `;
}

define('docent-chat-replies', ChatReplies);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-replies': ChatReplies;
  }
}
