interface Stretch {
  start: number;
  end: number;
}

/** Where any of the secrets stands in a text, in order; stretches that touch are one. */
export function findSecrets(text: string, secrets: readonly string[]): Stretch[] {
  const found: Stretch[] = [];
  for (const secret of secrets) {
    for (let start = text.indexOf(secret); start !== -1; start = text.indexOf(secret, start + 1)) {
      found.push({ start, end: start + secret.length });
    }
  }
  const joined: Stretch[] = [];
  for (const { start, end } of found.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
