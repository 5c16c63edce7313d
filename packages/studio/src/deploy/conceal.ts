// A secret may come back cut off; what is shorter than this gives nobody an advantage.
const fragmentLength = 8;

/**
 * Creates a function that blackens secrets in a text: whole ones, and any eight characters in a row of one. Their URL
 * and Base64 forms are blackened as well, since an API may quote a request.
 *
 * @example
 * const conceal = createConceal(['s3cr3t-t0k3n']);
 * conceal('The token s3cr3t-t0k3n is wrong.'); // The token … is wrong.
 */
export function createConceal(secrets: readonly string[]): (text: string) => string {
  const fragments = new Set(secrets.flatMap(toForms).flatMap(toFragments));
  const lengths = [...new Set([...fragments].map(({ length }) => length))];
  return (text) => {
    const hidden = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1)
      for (const length of lengths)
        if (fragments.has(text.slice(at, at + length))) hidden.fill(1, at, at + length);
    return blacken(text, hidden);
  };
}

/** A secret as it may be quoted. In Base64 it looks different at each of three offsets; its edges are its neighbours'. */
function toForms(secret: string): string[] {
  if (secret === '') return [];
  const encoded = ['', ' ', '  '].map((before) => {
    const from = Math.ceil((before.length * 8) / 6);
    const whole = Math.floor(((before.length + Buffer.byteLength(secret)) * 8) / 6);
    return Buffer.from(before + secret)
      .toString('base64')
      .slice(from, whole);
  });
  const escaped = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, escaped, encodeURIComponent(secret)];
  return [...new Set([...forms, ...encoded.filter(({ length }) => length >= fragmentLength)])];
}

function toFragments(form: string): string[] {
  const last = Math.max(0, form.length - fragmentLength);
  return Array.from({ length: last + 1 }, (_, at) => form.slice(at, at + fragmentLength));
}

function blacken(text: string, hidden: Uint8Array): string {
  let shown = '';
  for (let at = 0; at < text.length; at += 1) {
    if (!hidden[at]) shown += text[at];
    else if (!hidden[at - 1]) shown += '…';
  }
  return shown;
}
