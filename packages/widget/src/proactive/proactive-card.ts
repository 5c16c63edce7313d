import type { ChatHost } from '../loader/chat-host.ts';
import type { Strings } from '../strings/strings.ts';
import { proactiveCardStyles } from './proactive-card.styles.ts';

/** What a card says, and what becomes of what the visitor says to it. */
export interface ProactiveCard {
  readonly host: Pick<ChatHost, 'root' | 'bubble' | 'config'>;
  readonly strings: Strings;
  readonly text: string;
  readonly onOpen: () => void;
  readonly onDismiss: () => void;
  readonly onNever: () => void;
}

// A live region is heard only if it was there, empty, a moment before.
const regionMs = 150;

/**
 * Shows a card above the bubble. It is no dialog and takes no focus; its text is announced once, when nothing else is
 * said. Gives back what takes it away; focus that is in it goes to the bubble.
 *
 * @example
 * const remove = showCard({ host, strings, text: 'Stuck?', onOpen, onDismiss, onNever });
 */
export function showCard(options: ProactiveCard): () => void {
  const { host, strings, text, onDismiss } = options;
  const place = create('div');
  const card = create('div', 'card');
  const line = create('p');
  const root = place.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(proactiveCardStyles);
  root.adoptedStyleSheets = [sheet];
  place.toggleAttribute('at-start', host.config.position === 'start');
  // The place keeps the page's direction: which side the bubble is on goes by that.
  Object.assign(card, { lang: strings.lang, dir: strings.dir });
  line.role = 'status';
  card.append(line);
  root.append(card);
  host.bubble.after(place);
  const timer = setTimeout(() => {
    line.textContent = text;
    card.append(...createButtons(options));
    card.classList.add('there');
  }, regionMs);
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onDismiss();
  });
  return () => {
    clearTimeout(timer);
    const hadFocus = root.activeElement !== null;
    place.remove();
    if (hadFocus) host.bubble.focus();
  };
}

function createButtons({ strings, onOpen, onDismiss, onNever }: ProactiveCard): HTMLElement[] {
  const { open, dismiss, never } = strings.proactive;
  const actions = create('div', 'actions');
  const cross = createButton('dismiss', onDismiss);
  cross.ariaLabel = dismiss;
  cross.append(createCross());
  const main = createButton('main', onOpen);
  main.textContent = open;
  const last = createButton('never', onNever);
  last.textContent = never;
  actions.append(main, last);
  return [actions, cross];
}

function createButton(name: string, onClick: () => void): HTMLButtonElement {
  const button = create('button', name);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

function create<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '') {
  return Object.assign(document.createElement(name), { className });
}

function createCross(): SVGElement {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const attributes = {
    'aria-hidden': 'true',
    viewBox: '0 0 24 24',
    width: '18',
    height: '18',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
  };
  for (const [name, value] of Object.entries(attributes)) icon.setAttribute(name, value);
  path.setAttribute('d', 'M6 6l12 12M18 6L6 18');
  icon.append(path);
  return icon;
}
