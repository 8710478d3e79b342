import { parentPort, workerData } from 'node:worker_threads';
import { type ParseAnswer, type ParseTask, parseChunks } from './content-parse.ts';

const answer = (message: ParseAnswer) => parentPort?.postMessage(message);
// `parseContentFolder` starts this file and gives it a task, and nothing else does.
for (const chunk of parseChunks(workerData as ParseTask)) answer(chunk);
answer('done');
