import { isPhone, type Phone } from '@docent/identity';

const key = 'millrace-docs:phone';

// Holds the phone only where storage is refused: it then lasts as long as the page.
let inMemory: Phone | undefined;

/** The phone that this reader gave, on this page or an earlier one. */
export function readPhone(): Phone | undefined {
  try {
    const stored = localStorage.getItem(key);
    return isPhone(stored) ? stored : inMemory;
  } catch {
    return inMemory;
  }
}

/** Remembers the phone for later pages. */
export function storePhone(phone: Phone): void {
  try {
    localStorage.setItem(key, phone);
  } catch {
    inMemory = phone;
  }
}

/** Forgets the phone, here and in other tabs. */
export function forgetPhone(): void {
  inMemory = undefined;
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

/** Calls back when another tab stores or forgets a phone. */
export function onPhoneChange(callback: (phone: Phone | undefined) => void): () => void {
  const handleStorage = (event: StorageEvent): void => {
    // The key is null when the whole storage was cleared.
    if (event.key === key || event.key === null) callback(readPhone());
  };
  addEventListener('storage', handleStorage);
  return () => removeEventListener('storage', handleStorage);
}
