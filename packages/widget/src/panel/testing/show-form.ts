import { vi } from 'vitest';
import { en } from '../../strings/en.ts';
import type { ChatForm } from '../chat-form.ts';
import '../chat-form.ts';
import { hear } from './hear.ts';
import { showElement, within } from './show-element.ts';

/** The form on the page, with American numbers unless the test says otherwise, and what a test looks at. */
export async function showForm(properties: Partial<ChatForm> = {}) {
  const config = { functionsUrl: 'https://example.com', position: 'end', country: 'US' } as const;
  const element = await showElement('docent-chat-form', {
    config,
    strings: en,
    locale: 'en',
    ...properties,
  });
  const heard = hear(element, 'chat-form', 'chat-skip', 'chat-draft');
  const field = <Field extends HTMLElement = HTMLInputElement>(id: string) =>
    within<Field>(element, `#${id}`);
  const button = (at: number) => element.shadowRoot?.querySelectorAll('button')[at];
  return {
    element,
    heard,
    told: (name: string) => heard.filter((entry) => entry[0] === name).map(([, it]) => it),
    field,
    country: () => field<HTMLSelectElement>('country'),
    error: (id: string) => field(`${id}-error`).textContent,
    press: () => button(0)?.click(),
    skip: () => button(1)?.click(),
    alerts: () =>
      [...(element.shadowRoot?.querySelectorAll('[role=alert]') ?? [])]
        .map((alert) => alert.textContent)
        .filter(Boolean),
    focused: () => element.shadowRoot?.activeElement?.id,
  };
}

/** A form whose tools have loaded. */
export async function showReadyForm(properties: Partial<ChatForm> = {}) {
  const form = await showForm(properties);
  await vi.waitUntil(() => !form.country().disabled);
  return form;
}

/** Puts text in a field, as a paste does. */
export function paste(field: HTMLElement, text: string): void {
  field.focus();
  document.execCommand('insertText', false, text);
}
