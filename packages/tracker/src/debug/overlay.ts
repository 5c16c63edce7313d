import { createElement } from './create-element.ts';
import type { Snapshot } from './facts.ts';
import { hidePersonal } from './hide-personal.ts';
import { overlayStyles } from './overlay.styles.ts';
import { renderSection, type RenderedSection } from './render-section.ts';
import type { Section } from './section.ts';
import { toSections } from './to-sections.ts';

/** What the overlay needs. */
export interface OverlayOptions {
  readonly read: () => Snapshot;
  readonly onClose: () => void;
}

/** The overlay on the page. */
export interface Overlay {
  /** Brings it to the front. */
  readonly raise: () => void;
}

const pollMs = 300;
const openAtFirst = ['reader', 'studio', 'queue'];

/**
 * Puts the overlay on the page. It looks at the page again and again, and listens to nothing.
 *
 * @example
 * createOverlay({ read, onClose: () => {} }).raise();
 */
export function createOverlay({ read, onClose }: OverlayOptions): Overlay {
  const host = document.createElement('docent-debug');
  const root = host.attachShadow({ mode: 'open' });
  const said = createElement('div', { className: 'live', attributes: { role: 'status' } });
  const main = createElement('main', { attributes: { tabindex: '-1' } });
  const parts = new Map<string, RenderedSection>();
  let isHiding = false;

  const onCopy = (value: unknown): void =>
    void copy(value).then((text) => (said.textContent = text));
  const showPart = (section: Section): void => {
    const known = parts.get(section.id);
    const part =
      known ?? renderSection(section, { isOpen: openAtFirst.includes(section.id), onCopy });
    if (!known) main.append(part.element);
    parts.set(section.id, part);
    part.show(section);
  };
  const show = (): void => {
    const snapshot = read();
    for (const section of toSections(snapshot, toTime))
      showPart(isHiding ? hidePersonal(section, snapshot.tracker.reader) : section);
    // A router may have put another document in place of everything.
    if (!host.isConnected) document.documentElement.append(host);
  };
  const close = (): void => {
    clearInterval(timer);
    removeEventListener('keydown', handleEscape, true);
    host.remove();
    onClose();
  };
  const handleEscape = (event: KeyboardEvent): void => {
    const isOurs = event.composedPath().includes(host) || document.activeElement === document.body;
    if (event.key === 'Escape' && isOurs) close();
  };
  const panel = createElement('section', {
    attributes: { 'aria-label': 'Docent debug', lang: 'en' },
  });
  const hide = (button: HTMLElement): void => {
    isHiding = !isHiding;
    button.ariaPressed = String(isHiding);
    show();
  };
  const fold = (button: HTMLElement): void => {
    const isFolded = panel.classList.toggle('folded');
    button.ariaExpanded = String(!isFolded);
    button.textContent = isFolded ? 'Unfold' : 'Fold';
  };
  panel.append(
    createElement('header', {}, [
      createElement('h2', { text: 'Docent' }),
      createButton('Hide who it is', hide, { 'aria-pressed': 'false' }),
      createButton('Fold', fold, { 'aria-expanded': 'true' }),
      createButton('Close', close),
    ]),
    main,
    said,
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(overlayStyles);
  root.adoptedStyleSheets.push(sheet);
  root.append(panel);
  // The page's own shortcuts are not meant.
  for (const name of ['keydown', 'keyup', 'keypress', 'click', 'pointerdown'])
    root.addEventListener(name, (event) => event.stopPropagation());
  addEventListener('keydown', handleEscape, true);
  const timer = setInterval(show, pollMs);
  show();
  return { raise: () => raise(host) };
}

function createButton(
  text: string,
  onClick: (button: HTMLElement) => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const button = createElement('button', { text, attributes: { type: 'button', ...attributes } });
  button.addEventListener('click', () => onClick(button));
  return button;
}

/** The top layer is above whatever the page has, and no filter of the body moves it. */
function raise(host: HTMLElement): void {
  if (!host.showPopover) return;
  host.popover = null;
  host.popover = 'manual';
  host.showPopover();
}

function toTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

async function copy(value: unknown): Promise<string> {
  try {
    await navigator.clipboard.writeText(JSON.stringify(value, undefined, 2));
    return 'Copied.';
  } catch {
    return 'The browser does not allow it. Select the text, and copy that.';
  }
}
