import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../emulator/shared/listen.ts';
import { askFunctions } from './ask-functions.ts';

const origin = 'https://docs.example.com';

test('asks by a preflight alone, and tells who is not let in', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isKnown = request.headers.origin === origin;
    if (isKnown) response.setHeader('Access-Control-Allow-Origin', origin);
    response.writeHead(isKnown ? 204 : 403).end();
  });
  const functions = await listen(server, { port: 0, name: 'functions', log: console.log });
  expect(await askFunctions(`${functions}/`, origin)).toEqual([]);
  const [refused] = await askFunctions(functions, 'https://other.example.com');
  expect(refused?.message).toContain('does not let https://other.example.com in (HTTP 403)');
  expect(asked).toEqual(['OPTIONS /start-chat', 'OPTIONS /start-chat']);
  await new Promise((resolve) => server.close(resolve));
  const [gone] = await askFunctions(functions, origin);
  expect(gone?.message).toContain('cannot be reached');
});
