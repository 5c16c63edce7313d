/** Asks for something within a transaction, and returns what reads the answer once all is stored. */
export type Work<Result> = (transaction: IDBTransaction) => () => Result;

/** A database that answers within seconds, or rejects. */
export interface Database {
  /**
   * Does the work in a transaction of its own. Resolves when everything is stored; to undefined where there is no
   * database yet, unless it `mayCreate` one.
   */
  run<Result>(work: Work<Result>, mayCreate?: boolean): Promise<Result | undefined>;
  /** Closes it when what is under way is done; the next call opens it again. */
  close(): void;
}

const version = 1;
const timeLimitMs = 2000;

/**
 * Makes a database of IndexedDB, with a time limit to everything; nothing is opened before the first call.
 *
 * @param create - Makes the stores of a new database.
 * @example
 * const database = createDatabase('notes', (created) => created.createObjectStore('notes'));
 */
export function createDatabase(name: string, create: (created: IDBDatabase) => void): Database {
  let connection: IDBDatabase | undefined;
  let isHanging = false;

  const close = (): void => {
    connection?.close();
    connection = undefined;
  };
  const onHanging = (): void => {
    isHanging = true;
  };
  const attempt = async <Result>(work: Work<Result>, mayCreate: boolean) => {
    // Each further call would have to wait as long.
    if (isHanging) throw refused();
    connection ??= await open({
      name,
      create: mayCreate ? create : undefined,
      onHanging,
      onGone: close,
    });
    return connection && transact(connection, work);
  };

  return {
    async run(work, mayCreate = false) {
      try {
        return await attempt(work, mayCreate);
      } catch {
        // iOS takes connections away in the background, and does not say so.
        close();
        return attempt(work, mayCreate);
      }
    },
    close,
  };
}

interface OpenOptions {
  readonly name: string;
  /** Undefined: none is to be created. */
  readonly create: ((created: IDBDatabase) => void) | undefined;
  readonly onHanging: () => void;
  /** Another page needs a newer one, or the browser has closed it. */
  readonly onGone: () => void;
}

/** To undefined where there is none and none is to be created: an aborted creation leaves nothing behind. */
function open({ name, create, onHanging, onGone }: OpenOptions): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    let isLate = false;
    // Safari sometimes never answers.
    const timer = setTimeout(() => {
      isLate = true;
      onHanging();
      reject(refused());
    }, timeLimitMs);
    request.addEventListener('upgradeneeded', () => {
      if (create) create(request.result);
      else request.transaction?.abort();
    });
    request.addEventListener('success', () => {
      clearTimeout(timer);
      const connection = request.result;
      for (const type of ['versionchange', 'close']) connection.addEventListener(type, onGone);
      if (isLate) connection.close();
      else resolve(connection);
    });
    request.addEventListener('error', (event) => {
      clearTimeout(timer);
      // Firefox would tell the page.
      event.preventDefault();
      if (request.error?.name === 'AbortError' && !create) resolve(undefined);
      else reject(refused());
    });
  });
}

/** What is not done in time is undone, if it is not being committed. */
function transact<Result>(connection: IDBDatabase, work: Work<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction([...connection.objectStoreNames], 'readwrite');
    const fail = (): void => {
      clearTimeout(timer);
      reject(refused());
    };
    const cancel = (): void => {
      fail();
      try {
        transaction.abort();
      } catch {
        // It is over.
      }
    };
    const timer = setTimeout(cancel, timeLimitMs);
    const read = work(transaction);
    transaction.addEventListener('complete', () => {
      clearTimeout(timer);
      resolve(read());
    });
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', (event) => {
      event.preventDefault();
      cancel();
    });
  });
}

function refused(): Error {
  return new Error('IndexedDB is refused.');
}
