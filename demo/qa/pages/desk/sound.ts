const key = 'docent-qa:desk-sound';

/** Whether the agent wants to hear of news; off unless they have switched it on. */
export function readSound(): boolean {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
}

/** Keeps whether the agent wants to hear of news. */
export function writeSound(isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off');
  } catch {
    // For this load of the page, then.
  }
}

/** Two short tones. A browser that lets no page sound before it was touched stays silent. */
export function playSound(): void {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.gain.value = 0.05;
  gain.connect(context.destination);
  for (const [place, hertz] of [660, 880].entries()) {
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain);
    tone.start(context.currentTime + place * 0.12);
    tone.stop(context.currentTime + place * 0.12 + 0.1);
  }
  setTimeout(() => void context.close(), 500);
}
