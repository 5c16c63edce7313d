/**
 * Reads the text of an answer, up to so many bytes; rejects when there are more, and lets go of the rest.
 *
 * @example
 * const text = await readLimited(response, 65_536);
 */
export async function readLimited({ body }: Response, maxBytes: number): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return text + decoder.decode();
    size += value.length;
    if (size > maxBytes) {
      void reader?.cancel().catch(() => {});
      throw new RangeError('The answer is too long.');
    }
    text += decoder.decode(value, { stream: true });
  }
}
