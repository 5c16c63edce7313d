import type { EnvReader } from '../settings/env-reader.ts';

interface SidOptions {
  /** The two letters that it begins with. */
  readonly prefix: string;
  /** Where a person finds it. */
  readonly where: string;
  readonly isOptional?: boolean;
}

/** Reads a SID, empty when there is none; one that is missing or malformed is a problem that says where to find it. */
export function readSid(env: EnvReader, name: string, options: SidOptions): string {
  const { prefix, where, isOptional = false } = options;
  const hint = `${prefix}…, from ${where}`;
  const sid = isOptional ? env.text(name) : env.required(name, hint);
  if (sid && !new RegExp(`^${prefix}[0-9a-fA-F]{32}$`, 'u').test(sid))
    env.problem(`${name} is ${prefix} and 32 hexadecimal digits: ${hint}.`);
  return sid;
}
