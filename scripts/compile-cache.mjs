// Loaded before a command (`node --import`): compiled code is kept between runs, which saves a tenth of a second each.
// Plain JavaScript, because stripping types from this very file would cost what it saves.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'));
