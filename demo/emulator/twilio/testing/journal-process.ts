// Keeps commits of several records each, turn after turn, until it is killed. `journal.test.ts` starts it.
import { addMessage } from '../conversations/messages.ts';
import { createConversation, findConversation } from '../conversations/conversations.ts';
import { createServices } from '../core.ts';
import { byServer } from '../services.ts';
import { openJournal } from '../store/journal.ts';
import { buildConfig } from './settings.ts';

const [file = ''] = process.argv.slice(2);
const services = createServices({ config: buildConfig(), origin: () => 'http://127.0.0.1' });
openJournal({ file, store: services.store, warn: console.error });
const { sid } = createConversation(services, { uniqueName: 'help' }, byServer);
let count = 0;

function writeSome(): void {
  for (let index = 0; index < 5; index += 1) {
    const body = `${count} `.repeat(500);
    addMessage(services, findConversation(services.store, sid), { body }, byServer);
    count += 1;
  }
  process.send?.(count);
  setImmediate(writeSome);
}
writeSome();
