import { DeskProblem } from './desk-problem.ts';

/** Gives what a promise gives, or rejects with a sentence for people when that takes too long. */
export async function withinTime<T>(
  promise: Promise<T>,
  { limitMs, sentence }: { readonly limitMs: number; readonly sentence: string },
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeskProblem(sentence)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
