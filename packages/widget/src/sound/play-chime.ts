// Of a soft two-tone: a fifth upwards. Hz, and s from its start.
const tones = [
  { pitch: 587.33, at: 0 },
  { pitch: 880, at: 0.14 },
] as const;
const loudness = 0.07;
const lengthSeconds = 0.45;

let context: AudioContext | undefined;

/**
 * Plays two soft tones, made on the spot. Without effect, and without an error, where the browser lets nothing be heard.
 *
 * @example
 * playChime();
 */
export function playChime(): void {
  void play().catch(() => {});
}

async function play(): Promise<void> {
  context ??= new AudioContext();
  // A page that nobody has touched yet makes no sound; what waits for that would be heard at a wrong time.
  if (context.state !== 'running') await Promise.race([context.resume(), pause()]);
  if (context.state !== 'running') return;
  for (const { pitch, at } of tones) playTone(context, pitch, context.currentTime + at);
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));

function playTone(audio: AudioContext, pitch: number, start: number): void {
  const tone = new OscillatorNode(audio, { frequency: pitch });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + lengthSeconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + lengthSeconds);
}
