import type { EnvReader } from './env-reader.ts';

/** Reads the exact origins of ALLOWED_ORIGINS; a pattern, a path or another scheme is a problem. */
export function readOrigins(env: EnvReader): ReadonlySet<string> {
  const origins = env
    .required('ALLOWED_ORIGINS', 'the origins of your docs site, such as https://docs.example.com')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  if (!origins.every(isOrigin)) {
    env.problem(
      'ALLOWED_ORIGINS lists exact origins with a comma between them, such as https://docs.example.com: no path, no *.',
    );
  }
  return new Set(origins);
}

function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
