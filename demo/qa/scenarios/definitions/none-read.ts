import { checkNoTask, checkRoute, lastChat, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';
import type { Snapshot } from '../stage-api/snapshot.ts';

const question = 'How do I run a job every night?';

/** None read → bot with a useful link. */
export const noneRead = defineScenario({
  id: 'none-read',
  title: 'None read: the bot answers, with a page that helps',
  about: 'Somebody who has read nothing gives a phone in the chat’s form, and asks.',
  expects: {
    bot: 'The flow sends the chat to the bot, because no docs were read',
    link: 'The bot offers a page of these docs',
    section: 'That page opens, and has the section that the link promises',
    'no-task': 'No agent is disturbed: there is no task',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor();
    await visitor.opens('/changelog');
    await visitor.opensChat();
    await visitor.fillsForm({ phone: stage.phone, name: 'Ada', question });
    await check('bot', (held) =>
      checkRoute(held, lastChat(held), { route: 'bot', reason: 'nothing-read', found: true }),
    );
    await check('link', (held) => {
      const url = bestLink(held);
      const isOurs = url?.origin === location.origin && url.pathname.startsWith('/docs/');
      return {
        holds: isOurs && visitor.shown().some(({ links }) => links.includes(url.href)),
        evidence: `link: ${url?.href ?? 'none'}`,
        ...toJourney(lastChat(held)),
      };
    });
    await check('section', async (held) => {
      const url = bestLink(held);
      return url ? readSection(url) : { holds: false, evidence: 'There is no link.' };
    });
    await check.now('no-task', (held) => checkNoTask(held, lastChat(held)));
  },
});

function bestLink(held: Snapshot): URL | undefined {
  const messages = lastChat(held)?.messages ?? [];
  const [link] = messages.flatMap(({ links }) => links);
  return link && new URL(link.url);
}

async function readSection(url: URL) {
  const response = await fetch(url);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const heading = page.getElementById(url.hash.slice(1)) ?? page.querySelector('h1');
  const title = heading?.textContent.trim();
  return {
    holds: response.ok && Boolean(title) && (!url.hash || Boolean(page.querySelector(url.hash))),
    evidence: `${url.pathname} answered ${response.status}; ${url.hash || 'its title'} is “${title ?? 'not there'}”`,
  };
}
