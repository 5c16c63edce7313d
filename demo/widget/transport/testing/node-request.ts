import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const pieceBytes = 16 * 1024;

/** `XMLHttpRequest` as far as an upload needs it, for tests that run without a browser: over a real connection. */
export class NodeRequest extends EventTarget {
  readonly upload = new EventTarget();
  readonly #headers: Record<string, string> = {};
  #url = '';
  #request: ClientRequest | undefined;
  #isOver = false;
  status = 0;
  responseText = '';

  open(_method: string, url: string): void {
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  send(body: Blob): void {
    const headers = { ...this.#headers, 'Content-Length': String(body.size) };
    const request = ask(this.#url, { method: 'POST', headers });
    this.#request = request;
    request.on('response', (response) => void this.#read(response));
    request.on('error', () => this.#end());
    void this.#write(request, body);
  }

  abort(): void {
    this.#end();
    this.#request?.destroy();
  }

  async #write(request: ClientRequest, body: Blob): Promise<void> {
    const bytes = await body.bytes();
    for (let from = 0; from < bytes.length && !this.#isOver; from += pieceBytes) {
      const piece = bytes.subarray(from, from + pieceBytes);
      await new Promise((resolve) => request.write(piece, resolve));
      const loaded = Math.min(bytes.length, from + pieceBytes);
      this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded }));
    }
    if (!this.#isOver) request.end();
  }

  async #read(response: IncomingMessage): Promise<void> {
    const body = await text(response).catch(() => '');
    if (this.#isOver) return;
    this.status = response.statusCode ?? 0;
    this.responseText = body;
    this.#end();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.dispatchEvent(new Event('loadend'));
  }
}
