// Runs after every install, also on old Nodes and without development packages.
import { markInstalled } from './runtime.mjs';

markInstalled();
if (process.env.CI !== 'true' && process.env.NODE_ENV !== 'production') {
  try {
    const { default: husky } = await import('husky');
    husky();
  } catch {
    // A production install has no hooks to set.
  }
}
