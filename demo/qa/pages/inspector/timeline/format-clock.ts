const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });

/** `14:03:27` */
export function formatClock(at: number): string {
  return clock.format(at);
}

/** `Monday, 23 November 2026` */
export function formatDay(at: number): string {
  return day.format(at);
}
