import { expect, test } from 'vitest';
import { supportNumber } from '../../emulator/twilio/testing/settings.ts';
import { startTestHub } from './testing/start-test-hub.ts';

test('a journey is exported as JSON and as the beginning of a test, as files to keep', async () => {
  const { origin, ask, world } = await startTestHub();
  world.stack.twilio.receiveSms({ from: '+14155550123', to: supportNumber, body: 'Hi' });
  const path = '/api/demo/journeys/phone:+14155550123';
  const { id } = (await ask(path)).body as { id: number };

  const json = await fetch(`${origin}${path}/export.json`);
  expect(json.headers.get('content-disposition')).toBe(`attachment; filename="journey-${id}.json"`);
  const { entries, journey } = (await json.json()) as { entries: object[]; journey: object };
  expect(journey).toMatchObject({ id, phone: '+14155550123' });
  for (const entry of entries) expect(entry).toMatchObject({ journey: id });
  expect(JSON.stringify(entries)).toContain('"Hi"');

  const spec = await fetch(`${origin}${path}/export.spec.ts`);
  expect(spec.headers.get('content-disposition')).toContain(`journey-${id}.spec.ts"`);
  expect(await spec.text()).toContain("from '@playwright/test';");
});
