import {
  maxLength,
  minLength,
  nullish,
  number,
  object,
  pipe,
  safeParse,
  strictTuple,
  string,
  union,
  type InferOutput,
} from 'valibot';

const text = (length: number) => nullish(pipe(string(), maxLength(length)));

const claimsSchema = object({
  phone: pipe(string(), maxLength(250)),
  // A list with others beside us would let each of them use the token here.
  aud: union([string(), strictTuple([string()])]),
  iat: number(),
  exp: number(),
  jti: pipe(string(), minLength(8), maxLength(128)),
  name: text(200),
  email: text(320),
  sub: text(256),
});

/** What an identity token must say, and may say. */
export type IdentityClaims = InferOutput<typeof claimsSchema>;

/** Reads the claims of an identity token; others are left out. Throws an error that names the wrong claim. */
export function parseIdentityClaims(payload: unknown): IdentityClaims {
  const result = safeParse(claimsSchema, payload, { abortEarly: true });
  if (result.success) return result.output;
  throw new Error(`Its ${String(result.issues[0].path?.[0].key)} is missing or wrong.`);
}
