import type { Page } from '@playwright/test';
import { readChatPage } from '../../e2e/widget-chat.ts';
import { openDesk, type Agent } from '../../e2e/widget-desk.ts';
import type { Round } from './plan.ts';
import { untilUsable } from './tabs.ts';
import type { SoakWorld } from './world.ts';

/** The two who write to each other. */
export interface Speakers {
  /** What each has said, in order. */
  readonly visitor: readonly string[];
  readonly agent: readonly string[];
  /** Begins the chat on a page, and brings the agent into it. */
  begin(page: Page): Promise<void>;
  /** The visitor writes what a round has; done once all of it is kept. */
  write(page: Page, round: Round): Promise<void>;
  /** The agent does. */
  answer(round: Round): Promise<void>;
}

/** Makes the speakers, who have said nothing yet. */
export function createSpeakers({ cloud, functions }: SoakWorld): Speakers {
  const visitor: string[] = [];
  const agent: string[] = [];
  let maya: Agent | undefined;
  return {
    visitor,
    agent,
    async begin(page) {
      const chat = readChatPage(page);
      await chat.open();
      // The chat is there once, although the answer to its start is lost.
      functions.fault({ name: 'start-chat', drop: 'after' });
      await chat.send('I want to talk to a person');
      maya = await openDesk(cloud.twilio.origin).accept();
    },
    async write(page, { visitor: bodies, typed }) {
      if (bodies.length === 0) return;
      await untilUsable(page);
      visitor.push(...bodies);
      const chat = readChatPage(page);
      for (const body of bodies.slice(0, typed)) await chat.send(body);
      const refused = await page.evaluate(sendAll, bodies.slice(typed));
      if (refused) throw new Error(`A message was refused: ${refused}`);
    },
    async answer({ agent: bodies }) {
      for (const body of bodies) {
        agent.push(body);
        await maya?.say(body);
      }
    },
  };
}

/** Runs on the page; all at once, as whoever writes does not wait. Gives why one was refused. */
async function sendAll(bodies: readonly string[]): Promise<string | undefined> {
  const { docent } = window as unknown as {
    docent: { chat: { send: (text: string) => Promise<{ ok: boolean; reason?: string }> } };
  };
  const results = await Promise.all(bodies.map((body) => docent.chat.send(body)));
  const refused = results.find(({ ok }) => !ok);
  return refused && (refused.reason ?? 'unknown');
}
