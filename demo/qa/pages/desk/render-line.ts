import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../shared/icons.ts';
import './desk-file.ts';
import { deskIcons } from './desk-icons.ts';
import { formatHour } from './desk-time.ts';
import type { ChatFile, ChatMessage, OutgoingMessage, Who } from './model.ts';
import { renderText } from './render-text.ts';
import type { ChatLine } from './to-lines.ts';

interface LineOptions {
  readonly readUrl: (file: ChatFile) => Promise<string>;
  readonly onRetry: (clientId: string) => void;
  readonly onDiscard: (clientId: string) => void;
}

const faces = { visitor: icons.person, bot: icons.bot, agent: deskIcons.agent } as const;
const words: Readonly<Record<Who, string>> = { visitor: 'Visitor', bot: 'Bot', agent: 'Agent' };

/** A line of the transcript. */
export function renderLine(line: ChatLine, options: LineOptions): TemplateResult {
  switch (line.kind) {
    case 'day':
      return html`<li class="desk-day"><span>${line.text}</span></li>`;
    case 'system':
      return html`<li class="desk-system small muted">${line.text}</li>`;
    case 'message':
      return renderMessage(line, options);
    default:
      return renderOutgoing(line.message, options);
  }
}

function renderMessage(
  { message, isContinued, note }: Extract<ChatLine, { kind: 'message' }>,
  { readUrl }: LineOptions,
): TemplateResult {
  const { who, isOwn, files, links, offers, at, text } = message;
  const side = isOwn ? 'own' : who;
  return html`<li class="desk-message desk-message-${side} ${isContinued ? 'desk-continued' : ''}">
    ${
      isContinued
        ? html`<span class="visually-hidden">${message.name}:</span>`
        : renderAuthor(message)
    }
    <div class="desk-bubble">
      ${text ? html`<p class="desk-text">${renderText(text)}</p>` : nothing}
      ${links.length > 0 ? renderLinks(links) : nothing}
      ${files.map((file) => html`<desk-file .file=${file} .readUrl=${readUrl}></desk-file>`)}
      ${
        offers.length > 0
          ? html`<p class="desk-offers small muted">Answers to tap: ${offers.join(' · ')}</p>`
          : nothing
      }
    </div>
    <span class="desk-note small muted"
      ><time datetime=${new Date(at).toISOString()}>${formatHour(at)}</time>${
        note ? html`<span class="desk-seen">${note}</span>` : nothing
      }</span
    >
  </li>`;
}

function renderAuthor({ who, name, isOwn }: ChatMessage): TemplateResult {
  const word = words[who];
  return html`<span class="desk-author small">
    ${faces[who]}<b>${name}</b>${isOwn || name === word ? nothing : html`<span class="muted">${word}</span>`}
  </span>`;
}

function renderLinks(links: ChatMessage['links']): TemplateResult {
  return html`<ul class="desk-links">
    ${links.map(
      ({ title, url }) =>
        html`<li>
          ${icons.page}<a href=${url} target="_blank" rel="noopener noreferrer">${title}</a>
        </li>`,
    )}
  </ul>`;
}

function renderOutgoing(
  { clientId, text, files, problem }: OutgoingMessage,
  { onRetry, onDiscard }: LineOptions,
): TemplateResult {
  return html`<li class="desk-message desk-message-own desk-outgoing">
    <div class="desk-bubble">
      ${text ? html`<p class="desk-text">${renderText(text)}</p>` : nothing}
      ${files.map((file) => html`<p class="desk-sending-file">${icons.file} ${file.name}</p>`)}
    </div>
    ${
      problem === undefined
        ? html`<span class="desk-note small muted">Sending …</span>`
        : html`<span class="desk-note desk-note-bad small">
            Not sent. ${problem}
            <button class="button button-small" type="button" @click=${() => onRetry(clientId)}>
              Try again
            </button>
            <button
              class="button button-small button-quiet"
              type="button"
              @click=${() => onDiscard(clientId)}
            >
              Discard
            </button>
          </span>`
    }
  </li>`;
}
