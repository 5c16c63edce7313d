/** A store of the outbox's database, for writing. */
export async function openStore(name: string): Promise<IDBObjectStore> {
  const request = indexedDB.open('docent.chat', 1);
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const found = request.result.transaction([name], 'readwrite').objectStore(name);
  request.result.close();
  return found;
}
