import { announce } from './announce.ts';
import type { Strings } from '../strings/strings.ts';

/**
 * Has something said while the panel is closed: by a region beside the bubble, because that of the panel is closed too.
 *
 * @example
 * announceBeside(host.root, { strings, text: '1 unread message' });
 */
export function announceBeside(
  root: ShadowRoot,
  { strings, text }: { readonly strings: Strings; readonly text: string },
): void {
  const tag = 'docent-chat-announcer';
  const present = root.querySelector(`:scope > ${tag}`);
  const region = present ?? root.appendChild(document.createElement(tag));
  announce(Object.assign(region, { strings }), { text });
}
