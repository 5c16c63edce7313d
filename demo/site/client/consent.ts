import { consentValues, toConsentCookieName } from '../consent-cookie.ts';
import { setConsent } from './docent.ts';

const name = toConsentCookieName(location.port);
const halfYearSeconds = 180 * 86_400;

/** Whether the reader allowed statistics; `undefined` when nothing was chosen yet. */
export function readConsent(): boolean | undefined {
  const cookies = document.cookie.split('; ');
  const value = cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  if (value === consentValues.allowed) return true;
  return value === consentValues.refused ? false : undefined;
}

/** Keeps what the reader chose, and tells Docent. */
export function chooseConsent(granted: boolean): void {
  const value = granted ? consentValues.allowed : consentValues.refused;
  document.cookie = `${name}=${value}; Path=/; Max-Age=${halfYearSeconds}; SameSite=Lax`;
  setConsent(granted);
}

/** Tells Docent on this page what was chosen before, as a consent banner does on each page. */
export function applyConsent(): void {
  const granted = readConsent();
  if (granted !== undefined) setConsent(granted);
}
