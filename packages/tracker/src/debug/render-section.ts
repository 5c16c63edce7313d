import { createElement } from './create-element.ts';
import type { Row, Section } from './section.ts';

/** What a part of the overlay shows, and how it changes. */
export interface RenderedSection {
  readonly element: HTMLElement;
  /** Shows the section as it is now; what was opened stays open, and focus stays. */
  readonly show: (section: Section) => void;
}

/**
 * Renders a section, closed or open.
 *
 * @param onCopy - The reader wants what can be copied.
 * @example
 * main.append(renderSection(section, { isOpen: true, onCopy }).element);
 */
export function renderSection(
  { id, title }: Section,
  { isOpen, onCopy }: { readonly isOpen: boolean; readonly onCopy: (value: unknown) => void },
): RenderedSection {
  const brief = createElement('span', { className: 'summary' });
  const body = createElement('div', { className: 'body' });
  const head = createElement('summary', {}, [createElement('h3', { text: title }), brief]);
  const element = createElement('details', { className: 'part', attributes: { id } }, [head, body]);
  element.open = isOpen;
  let shown = '';
  return {
    element,
    show(section) {
      const text = JSON.stringify(section);
      if (text === shown) return;
      shown = text;
      brief.textContent = section.summary;
      brief.className = `summary ${section.tone ?? ''}`;
      keepState(body, () => body.replaceChildren(...renderBody(section, onCopy)));
    },
  };
}

function renderBody(section: Section, onCopy: (value: unknown) => void): readonly Node[] {
  const { rows, note, copy } = section;
  const parts: Node[] = [createElement('dl', {}, rows.flatMap(renderRow))];
  if (note) parts.push(createElement('p', { text: note }));
  if (copy) {
    const button = createElement('button', {
      text: 'Copy as JSON',
      attributes: { type: 'button', 'data-key': 'copy' },
    });
    button.addEventListener('click', () => onCopy(copy));
    parts.push(renderJson(copy), button);
  }
  return parts;
}

function renderRow({ label, text, tone, json, key = label }: Row): readonly Node[] {
  const value = createElement('bdi', { text, className: tone });
  if (json === undefined)
    return [createElement('dt', { text: label }), createElement('dd', {}, [value])];
  const head = createElement('summary', { attributes: { 'data-key': key } }, [value]);
  const more = createElement('details', { attributes: { 'data-key': key } }, [
    head,
    renderJson(json),
  ]);
  return [createElement('dt', { text: label }), createElement('dd', {}, [more])];
}

function renderJson(value: unknown): HTMLElement {
  // It scrolls, so the keyboard has to get there.
  const attributes = { tabindex: '0', role: 'region', 'aria-label': 'JSON', translate: 'no' };
  return createElement('pre', { text: JSON.stringify(value, undefined, 2), attributes });
}

function keepState(body: HTMLElement, change: () => void): void {
  const keyOf = (element: Element | null | undefined): string | undefined =>
    (element as HTMLElement | null | undefined)?.dataset['key'];
  const listAll = (): readonly HTMLDetailsElement[] => [...body.querySelectorAll('details')];
  const opened = new Set(listAll().flatMap((one) => (one.open ? (keyOf(one) ?? []) : [])));
  const root = body.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : undefined;
  const focused = active && body.contains(active) ? keyOf(active) : undefined;
  change();
  for (const one of listAll()) one.open = opened.has(keyOf(one) ?? '');
  if (!focused) return;
  const all = [...body.querySelectorAll<HTMLElement>('summary, button')];
  all.find((one) => keyOf(one) === focused)?.focus();
}
