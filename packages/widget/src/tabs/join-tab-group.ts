import { waitForLead } from './leader-lock.ts';
import { openChannel, type TabChannel } from './open-channel.ts';
import type { JoinTabGroup } from './tab-group.ts';

/**
 * Joins the tabs of this site: the first one leads, and the next one as soon as it has gone. A tab that the browser freezes
 * gives up the lead, because it could do nothing with it; its channel stays open, so that it hears everything after the
 * thaw. What is told before `join`, after `leave`, or by a tab that leads for itself is dropped.
 *
 * @example
 * const tabs = joinTabGroup({ onLead: connect, onLeadLost: disconnect, onMessage: hear });
 * addEventListener('pagehide', tabs.leave);
 */
export const joinTabGroup: JoinTabGroup = ({ onLead, onLeadLost, onMessage }) => {
  let isJoined = false;
  let isLeading = false;
  let channel: TabChannel | undefined;
  let giveUp = (): void => {};

  const lead = (): void => {
    isLeading = true;
    onLead();
  };
  const leadAlone = (): void => {
    channel?.close();
    channel = undefined;
    lead();
  };
  const compete = (): void => {
    if (channel) giveUp = waitForLead({ onLead: lead, onUnavailable: leadAlone });
    else queueMicrotask(() => isJoined && !isLeading && lead());
  };
  const handleFreeze = (): void => {
    const wasLeading = isLeading;
    isLeading = false;
    giveUp();
    document.addEventListener('resume', compete, { once: true });
    if (wasLeading) onLeadLost();
  };

  const join = (): void => {
    if (isJoined) return;
    isJoined = true;
    document.addEventListener('freeze', handleFreeze);
    // Without both, one tab could lead and the others would never hear of anything.
    channel = 'locks' in navigator ? openChannel(onMessage) : undefined;
    compete();
  };
  const leave = (): void => {
    isJoined = false;
    isLeading = false;
    document.removeEventListener('freeze', handleFreeze);
    giveUp();
    channel?.close();
    channel = undefined;
  };

  join();
  return {
    isLeader: () => isLeading,
    tell: (message) => channel?.post(message),
    leave,
    join,
  };
};
