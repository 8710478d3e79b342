import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = readJson('package.json');
const lock: Readonly<Record<string, LockedPackage>> = readJson('package-lock.json').packages;

test('Node comes with the project on every system: one version, locked, nothing run on installation', () => {
  const nodes = Object.entries<string>(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-'));
  expect(nodes).toHaveLength(5);
  expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
  for (const [name, version] of nodes) {
    expect(lock[`node_modules/${name}`]).toMatchObject({ version, integrity: expect.stringMatching(/^sha512-/) });
    expect(lock[`node_modules/${name}`]?.hasInstallScript).toBeUndefined();
  }
});

test('every package that wants to run something on installation is allowed or refused by name', () => {
  const wanting = Object.keys(lock).filter((path) => lock[path]?.hasInstallScript);
  expect(wanting.map(nameOf).filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});

test('versions are exact, and the lock file names no host', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(Object.values<string>(wanted).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(Object.keys(lock).filter((path) => lock[path]?.resolved)).toEqual([]);
});

test('the lock file knows the packages of every system, not only of the one it was made on', () => {
  const missing = Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !lock[`node_modules/${name}`] && !lock[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function readJson(file: string) {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
}
