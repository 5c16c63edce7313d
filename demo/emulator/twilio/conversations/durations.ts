// The form of Java's `Duration`, which these messages of Twilio's speak of: days and less, no months.
const form = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** Reads a duration of ISO 8601 such as `PT1H30M`, in ms; `undefined` if it is none. */
export function parseDuration(text: string): number | undefined {
  const parts = form.exec(text);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}
