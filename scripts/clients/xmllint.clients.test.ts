import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/site/site-files.test-support.ts';
import { newsOf } from './news.test-support.ts';
import { describeClient } from './run-client.test-support.ts';

describeClient('xmllint', ({ makeFolder, run }) => {
  const lint = (files: readonly string[]) => run(['--noout', '--nonet', ...files]);

  test('finds no fault in any XML file of the site', async ({ task }) => {
    const dist = inject('dist');
    const files = listFiles(dist).filter((file) => /\.(?:xml|svg)$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    expect(await lint(files.map((file) => join(dist, file)))).toEqual({ status: 0, stdout: '', stderr: '' });
    task.meta.read = `${files.length} files`;
  });

  test.each([
    ['a NUL', (xml: string) => xml.replace('MIVENT', 'MIV\0ENT')],
    ['an escape character', (xml: string) => xml.replace('MIVENT', 'MIV\u001bENT')],
    ['a character that is half of one', (xml: string) => xml.replace('MIVENT', 'MIV&#xD83D;ENT')],
    ['an ampersand that is not escaped', (xml: string) => xml.replace('MIVENT', 'M&IVENT')],
    ['a file that breaks off', (xml: string) => xml.slice(0, xml.length / 2)],
  ])('%s is found out', async (_, damage) => {
    const xml = await newsOf([{ start: '2026-12-05T18:00' }]);
    const [whole, damaged] = ['whole.xml', 'damaged.xml'].map((name) => join(makeFolder(), name));
    writeFileSync(whole!, xml);
    writeFileSync(damaged!, damage(xml));
    expect((await lint([whole!])).status).toBe(0);
    expect((await lint([damaged!])).status).not.toBe(0);
  });
});

describeClient('python-json', ({ makeFolder, run }) => {
  // Python takes NaN for a number and the last of two keys for the right one, unless told otherwise.
  const script = `
import json, sys

def refuse(name):
    raise ValueError(name + " is no number of JSON")

def once(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError("a key comes twice")
    return dict(pairs)

for path in json.load(sys.stdin):
    try:
        json.loads(open(path, "rb").read().decode("utf-8"), parse_constant=refuse, object_pairs_hook=once)
    except ValueError as error:
        print(path, error)
`;
  const complaints = async (files: readonly string[]) => {
    const { status, stdout, stderr } = await run(['-c', script], { input: JSON.stringify(files) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };

  test('reads every JSON file of the site', async ({ task }) => {
    const dist = inject('dist');
    const files = listFiles(dist).filter((file) => /\.(?:json|webmanifest)$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    expect(await complaints(files.map((file) => join(dist, file)))).toBe('');
    task.meta.read = `${files.length} files`;
  });

  test.each(['{"a":1,}', '{"a":NaN}', '{"a":1,"a":2}', '{"a":"\t"}', ''])('%j is found out', async (text) => {
    const file = join(makeFolder(), 'x.json');
    writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(await complaints([file])).not.toBe('');
  });
});
