const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** How long somebody waits: `12 s`, `4 min`, `1 h 5 min`, `2 d`. */
export function formatWait(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d`;
}

/** `14:03` */
export function formatHour(at: number): string {
  return hour.format(at);
}

/** `Today`, `Yesterday`, or `Monday 23 November`; both in ms since 1970. */
export function formatDay(at: number, now: number): string {
  const name = day.format(at);
  if (name === day.format(now)) return 'Today';
  return name === day.format(now - 86_400_000) ? 'Yesterday' : name;
}

/** What time it is for a visitor: `18:03`; undefined where the browser does not know the time zone. */
export function formatHourIn(timeZone: string, now: number): string | undefined {
  try {
    const options = { hour: '2-digit', minute: '2-digit', timeZone } as const;
    return new Intl.DateTimeFormat('en-GB', options).format(now);
  } catch {
    return undefined;
  }
}

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** `German (Austria)`; what is no language stays as it is. */
export function formatLanguage(locale: string): string {
  try {
    return languages.of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** `640 B`, `1.2 MB` */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
