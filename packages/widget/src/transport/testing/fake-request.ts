/** A request of the browser in the hands of a test. */
export class FakeRequest extends EventTarget {
  static readonly all: FakeRequest[] = [];
  /** The one that was made last. */
  static get last(): FakeRequest {
    const last = FakeRequest.all.at(-1);
    if (!last) throw new Error('Nothing was asked for.');
    return last;
  }

  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  url = '';
  body: unknown;
  status = 0;
  responseText = '';
  isAborted = false;

  constructor() {
    super();
    FakeRequest.all.push(this);
  }

  open(_method: string, url: string): void {
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body: unknown): void {
    this.body = body;
  }

  abort(): void {
    if (this.isAborted) return;
    this.isAborted = true;
    this.dispatchEvent(new Event('loadend'));
  }

  /** So many bytes have left. */
  move(loaded: number): void {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded }));
  }

  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
    this.dispatchEvent(new Event('loadend'));
  }
}
