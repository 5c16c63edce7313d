import { readItem, removeItem, writeItem } from '@docent/identity';

const soundKey = 'docent.chat.sound';

// Where storage is refused, it holds for the page.
let isHeld = false;

/**
 * Whether the visitor wants to hear that a message has come. Off until they say so.
 *
 * @example
 * if (isSoundOn()) ring(() => false);
 */
export function isSoundOn(): boolean {
  return isHeld || readItem(soundKey) === true;
}

/**
 * Turns the sound on or off, on this page and on those that come. Only "on" is stored: whoever never touches it leaves no
 * trace.
 *
 * @example
 * turnSound(true);
 */
export function turnSound(isOn: boolean): void {
  isHeld = isOn && !writeItem(soundKey, true);
  if (!isOn) removeItem(soundKey);
}
