import type { QaConfig } from '../qa/server/api.ts';
import { renderFrontPage } from '../qa/server/front-page.ts';
import type { CloudAddresses } from '../qa/server/front-workshop.ts';
import { createStatus, type StatusBoard } from '../qa/server/status.ts';
import { openDoor, type Door } from './open-door.ts';
import { partNames } from './part-names.ts';
import { answerStarting } from './starting-answer.ts';
import { toSentence } from './to-sentence.ts';

/** The address that a person opens; its page is there before everything else. */
export interface FrontDoor {
  readonly door: Door;
  readonly status: StatusBoard;
  readonly config: () => QaConfig;
  readonly renderPage: () => string;
  /** Tells the page what has been found out since. */
  learn(news: { site?: string; lab?: string; cloud?: CloudAddresses }): void;
}

interface FrontDoorOptions {
  readonly stateFolder: string;
  readonly log: (sentence: string) => void;
}

/** Opens the front page, which shows what is still starting. */
export async function openFrontDoor({ stateFolder, log }: FrontDoorOptions): Promise<FrontDoor> {
  const status = createStatus(Object.values(partNames), toSentence);
  const known: { site: string; lab: string; cloud?: CloudAddresses } = {
    site: 'http://127.0.0.1:5173',
    lab: 'http://127.0.0.1:5174',
  };
  const config = () => ({ hub: door.origin, site: known.site, lab: known.lab });
  const renderPage = () =>
    renderFrontPage({ status: status.read(), config: config(), cloud: known.cloud, stateFolder });
  const door = await openDoor({
    port: 5170,
    name: 'front page',
    log,
    meanwhile: ({ url }) => {
      const { pathname } = new URL(url);
      if (pathname === '/api/status') return Response.json(status.read());
      if (pathname !== '/') return answerStarting();
      return new Response(renderPage(), {
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
      });
    },
  });
  return { door, status, config, renderPage, learn: (news) => Object.assign(known, news) };
}
