/** Whether a key of the storage is that of these pages, and no visitor's. */
export function isOwnKey(key: string): boolean {
  return key.startsWith('docent-qa:');
}

/** Everything that the docs site has stored in this browser, as text, by name. */
export async function readStored(): Promise<Readonly<Record<string, string>>> {
  const local = readAll(localStorage).filter(([key]) => !isOwnKey(key));
  const session = readAll(sessionStorage).map(([key, text]) => [`session ${key}`, text] as const);
  const databases = await Promise.all((await indexedDB.databases()).map(({ name }) => read(name)));
  return Object.fromEntries([...local, ...session, ...databases.flat()]);
}

function readAll(storage: Storage): [string, string][] {
  return Object.keys(storage).map((key) => [key, storage.getItem(key) ?? '']);
}

async function read(name = ''): Promise<[string, string][]> {
  const database = await toResult(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames].map(async (store): Promise<[string, string]> => {
      const all = await toResult(database.transaction(store).objectStore(store).getAll());
      return [`${name} ${store}`, all.length > 0 ? JSON.stringify(all) : ''];
    });
    return (await Promise.all(stores)).filter(([, text]) => text !== '');
  } finally {
    database.close();
  }
}

function toResult<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('What is stored cannot be read.')));
  });
}
