/** What a call of the SDK was refused with, as the SDK tells it. */
export interface Failure {
  status?: number;
  body?: { status: number; code: number; message: string; more_info: string };
  message: string;
}

/** Waits for a promise to be refused; throws if it is not. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  let result: unknown;
  try {
    result = await promise;
  } catch (error) {
    return error as Failure;
  }
  throw new Error(`It was not refused, but answered: ${JSON.stringify(result)}`);
}
