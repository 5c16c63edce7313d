import { setConsent } from './docent.ts';

/**
 * Lets the other open pages of the site hear what the reader chose on this one, and this one what was chosen there.
 *
 * @returns what tells the others.
 */
export function shareConsent(onChoice: () => void): (granted: boolean) => void {
  const channel = new BroadcastChannel('millrace-consent');
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'boolean') return;
    setConsent(data);
    onChoice();
  });
  return (granted) => channel.postMessage(granted);
}
