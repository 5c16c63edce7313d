import type { TabGroup, TabGroupEvents } from '../../tabs/tab-group.ts';

/** Joins tabs of one test: the first of them leads. */
export function joinFakeGroup(members: Set<TabGroupEvents>, events: TabGroupEvents): TabGroup {
  const isLeader = (): boolean => [...members][0] === events;
  const join = (): void => {
    members.add(events);
    if (isLeader()) queueMicrotask(events.onLead);
  };
  join();
  return {
    isLeader,
    join,
    tell(message: unknown) {
      const others = [...members].filter((member) => member !== events);
      // A channel copies what it carries.
      for (const member of others) member.onMessage(structuredClone(message));
    },
    leave() {
      const wasLeader = isLeader();
      members.delete(events);
      const [next] = members;
      if (wasLeader && next) queueMicrotask(next.onLead);
    },
  };
}
