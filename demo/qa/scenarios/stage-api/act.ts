import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());
const phone = v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/, 'It is no phone in E.164.'));

/** What a scenario does beside its visitor: as an agent, a phone, a server of the customer, or the cloud on a bad day. */
export const actSchema = v.variant('do', [
  v.strictObject({ do: v.literal('accept'), taskSid: text, worker: text }),
  v.strictObject({ do: v.literal('say'), taskSid: text, body: text }),
  v.strictObject({ do: v.literal('sms'), from: phone, body: text }),
  /** Segment's Profile API answers nothing but 503. */
  v.strictObject({ do: v.literal('profile-down'), on: v.boolean() }),
  /** Every socket at Twilio is cut, without a goodbye. */
  v.strictObject({ do: v.literal('cut') }),
  v.strictObject({ do: v.literal('advance'), hours: v.pipe(v.number(), v.minValue(0)) }),
  /** Segment computes the traits with a sliding window. */
  v.strictObject({ do: v.literal('compute-traits') }),
  /** The customer's server tells Segment of somebody. */
  v.strictObject({
    do: v.literal('tell-segment'),
    phone,
    traits: v.record(v.string(), v.unknown()),
  }),
  /** The customer's server vouches for somebody: answers `{ token }`. */
  v.strictObject({ do: v.literal('sign'), phone, name: text }),
  /** Waits until webhooks and flows have been told everything. */
  v.strictObject({ do: v.literal('settle') }),
]);

export type Act = v.InferOutput<typeof actSchema>;

/** Answers to a run that begins. */
export interface RunBegun {
  readonly run: number;
  /** Phones that nobody has used before. */
  readonly phones: readonly [string, string];
  readonly smsNumber: string;
  readonly flows: Readonly<Record<'docent' | 'recipe' | 'vip', string>>;
}
