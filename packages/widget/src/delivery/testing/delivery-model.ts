import * as fc from 'fast-check';
import type { SendOutcome } from '../../transport/transport.ts';
import { createDelivery } from '../create-delivery.ts';
import type { Delivery } from '../delivery.ts';
import type { Outbox } from '../outbox.ts';
import { createLineInHand, type LineInHand } from './line-in-hand.ts';
import { message } from './messages.ts';

/** What happens to a send: `lost` and `stored-lost` are answers that never come. */
type Fate = 'stored' | 'refused' | 'later' | 'lost' | 'stored-lost';

/** Something that happens to a visitor who writes. */
export type Step =
  | { readonly do: 'add' | 'down' | 'up' | 'echo' | 'retry' | 'search' | 'pump' }
  | { readonly do: 'answer' | 'crash'; readonly fate: Fate }
  | { readonly do: 'wait'; readonly ms: number };

const anyFate = fc.constantFrom<Fate>(
  'stored',
  'stored',
  'refused',
  'later',
  'lost',
  'stored-lost',
);

/** Whatever may happen, adding and answering more often than the rest. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Step>({ do: 'add' }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('answer' as const), fate: anyFate }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>(
      { do: 'down' },
      { do: 'up' },
      { do: 'up' },
      { do: 'echo' },
      { do: 'retry' },
      { do: 'search' },
      { do: 'search' },
      { do: 'pump' },
    ),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), fate: anyFate }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(10, 600, 5000, 40_000),
    }),
  },
);

const outcomes: Readonly<Record<Fate, SendOutcome>> = {
  stored: { kind: 'stored' },
  refused: { kind: 'refused', refusal: 'refused' },
  later: { kind: 'later', retryAfterMs: 2000 },
  lost: { kind: 'in-doubt' },
  'stored-lost': { kind: 'in-doubt' },
};

/** A visitor's pages, one after the other, on one outbox, and the server that hears of it. */
export class Chat {
  /** What the server has, in the order in which it got it. */
  readonly server: string[] = [];
  readonly mistakes: string[] = [];
  /** When each message was put at the end of the queue, last. */
  readonly #queuedAt = new Map<string, number>();
  readonly #failed = new Set<string>();
  #isUp = true;
  #steps = 0;
  #notBefore = 0;
  #hand: LineInHand = createLineInHand();
  #delivery: Delivery;
  readonly #outbox: Outbox;
  readonly #pass: (ms: number) => Promise<void>;

  /** @param pass - Lets so much time pass, and everything happen that is due. */
  constructor(outbox: Outbox, pass: (ms: number) => Promise<void>) {
    this.#outbox = outbox;
    this.#pass = pass;
    this.#delivery = this.#open();
  }

  #open(): Delivery {
    const hand = createLineInHand();
    if (!this.#isUp) hand.goDown();
    this.#hand = hand;
    let isStopped = false;
    const send: typeof hand.line.send = ({ clientId, body }) => {
      const check = (isRight: boolean, mistake: string): void => {
        if (!isRight) this.mistakes.push(`${clientId} ${mistake}`);
      };
      check(!isStopped, 'sent after the stop');
      check(this.#isUp, 'sent while the line was down');
      check(hand.sends.length === 0, 'sent beside another');
      check(!this.server.includes(clientId), 'sent though the server has it');
      check(!this.#failed.has(clientId), 'sent though refused');
      check(Date.now() >= this.#notBefore, 'sent before the server wanted it');
      return hand.line.send({ clientId, body });
    };
    const delivery = createDelivery({
      outbox: this.#outbox,
      line: { ...hand.line, send },
      newestIndex: () => this.server.length - 1,
      emit: ({ type, clientId }) => {
        if (type === 'failed') this.#failed.add(clientId);
      },
    });
    delivery.pump();
    return {
      ...delivery,
      stop() {
        isStopped = true;
        delivery.stop();
      },
    };
  }

  #store(clientId: string): void {
    const queuedAt = (id: string | undefined): number => this.#queuedAt.get(id ?? '') ?? -1;
    if (queuedAt(this.server.at(-1)) > queuedAt(clientId)) {
      this.mistakes.push(`${clientId} out of order`);
    }
    this.server.push(clientId);
  }

  #answer(fate: Fate): void {
    const send = this.#hand.sends.shift();
    if (!send) return;
    if (fate.startsWith('stored')) this.#store(send.clientId);
    if (fate === 'later') this.#notBefore = Date.now() + 2000;
    send.answer(outcomes[fate]);
  }

  #search(): void {
    const search = this.#hand.searches.shift();
    if (!search) return;
    const { clientId, sinceIndex } = search;
    search.answer(this.server.indexOf(clientId) > sinceIndex);
  }

  async #add(): Promise<void> {
    const clientId = `m${String(this.#queuedAt.size).padStart(2, '0')}`;
    this.#queuedAt.set(clientId, this.#steps);
    await this.#outbox.add(message(clientId));
    this.#delivery.pump();
  }

  async #retry(): Promise<void> {
    const [clientId] = this.#failed;
    if (!clientId) return;
    this.#failed.delete(clientId);
    this.#queuedAt.set(clientId, this.#steps);
    await this.#outbox.requeue(clientId);
    this.#delivery.pump();
  }

  /** Another page begins; what was under way may have arrived, and is answered too late. */
  #crash(fate: Fate): void {
    const { sends, searches } = this.#hand;
    this.#delivery.stop();
    this.#answer(fate);
    // The next page does not know of it.
    this.#notBefore = 0;
    for (const { answer } of searches) answer(false);
    sends.length = 0;
    this.#delivery = this.#open();
  }

  async run(step: Step): Promise<void> {
    this.#steps += 1;
    if (step.do === 'add') await this.#add();
    else if (step.do === 'retry') await this.#retry();
    else if (step.do === 'answer') this.#answer(step.fate);
    else if (step.do === 'crash') this.#crash(step.fate);
    else if (step.do === 'search') this.#search();
    else if (step.do === 'echo') for (const id of this.server) this.#delivery.confirm(id);
    else if (step.do === 'pump') this.#delivery.pump();
    else if (step.do !== 'wait') this.#setLine(step.do === 'up');
    await this.#pass(step.do === 'wait' ? step.ms : 0);
  }

  #setLine(isUp: boolean): void {
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    if (isUp) this.#hand.comeUp();
    else this.#hand.goDown();
    // What is under way when it goes down loses its answer.
    if (!isUp) this.#answer('lost');
  }

  /** From now on everything works. What did not arrive, and what the server has twice or not at all. */
  async finish(): Promise<readonly string[]> {
    await this.run({ do: 'up' });
    for (let turn = 0; turn < 200 && (await this.#outbox.read()).length > 0; turn += 1) {
      await this.run({ do: 'retry' });
      await this.run({ do: 'search' });
      await this.run({ do: 'answer', fate: 'stored' });
      await this.run({ do: 'wait', ms: 40_000 });
    }
    const left = (await this.#outbox.read()).map(({ clientId }) => `${clientId} left`);
    const counts = [...this.#queuedAt.keys()].flatMap((id) => {
      const times = this.server.filter((one) => one === id).length;
      return times === 1 ? [] : [`${id} is there ${times} times`];
    });
    return [...this.mistakes, ...left, ...counts];
  }
}
