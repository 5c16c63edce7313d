import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWidget } from '../../../packages/widget/build.ts';
import { prepareFunctions } from '../../prepare-functions.ts';
import { chatFile } from '../../site/chat-file.ts';
import { startCloud, writeKey, type Cloud } from '../../e2e/widget-cloud.ts';
import { startBenchSite, type BenchSite } from './bench-site.ts';
import { bundlePage } from '../bundle-page.ts';

/** What the measurements run on. */
export interface Bench {
  readonly site: BenchSite;
  readonly cloud: Cloud;
  readonly chatFile: string;
  /** A script that notes on a page when something happens, in `window.marks`. */
  readonly marks: string;
  stop(): Promise<void>;
}

// The cloud's limits would measure themselves.
const perSecond = 1_000_000;
const limits = {
  restRequestsPerSecond: perSecond,
  clientRequestsPerSecond: perSecond,
  conversationActionsPerSecond: perSecond,
};

/** Builds the chat, and starts the docs site and the local cloud that it talks to. */
export async function startBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-bench-'));
  const site = await startBenchSite(await buildFiles(join(folder, 'widget')));
  const functions = await prepareFunctions({
    outDir: join(folder, 'functions'),
    siteOrigin: site.origin,
  });
  const cloud = await startCloud({
    functions,
    env: {},
    sections: { limits },
    log: () => undefined,
  });
  site.aim({
    chatFile,
    segment: cloud.segment.origin,
    writeKey,
    functionsUrl: cloud.functions.origin,
    socketUrl: cloud.twilio.socketUri,
  });
  setPages(site);
  return {
    site,
    cloud,
    chatFile,
    marks: `(() => {${await bundlePage(join(import.meta.dirname, 'page', 'marks.ts'))}})();`,
    async stop() {
      await site.close();
      await cloud.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function buildFiles(folder: string): Promise<Map<string, string>> {
  await buildWidget(folder);
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  for (const name of ['list', 'hostile'])
    files.set(`${name}.js`, await bundlePage(join(import.meta.dirname, 'page', `${name}.ts`)));
  return files;
}

function setPages(site: BenchSite): void {
  const alone = { tracker: false } as const;
  site.set('/blank', { ...alone, chat: false });
  // The blank page and those with the chat are one article.
  site.set('/docs/blank', { ...alone, chat: false, title: 'Docs' });
  site.set('/docs/form', { ...alone, title: 'Docs', hasNoStub: true });
  // Nobody is asked anything: as where the phone is known.
  site.set('/docs/chat', { ...alone, title: 'Docs', chat: { 'data-form': 'off' } });
  for (const name of ['list', 'hostile'])
    site.set(`/${name}`, {
      ...alone,
      chat: false,
      head: `<script type="module" src="/docent/${name}.js"></script>`,
    });
}
