import { parentPort, workerData } from 'node:worker_threads';
import { type ParseTask, parseChunks } from './content-parse.ts';

// `parseContentFolder` starts this file and gives it a task, and nothing else does.
for (const parsed of parseChunks(workerData as ParseTask)) parentPort?.postMessage(parsed);
