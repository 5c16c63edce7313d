const slackMs = 1000;

/** How the clock was moved, from what it was ahead of the machine's before and after (ms). */
export function describeMove(before: number, after: number): string {
  const moved = after - before;
  if (Math.abs(moved) < slackMs)
    return Math.abs(after) < slackMs
      ? "Clock set to the machine's time"
      : 'Clock stopped, or let run on';
  if (moved > 0) return `Clock moved forward by ${toSpan(moved)}`;
  return Math.abs(after) < slackMs
    ? "Clock set back to the machine's time"
    : `Clock set back by ${toSpan(-moved)}`;
}

function toSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  const [days, hours, rest] = [
    Math.floor(minutes / 1440),
    Math.floor(minutes / 60) % 24,
    minutes % 60,
  ];
  return [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`]
    .filter(Boolean)
    .join(' ');
}
