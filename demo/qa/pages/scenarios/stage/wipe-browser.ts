import { toCookieName, writeVariant, type Variant } from '../../../scenarios/variant.ts';
import { isOwnKey } from './read-stored.ts';

/** Makes this browser one that has never been at the docs site, which then is as the variant says. */
export async function wipeBrowser(variant: Partial<Variant>): Promise<void> {
  for (const key of Object.keys(localStorage)) if (!isOwnKey(key)) localStorage.removeItem(key);
  sessionStorage.clear();
  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name = '' }) => remove(name)));
  for (const cookie of document.cookie.split('; ')) {
    const [name = ''] = cookie.split('=', 1);
    // The cookies of a host are shared by all its ports, and each of ours has its port in its name.
    if (name.endsWith(`-${location.port}`)) document.cookie = `${name}=; path=/; max-age=0`;
  }
  document.cookie = `${toCookieName(location.origin)}=${writeVariant(variant)}; path=/; SameSite=Strict`;
}

function remove(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () =>
      reject(new Error('What an earlier visitor stored could not be erased. Reload the page.')),
    );
  });
}
