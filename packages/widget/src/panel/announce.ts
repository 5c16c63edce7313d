import { announceEvent, type Announcement } from './announcement.ts';
import './chat-announcer.ts';

/**
 * Has something said by screen readers, from anywhere in the panel. There is one live region for all of it: whatever is
 * said this way stands in no other, and has no `role=status` or `role=alert`.
 *
 * @example
 * announce(this, { text: strings.copied });
 */
export function announce(from: EventTarget, announcement: Announcement): void {
  const event = { detail: announcement, bubbles: true, composed: true };
  from.dispatchEvent(new CustomEvent(announceEvent, event));
}
