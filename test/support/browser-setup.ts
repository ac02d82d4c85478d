import { browserPath } from './browser.ts';

/** Unpacks the browser before test files ask for it at the same time. */
export async function setup(): Promise<void> {
  await browserPath();
}
