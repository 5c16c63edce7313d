import type { StepView } from './to-step-view.ts';

const allowed = new Set('svg g rect path circle text title desc style'.split(' '));
// The title of the drawing, which the page tells itself.
const headingHeight = 76;

/**
 * Makes the drawing of a flow a part of the page, whose visited widgets can be activated, in the order of their steps;
 * `undefined` where it is none. Names in it come from files, so only shapes and text are let through.
 */
export function toDrawing(text: string, steps: readonly StepView[]): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGSVGElement) || root.querySelector('parsererror')) return undefined;
  clean(root);
  const drawing = document.importNode(root, true);
  nameIt(drawing);
  cutHeading(drawing);
  const views = new Map(steps.map((step) => [step.number, step]));
  for (const card of inOrder(drawing)) prepareCard(card, views);
  return drawing;
}

/** The numbers of a card's steps. */
export function stepsOf(card: Element): number[] {
  return (card.getAttribute('data-steps') ?? '').split(' ').filter(Boolean).map(Number);
}

function clean(root: Element): void {
  for (const element of root.querySelectorAll('*'))
    if (!allowed.has(element.localName) || isReachingOut(element)) element.remove();
  for (const element of [root, ...root.querySelectorAll('*')])
    for (const { name } of Array.from(element.attributes))
      if (/^on|href$/i.test(name)) element.removeAttribute(name);
}

function isReachingOut(element: Element): boolean {
  return element.localName === 'style' && /url\(|@import/i.test(element.textContent);
}

/** A group with a name: an image could hold nothing that can be activated. */
function nameIt(drawing: SVGSVGElement): void {
  const [title, summary] = ['title', 'desc'].map((name) =>
    drawing.querySelector(`:scope > ${name}`),
  );
  drawing.setAttribute('role', 'group');
  drawing.setAttribute(
    'aria-label',
    `${title?.textContent ?? 'Flow'}. ${summary?.textContent ?? ''}`,
  );
  drawing.removeAttribute('aria-labelledby');
  drawing.removeAttribute('aria-describedby');
  title?.remove();
  summary?.remove();
  for (const part of drawing.querySelectorAll('.link, .label'))
    part.setAttribute('aria-hidden', 'true');
}

function cutHeading(drawing: SVGSVGElement): void {
  drawing.querySelectorAll('.heading, .subheading').forEach((text) => text.remove());
  const { width, height } = drawing.viewBox.baseVal;
  drawing.setAttribute('viewBox', `0 ${headingHeight} ${width} ${height - headingHeight}`);
  drawing.removeAttribute('width');
  drawing.removeAttribute('height');
}

/** The cards of a drawing; those that were visited last, by their first steps, which is the order of the keyboard. */
function inOrder(drawing: SVGSVGElement): Element[] {
  const firstOf = (card: Element) => stepsOf(card)[0] ?? 0;
  const cards = Array.from(drawing.querySelectorAll('.card'));
  const sorted = cards.toSorted((one, other) => firstOf(one) - firstOf(other));
  for (const card of sorted) card.parentNode?.append(card);
  return sorted;
}

function prepareCard(card: Element, views: ReadonlyMap<number, StepView>): void {
  const numbers = stepsOf(card);
  const view = views.get(numbers.at(-1) ?? 0);
  if (!view) return card.setAttribute('aria-hidden', 'true');
  const which = numbers.length > 1 ? `Steps ${numbers.join(', ')}` : `Step ${view.number}`;
  card.setAttribute('role', 'button');
  card.setAttribute('tabindex', '0');
  card.setAttribute('aria-label', `${which}: ${view.name}, ${view.typeName}, ${view.way}`);
}
