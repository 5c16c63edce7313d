import { standard, type Filter } from './filter.ts';

/** Where Studio's clock hangs: "the timezone used is PST", says Twilio's support. */
export const studioZone = 'America/Los_Angeles';

/** The register of a rendering that holds its clock. */
export const clockRegister = 'studio-clock';

const withoutZone = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?$/;
const offsetOf = new Intl.DateTimeFormat('en-US', {
  timeZone: studioZone,
  timeZoneName: 'longOffset',
});

/** `date`, by the clock of the rendering. What is no date comes back as it is. */
export const dateFilter: Filter = function (value, format) {
  if (typeof format !== 'string' || format === '') return value;
  return standard('date').call(
    this,
    toDate(value, () => this.context.getRegister(clockRegister, 0)),
    format,
  );
};

function toDate(value: unknown, readNow: () => unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value === 'now' || value === 'today') return new Date(Number(readNow()));
  const [, day, time = '00:00'] = withoutZone.exec(value.trim()) ?? [];
  return day === undefined ? value : (readInZone(`${day}T${time}`) ?? value);
}

/** A date without a time zone is one of Studio's zone, or `2019-08-12` would appear as the 11th. */
function readInZone(text: string): Date | undefined {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const guess = asUtc - readOffsetMs(asUtc);
  return new Date(asUtc - readOffsetMs(guess));
}

function readOffsetMs(time: number): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(offsetOf.format(time)) ?? [];
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -offset : offset;
}
