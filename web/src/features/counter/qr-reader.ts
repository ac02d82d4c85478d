/** Reads the text of a QR code in what the camera shows now; null when there is none. */
export interface QrReader {
  read(video: HTMLVideoElement): Promise<string | null>;
}

interface NativeDetector {
  detect(source: CanvasImageSource): Promise<readonly { rawValue: string }[]>;
}

interface NativeDetectorConstructor {
  new (options: { formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Side of the picture that is searched, px: a QR at arm's length stays sharp, and a slow phone keeps up. */
const searchedSidePx = 640;

/** The browser's own detector where it has one for QR codes; else ours, fetched from this server when it is first needed. */
export async function openQrReader(): Promise<QrReader> {
  return (await openNativeReader()) ?? (await openWasmReader());
}

async function openNativeReader(): Promise<QrReader | null> {
  const Detector = (globalThis as { BarcodeDetector?: NativeDetectorConstructor }).BarcodeDetector;
  if (!Detector) return null;
  try {
    if (!(await Detector.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new Detector({ formats: ['qr_code'] });
    return { read: async (video) => (await detector.detect(video))[0]?.rawValue ?? null };
  } catch {
    // Announced but absent, as on phones without the system's service for it.
    return null;
  }
}

async function openWasmReader(): Promise<QrReader> {
  const [{ prepareZXingModule, readBarcodes }, { default: wasmUrl }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  const canvas = document.createElement('canvas');
  canvas.width = searchedSidePx;
  canvas.height = searchedSidePx;
  const picture = canvas.getContext('2d', { willReadFrequently: true });
  if (!picture) throw new Error('The browser gives no canvas to read from');
  return {
    async read(video) {
      const side = Math.min(video.videoWidth, video.videoHeight);
      if (side === 0) return null;
      const [x, y] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
      picture.drawImage(video, x, y, side, side, 0, 0, searchedSidePx, searchedSidePx);
      const pixels = picture.getImageData(0, 0, searchedSidePx, searchedSidePx);
      const [found] = await readBarcodes(pixels, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
      return found?.isValid ? found.text : null;
    },
  };
}
