import { type RefObject, useEffect, useRef, useState } from 'react';
import { openQrReader, type QrReader } from './qr-reader.ts';

/** Why there is no picture. */
export type CameraProblem =
  /** The person or the browser said no. */
  | 'refused'
  | 'noCamera'
  /** Another program has it. */
  | 'busy'
  /** Browsers give a camera only over https. */
  | 'insecure'
  /** The code reader could not be loaded. */
  | 'noReader';

export type CameraState =
  | { status: 'off' }
  | { status: 'starting' }
  | { status: 'on'; torch: 'none' | 'off' | 'on' }
  | { status: 'failed'; problem: CameraProblem };

/** Between two looks, ms: quick enough for a hand that moves, slow enough for an old phone. */
const pauseMs = 120;

interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  toggleTorch: () => Promise<void>;
}

/**
 * Looks through the camera for a QR code while `isWanted`, anew with each `attempt`. Gives each code once; the camera rests while the
 * page is hidden. `onCode` may change between draws.
 */
export function useCamera(
  { isWanted, attempt }: { isWanted: boolean; attempt: number },
  onCode: (text: string) => void,
): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const track = useRef<MediaStreamTrack | null>(null);
  const [state, setState] = useState<CameraState>({ status: 'off' });
  const isVisible = usePageVisible();
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });

  const isOn = isWanted && isVisible;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts anew
  useEffect(() => {
    if (!isOn) {
      setState({ status: 'off' });
      return;
    }
    const stopping = new AbortController();
    let stream: MediaStream | null = null;

    async function run(signal: AbortSignal) {
      setState({ status: 'starting' });
      stream = await openStream();
      if (signal.aborted) return close(stream);
      track.current = stream.getVideoTracks()[0] ?? null;
      const screen = video.current;
      if (!screen) return;
      screen.srcObject = stream;
      await screen.play();
      setState({ status: 'on', torch: hasTorch(track.current) ? 'off' : 'none' });
      const reader = await openQrReader().catch(() => {
        throw new CameraError('noReader');
      });
      await look(reader, screen, signal, (text) => latest.current(text));
    }

    run(stopping.signal).catch((error: unknown) => {
      if (stopping.signal.aborted) return;
      close(stream);
      setState({ status: 'failed', problem: problemOf(error) });
    });
    return () => {
      stopping.abort();
      close(stream);
      track.current = null;
    };
  }, [isOn, attempt]);

  async function toggleTorch() {
    if (state.status !== 'on' || state.torch === 'none') return;
    const isLit = state.torch === 'off';
    // Not yet among the constraints TypeScript knows.
    const constraint: MediaTrackConstraintSet & { torch: boolean } = { torch: isLit };
    await track.current?.applyConstraints({ advanced: [constraint] });
    setState({ status: 'on', torch: isLit ? 'on' : 'off' });
  }

  return { video, state, toggleTorch };
}

class CameraError extends Error {
  readonly problem: CameraProblem;

  constructor(problem: CameraProblem) {
    super(problem);
    this.problem = problem;
  }
}

async function openStream(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia)
    throw new CameraError(window.isSecureContext ? 'noCamera' : 'insecure');
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

async function look(
  reader: QrReader,
  screen: HTMLVideoElement,
  signal: AbortSignal,
  onCode: (text: string) => void,
): Promise<void> {
  let last: string | null = null;
  while (!signal.aborted) {
    // A frame that cannot be read is not worth a word: the next one comes at once.
    const text = await reader.read(screen).catch(() => null);
    if (signal.aborted) return;
    if (text && text !== last) onCode(text);
    if (text) last = text;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function hasTorch(track: MediaStreamTrack | null): boolean {
  const abilities: MediaTrackCapabilities & { torch?: boolean } = track?.getCapabilities?.() ?? {};
  return abilities.torch === true;
}

function close(stream: MediaStream | null): void {
  for (const each of stream?.getTracks() ?? []) each.stop();
}

function problemOf(error: unknown): CameraProblem {
  if (error instanceof CameraError) return error.problem;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'noCamera';
}

function usePageVisible(): boolean {
  const [isVisible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const follow = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, []);
  return isVisible;
}
