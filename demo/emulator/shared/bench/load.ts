import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one request over kept connections; returns status and body. */
export function send(
  url: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const req = request(url, {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...length },
    });
    req.on('error', reject);
    req.on('response', (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      res.on('end', () => {
        if (res.statusCode === 200) resolve(text);
        else reject(new Error(`${res.statusCode} ${text}`));
      });
    });
    req.end(body);
  });
}

/** Runs so many jobs, some at a time; returns how long each took, and all together, in ms. */
export async function run(jobs: number, atOnce: number, job: (index: number) => Promise<unknown>) {
  const times: number[] = [];
  let next = 0;
  const begin = performance.now();
  const worker = async () => {
    for (let index = next++; index < jobs; index = next++) {
      const start = performance.now();
      await job(index);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { times: times.toSorted((a, b) => a - b), totalMs: performance.now() - begin };
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function closeConnections(): void {
  agent.destroy();
}
