import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { verifyIdentity } from './verify-identity.ts';

interface Vector {
  readonly title: string;
  readonly phone: string;
  readonly options: {
    readonly secret: string;
    readonly kid: string;
    readonly audience: string;
    readonly now: number;
    readonly jti: string;
    readonly ttl: number;
    readonly name?: string;
  };
  readonly token: string;
}

const folder = join(import.meta.dirname, '../../examples/sign-identity');
const vectors = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as Vector[];
const languages: [name: string, check: string[], run: string[]][] = [
  ['Node', [process.execPath, '--version'], [process.execPath, 'run.mjs']],
  ['Python', ['python3', '--version'], ['python3', '-B', 'run.py']],
  ['PHP', ['php', '--version'], ['php', 'run.php']],
  ['Ruby', ['ruby', '--version'], ['ruby', 'run.rb']],
  ['Go', ['go', 'version'], ['go', 'run', 'go.go', 'run.go']],
];
// Go compiles its standard library the first time.
const timeoutMs = 120_000;

function spawn([command = '', ...args]: string[], input = '') {
  return spawnSync(command, args, { cwd: folder, input, encoding: 'utf8', timeout: timeoutMs });
}

function toContent(token: string): unknown[] {
  const [header = '', claims = ''] = token.split('.');
  return [header, claims].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
}

function verify(token: string, { secret, kid, audience }: Vector['options'], now: number) {
  return verifyIdentity(token, { secrets: new Map([[kid, secret]]), audience }, now);
}

test.each(vectors)(
  'the vectors hold what jose signs: $title',
  async ({ phone, options, token }) => {
    const { secret, kid, audience: aud, now: iat, jti, ttl, name } = options;
    const signed = await new SignJWT({
      phone,
      ...(name && { name }),
      aud,
      iat,
      exp: iat + ttl,
      jti,
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid })
      .sign(new TextEncoder().encode(secret));
    expect(token).toBe(signed);
  },
);

for (const [name, check, run] of languages) {
  const isMissing = spawn(check).status !== 0;

  test.skipIf(isMissing)(
    `the example in ${name} signs what the vectors hold`,
    async () => {
      const lines = vectors.map(({ phone, options }) => JSON.stringify({ phone, options }));
      const { stdout, stderr } = spawn(run, lines.join('\n'));
      expect(stderr).toBe('');
      const tokens = stdout.trimEnd().split(/\r?\n/);
      // Go writes keys in the order of the alphabet, and some characters as escapes.
      const toCompared = (token: string) => (name === 'Go' ? toContent(token) : token);
      expect(tokens.map(toCompared)).toEqual(vectors.map(({ token }) => toCompared(token)));
      const seen = await Promise.all(
        vectors.map(({ options }, at) => verify(tokens[at] ?? '', options, options.now * 1000)),
      );
      expect(seen.map(({ phone }) => phone)).toEqual(vectors.map(({ phone }) => phone));
      expect(seen.map((one) => one.name)).toEqual(vectors.map(({ options }) => options.name));
    },
    timeoutMs,
  );

  test.skipIf(isMissing)(
    `the example in ${name} needs no more than the key and the audience`,
    async () => {
      const options = {
        secret: 'a-secret-of-at-least-32-characters',
        kid: 'key',
        audience: 'docs',
      };
      const line = JSON.stringify({ phone: '+14155552671', options });
      const tokens = spawn(run, `${line}\n${line}`).stdout.trimEnd().split(/\r?\n/);
      const seen = await Promise.all(
        tokens.map((token) => verify(token, { ...options, now: 0, jti: '', ttl: 0 }, Date.now())),
      );
      expect(seen.map(({ phone }) => phone)).toEqual(['+14155552671', '+14155552671']);
      expect(new Set(seen.map(({ jti }) => jti)).size).toBe(2);
    },
    timeoutMs,
  );
}
