import type { PhoneRefusal } from '@docent/identity/parse-phone';

/** Why a reader cannot be known: the number is refused, or Docent may not or cannot do it. */
export type Refusal = PhoneRefusal | 'consent' | 'gpc' | 'off' | 'superseded' | 'unavailable';

/** What became of a phone number that a reader gave. */
export type IdentifyResult = { ok: true; phone: string } | { ok: false; reason: Refusal };

/** The reader as Docent knows them. */
export interface Identity {
  phone?: string;
}

/** As much of `window.docent` as this site calls; the tag in the head makes it. */
interface Docent {
  identify(phone: string, details: { country?: string; source: 'form' }): Promise<IdentifyResult>;
  reset(): Promise<unknown>;
  setConsent(granted: boolean): Promise<unknown>;
  on(event: 'identity', callback: (identity: Identity | undefined) => void): Promise<unknown>;
  /** Of another tag, which a site may have or not. */
  chat?: { open(): Promise<void> };
}

declare global {
  interface Window {
    docent?: Docent;
  }
}

// Where something blocks the tag, its calls wait for ever. The first number also waits for the numbering plans.
const answerWithinMs = 8000;

/** Tells Docent whose phone it is. Answers in any case, within eight seconds. */
export async function identify(phone: string, country: string): Promise<IdentifyResult> {
  const unavailable = { ok: false, reason: 'unavailable' } as const;
  const details = { source: 'form', ...(country && { country }) } as const;
  const answer = window.docent?.identify(phone, details) ?? unavailable;
  return Promise.race([answer, wait(answerWithinMs).then(() => unavailable)]);
}

/** Signs the reader out, in every tab. */
export function signOut(): void {
  void window.docent?.reset();
}

/** Tells Docent whether the reader allows it to note what is read; a refusal erases what it has stored. */
export function setConsent(granted: boolean): void {
  void window.docent?.setConsent(granted);
}

/** Calls back with the reader who is known, now and after each change; with `undefined` after a sign-out. */
export function onIdentity(callback: (identity: Identity | undefined) => void): void {
  void window.docent?.on('identity', callback);
}

/** What opens the chat; `undefined` on a site without one. */
export function findChat(): (() => void) | undefined {
  const chat = window.docent?.chat;
  return chat && (() => void chat.open());
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
