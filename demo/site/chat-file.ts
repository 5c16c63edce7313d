import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../packages/widget/package.json');
const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };

/** The name of the chat's script: that of its version, for which a page may name the hash. */
export const chatFile = `docent-chat-${version}.js`;
