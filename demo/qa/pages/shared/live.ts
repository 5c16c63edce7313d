interface LiveOptions<T> {
  /** The path with its query; asked again at each connection, so that it can say from where to go on. */
  path: () => string;
  onMessage: (message: T) => void;
  /** Whether the line is up. */
  onState?: (isUp: boolean) => void;
}

const retryMs = 1000;

/** Follows what the QA server tells, by WebSocket, and connects again when it was lost. Returns a function that stops that. */
export function followLive<T>({ path, onMessage, onState }: LiveOptions<T>): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const connect = () => {
    socket = new WebSocket(new URL(path(), location.href.replace(/^http/, 'ws')));
    socket.addEventListener('open', () => onState?.(true));
    socket.addEventListener('message', ({ data }) => {
      if (!isStopped) onMessage(JSON.parse(String(data)) as T);
    });
    socket.addEventListener('close', () => {
      if (isStopped) return;
      onState?.(false);
      timer = setTimeout(connect, retryMs);
    });
  };
  connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}
