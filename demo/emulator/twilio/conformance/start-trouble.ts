import { expect } from 'vitest';
import { nextEvent, startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { enterRaw, type RawClient } from './raw-client.ts';
import { readStore } from './read-store.ts';
import { visit } from './visit.ts';
import { watch } from './watch.ts';

/** A visitor who talks, and looks on while another client, the troll, misbehaves. */
export interface Trouble {
  twilio: TestTwilio;
  /** The conversation of both. */
  sid: string;
  troll: RawClient;
  /** Expects that nothing was stored, and that everybody else goes on. */
  expectUnharmed(): Promise<void>;
}

export async function startTrouble(): Promise<Trouble> {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'troll']);
  const { client, conversation } = await visit(twilio, 'visitor', sid);
  const states = watch(client, 'connectionStateChanged');
  const troll = await enterRaw(twilio, 'troll');
  const before = readStore(twilio.store);
  return {
    twilio,
    sid,
    troll,
    async expectUnharmed() {
      expect(readStore(twilio.store)).toEqual(before);
      const added = nextEvent<{ body: string }>(client, 'messageAdded');
      await conversation.sendMessage('still here');
      expect((await added).body).toBe('still here');
      expect(states).toEqual([]);
    },
  };
}
