/** When something happened for the first time, ms since the navigation began. */
export interface Marks {
  /** The bubble is painted. */
  bubble?: number;
  /** The pointer comes over it. */
  hover?: number;
  click?: number;
  /** The composer has the focus: what is typed now is in it. */
  composer?: number;
  /** The first message is painted: the greeting, or of a chat. */
  first?: number;
  /** Enter in the composer. */
  enter?: number;
  /** The visitor's message is painted. */
  own?: number;
  /** So is somebody's answer. */
  reply?: number;
}

declare global {
  interface Window {
    marks: Marks;
  }
}

// Runs on a page, before anything else there. What is painted is seen after its frame: up to 17 ms late, never early.

const marks: Marks = (window.marks = {});
const tracked = [
  ['pointerover', 'hover', 'button'],
  ['click', 'click', 'button'],
  ['focusin', 'composer', 'textarea'],
  ['keydown', 'enter', 'textarea'],
] as const;

let followed: ShadowRoot | undefined;

look();

/** From inside: the page does not hear of a focus that goes from one part of the chat to another. */
function follow(root: ShadowRoot): void {
  followed = root;
  for (const [type, name, tag] of tracked) root.addEventListener(type, handle(name, tag), true);
}

function handle(name: keyof Marks, tag: string): (event: Event) => void {
  return (event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    const isIn = event.composedPath().some((target) => (target as Element).localName === tag);
    // What a visitor does has happened when the browser says so; the focus comes by a script.
    if (isIn) note(name, name === 'composer' ? performance.now() : event.timeStamp);
  };
}

function look(): void {
  const root = document.querySelector('docent-chat')?.shadowRoot;
  if (root && root !== followed) follow(root);
  if (root?.querySelector('button')?.offsetWidth) note('bubble');
  const panel = root?.querySelector('docent-chat-panel')?.shadowRoot;
  const list = panel?.querySelector('docent-chat-messages')?.shadowRoot;
  const count = list?.querySelectorAll('.bubble').length ?? 0;
  for (const name of (['first', 'own', 'reply'] as const).slice(0, count)) note(name);
  if (marks.reply === undefined) requestAnimationFrame(() => setTimeout(look));
}

function note(name: keyof Marks, at = performance.now()): void {
  marks[name] ??= at;
}
