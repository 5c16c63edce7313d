import type { StreamLine } from '../../../../emulator/twilio/stream.ts';

const titles: Readonly<Record<string, string>> = {
  connected: 'Socket connected',
  disconnected: 'Socket closed',
  cut: 'Socket cut without a goodbye',
  'token renewed': 'Token of the socket renewed',
  failed: 'Socket failed',
};

/** What happened to a client's socket. */
export function describeSocket({ what, problem }: Pick<StreamLine, 'what' | 'problem'>) {
  const closing = /^closing with (\d+) (.*)$/.exec(what);
  const title = closing
    ? `Socket closed by Twilio: ${toReason(closing[1] ?? '', closing[2] ?? '')}`
    : (titles[what] ?? `Socket: ${what}`);
  return {
    kind: 'connection' as const,
    title,
    ...(problem !== undefined && { problem }),
  };
}

function toReason(code: string, status: string): string {
  if (code === '410') return 'the token has expired';
  if (code === '308') return 'connect again elsewhere';
  return `${code} ${status}`.trim();
}
