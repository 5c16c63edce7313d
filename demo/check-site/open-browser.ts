import {
  chromium,
  type BrowserContext,
  type Page,
  type Request,
  type Route,
} from '@playwright/test';
import { CannotCheck } from './cannot-check.ts';
import { firstScript } from './in-page.ts';
import { planRequest } from './plan-request.ts';
import { toSentMessage } from './to-sent-message.ts';
import type { LoadedFile, SentMessage } from './visit.ts';

/** Which browser is used, and how it is to appear. */
export interface BrowserSetting {
  /** Finds its path. Rejects with a sentence where there is none. */
  readonly find: () => Promise<string>;
  readonly args: readonly string[];
  /** What it calls itself: the tracker leaves out those that a program drives. */
  readonly userAgent: string;
}

/** What happened in the browser since it was last asked. */
export interface Happened {
  readonly messages: SentMessage[];
  readonly files: Promise<LoadedFile>[];
  readonly said: string[];
}

/** A browser in which a site is looked at, and from which nothing goes to Segment or to Twilio. */
export interface CheckBrowser {
  readonly page: Page;
  /** Begins anew; what follows goes into what is returned. */
  readonly begin: () => Happened;
  readonly close: () => Promise<void>;
}

// Behind what is answered here: whatever gets past that finds no such host.
const noCloud = ['segment.io', 'segment.com', 'segmentapis.com', 'twil.io', 'twilio.com']
  .flatMap((host) => [`MAP ${host} ~NOTFOUND`, `MAP *.${host} ~NOTFOUND`])
  .join(', ');

const isOurs = (url: string): boolean => /\/docent(-[\w.-]+)?\.js(\?|$)/.test(url);
// Where the tags say that Segment and the Functions are.
const cloudAttribute =
  /data-(?:api-host|cdn-host|functions-url)\s*=\s*["']?(https?:\/\/[^\s"'>]+)/gi;

/**
 * Opens a browser that the tracker takes for a person's.
 *
 * @param origin - Of the site.
 * @throws CannotCheck where there is none.
 * @example
 * const { page, begin, close } = await openBrowser('https://docs.example.com', setting);
 */
export async function openBrowser(origin: string, setting: BrowserSetting): Promise<CheckBrowser> {
  const { find, userAgent } = setting;
  const executablePath = await find().catch((error: unknown) => {
    throw new CannotCheck((error as Error).message);
  });
  const args = [...setting.args, `--host-resolver-rules=${noCloud}`];
  const browser = await chromium.launch({ executablePath, args }).catch(() => {
    throw new CannotCheck(
      `${executablePath} does not start. Set CHROMIUM_PATH to another browser.`,
    );
  });
  const context = await browser.newContext({ userAgent, serviceWorkers: 'block' });
  await context.addInitScript(firstScript);
  let happened = createHappened();
  await answerForCloud(context, {
    origin,
    onMessages: (found) => happened.messages.push(...found),
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.text().startsWith('[docent]')) happened.said.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (/docent/.test(error.stack ?? '')) happened.said.push(error.message);
  });
  const note = (request: Request): void => {
    if (isOurs(request.url())) happened.files.push(toFile(request));
  };
  page.on('requestfinished', note);
  page.on('requestfailed', note);
  return {
    page,
    begin: () => (happened = createHappened()),
    close: () => browser.close(),
  };
}

function createHappened(): Happened {
  return { messages: [], files: [], said: [] };
}

async function answerForCloud(
  context: BrowserContext,
  { origin, onMessages }: { origin: string; onMessages: (found: readonly SentMessage[]) => void },
): Promise<void> {
  const cloudOrigins = new Set<string>();
  const known = new Set<string>();
  await context.routeWebSocket(/.*/, (socket) => {
    if (new URL(socket.url()).host === new URL(origin).host) socket.connectToServer();
    else void socket.close();
  });
  await context.route(/^https?:/, async (route) => {
    const request = route.request();
    const asked = { method: request.method(), url: request.url(), body: request.postData() ?? '' };
    const plan = planRequest(asked, cloudOrigins);
    if (plan.do === 'pass') return passOn(route, cloudOrigins);
    if (plan.do === 'answer') return answer(route, plan);
    const sent = plan.messages.flatMap((message) => toSentMessage(message) ?? []);
    // What is tried again is the same message.
    onMessages(sent.filter(({ messageId }) => !known.has(messageId)));
    for (const { messageId } of sent) known.add(messageId);
    return answer(route, { status: 200, type: 'application/json', body: '{"success":true}' });
  });
}

/**
 * A document is read before the browser asks for it: its tags say which hosts must not be asked. Handed on from here, it
 * would be one of nowhere, whose requests to this machine browsers refuse.
 */
async function passOn(route: Route, cloudOrigins: Set<string>): Promise<void> {
  if (route.request().isNavigationRequest()) {
    const response = await route.fetch({ maxRedirects: 0 }).catch(() => undefined);
    const html = (await response?.text().catch(() => '')) ?? '';
    for (const [, address = ''] of html.matchAll(cloudAttribute))
      if (URL.canParse(address)) cloudOrigins.add(new URL(address).origin);
  }
  await route.continue();
}

function answer(
  route: Route,
  { status, type, body }: { status: number; type: string; body: string },
): Promise<void> {
  const origin = route.request().headers()['origin'];
  const headers = {
    'Access-Control-Allow-Origin': origin ?? '*',
    'Access-Control-Allow-Headers': '*',
    ...(origin && { 'Access-Control-Allow-Credentials': 'true' }),
  };
  return route.fulfill({ status, contentType: type, body, headers }).catch(() => {});
}

async function toFile(request: Request): Promise<LoadedFile> {
  const url = request.url();
  const response = await request.response().catch(() => null);
  if (!response) return { url, status: 0, type: '', size: 0 };
  const sizes = await request.sizes().catch(() => undefined);
  const type = response.headers()['content-type'] ?? '';
  return { url, status: response.status(), type, size: sizes?.responseBodySize ?? 0 };
}
