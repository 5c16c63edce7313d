import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Client, Conversation } from '@twilio/conversations';
import { build, type Rolldown } from 'vite';
import { listen } from '../emulator/shared/listen.ts';

/** An event of the SDK on a page, in the order in which it was told. */
export interface Happened {
  event: string;
  value: unknown;
}

/** What of a message can leave the page. */
export interface MessageFacts {
  sid: string;
  index: number;
  author: string | null;
  body: string | null;
  attributes: unknown;
  media: { sid: string; filename: string | null; contentType: string; size: number }[];
}

/** The SDK on a page. */
export interface Chat {
  client: Client;
  conversation: Conversation;
  /** All that the client has told so far. */
  happened: Happened[];
  /** The SHA-256 of bytes, in hex. */
  toHash(bytes: ArrayBuffer): Promise<string>;
  /** Creates the client, and waits for nothing. */
  begin(token: string, options: object): Client;
  /** Creates the client, and waits until it is ready. */
  connect(token: string, options: object): Promise<void>;
  /** Opens a conversation; nothing that happens there from now on escapes the page. */
  enter(sid: string): Promise<void>;
}

declare global {
  interface Window {
    chat: Chat;
  }
}

/** A running customer's site. */
export interface Pages {
  origin: string;
  close(): Promise<void>;
}

// The page has no icon: a browser would ask for one.
const html = `<!doctype html>
<html lang="en">
  <head>
    <title>Support</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/twilio-client.js"></script>
  </head>
  <body></body>
</html>`;

/** Serves a customer's page with the Conversations SDK on it, on an origin of its own. */
export async function servePages(): Promise<Pages> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/twilio-client.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html);
  });
  const origin = await listen(server, { port: 0, name: 'customer page', log: console.log });
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The npm package with what the tests ask of it, as one build makes it. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: fileURLToPath(new URL('./twilio-client.ts', import.meta.url)),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const [file, ...others] = (result as Rolldown.RolldownOutput).output;
  if (others.length > 0) throw new Error('The page has one script; the build made more.');
  return file.code;
}
