// Exports say `send-to-auto-pilot`; the other spelling is found in what people write by hand.
const types = new Set(['send-to-auto-pilot', 'send-to-autopilot', 'understand']);

/** Whether a widget hands the chat to Autopilot, which Twilio shut down on 25 August 2023. */
export function isAutopilot({ type }: { type: string }): boolean {
  return types.has(type);
}
