import { handOver } from './runtime.mjs';

handOver('test.ts');
