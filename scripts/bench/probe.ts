// Loaded into every Node process of a measured command (NODE_OPTIONS=--import): leaves behind what the process used.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.MIVENT_BENCH_PROBE;
if (folder && isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }));
  });
}
