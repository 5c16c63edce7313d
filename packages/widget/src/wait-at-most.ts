/**
 * Waits for something, and not for ever: undefined when it fails, or takes too long.
 *
 * @example
 * const tools = await waitAtMost(loadPhoneTools(), 8000);
 */
export async function waitAtMost<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
