import { html, nothing, type TemplateResult } from 'lit';
import type { MessageRow } from '../state/rows.ts';
import type { MessageSetting } from './chat-message.ts';
import { formatTime } from './format-time.ts';
import { fire } from './panel-events.ts';

/**
 * What stands below a message: when, how it fares, and what can be done about one that failed.
 *
 * @example
 * renderFoot(row, setting);
 */
export function renderFoot(
  row: MessageRow,
  setting: MessageSetting,
): TemplateResult | typeof nothing {
  const { at, delivery } = row;
  if (at === undefined || (!row.isGroupEnd && !delivery)) return nothing;
  return html`<div class="foot">
    <span>${formatTime(at, setting.locale)}</span>
    ${delivery ? renderDelivery(row, setting) : nothing}
  </div>`;
}

function renderDelivery(row: MessageRow, setting: MessageSetting): unknown {
  const { delivery, refusal = 'refused' } = row;
  const { strings, from } = setting;
  if (!delivery) return nothing;
  const text = delivery === 'failed' ? strings.failed[refusal] : strings[delivery];
  const note = html`<span class="delivery ${delivery}">${text}</span>`;
  if (delivery !== 'failed') return note;
  const detail = { clientId: row.key };
  return html`${note}
    <button class="act" @click=${() => fire(from, 'chat-retry', detail)}>${strings.retry}</button>
    ${row.body ? renderCopy(row, setting) : nothing}
    <button class="act" @click=${() => fire(from, 'chat-discard', detail)}>
      ${strings.discard}
    </button>`;
}

function renderCopy(
  row: MessageRow,
  { strings, isCopied, onCopy }: MessageSetting,
): TemplateResult {
  return html`<button class="act" @click=${() => onCopy(row)}>
    ${isCopied ? strings.copied : strings.copy}
  </button>`;
}
