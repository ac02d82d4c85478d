import { handOver } from './runtime.mjs';

handOver('start.ts');
