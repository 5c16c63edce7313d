/** Sends JSON to one of the lab's own servers, and gives its answer. Throws a sentence where it refuses. */
export async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? (JSON.parse(text) as unknown) : undefined;
  if (response.ok) return answer;
  const { error } = (answer ?? {}) as { error?: string };
  throw new Error(error ?? `${new URL(url).pathname} answered ${response.status}.`);
}
