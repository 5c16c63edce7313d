const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `14:03:27`, with the day where it is another than `today`; both in ms since 1970. */
export function formatTime(at: number, today: number): string {
  const isToday = new Date(at).toDateString() === new Date(today).toDateString();
  return isToday ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
}

/** `23 Nov 2026, 14:03:27` */
export function formatWhole(at: number): string {
  return whole.format(at);
}

/** `2 hours ago`, `in 5 minutes`. */
export function formatAgo(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return ago.format(seconds, 'second');
  if (size < 3600) return ago.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return ago.format(Math.round(seconds / 3600), 'hour');
  return ago.format(Math.round(seconds / 86_400), 'day');
}
