import { readSetting, writeSetting } from '../../lib/browser-storage.ts';

const settingName = 'counter-muted';

export function areSignalsMuted(): boolean {
  return readSetting(settingName) === 'yes';
}

export function muteSignals(isMuted: boolean): void {
  writeSetting(settingName, isMuted ? 'yes' : null);
}

/** Notes as [hertz, start in seconds, length in seconds], and a vibration in milliseconds. */
const signals = {
  /** A voucher was read and can be used. */
  read: { notes: [[880, 0, 0.09]], vibration: [40] },
  /** A redemption is recorded. */
  done: {
    notes: [
      [660, 0, 0.1],
      [990, 0.11, 0.16],
    ],
    vibration: [60, 40, 60],
  },
  refused: { notes: [[220, 0, 0.28]], vibration: [220] },
} as const satisfies Record<string, { notes: readonly (readonly number[])[]; vibration: readonly number[] }>;

let context: AudioContext | null = null;

/** A short sound and a vibration, so that nobody has to look at the screen. Nothing where the device cannot or the counter is muted. */
export function playSignal(name: keyof typeof signals): void {
  if (areSignalsMuted()) return;
  const { notes, vibration } = signals[name];
  // Browsers refuse both before anything was pressed; the screen says the same.
  navigator.vibrate?.([...vibration]);
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume().catch(() => {});
    for (const [hertz, startS, lengthS] of notes) play(context, hertz, startS, lengthS);
  } catch {
    // No sound on this device.
  }
}

function play(audio: AudioContext, hertz: number, startS: number, lengthS: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const from = audio.currentTime + startS;
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.12, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + lengthS);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + lengthS);
}
