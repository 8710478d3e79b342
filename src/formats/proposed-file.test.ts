import { describe, expect, test } from 'vitest';
import { MOST_FILES, namesOf, type ProposedFile, sortProposedFiles } from './proposed-file.ts';

const TAKEN = namesOf(['events/me-16/debate.md', 'events/me-16/Cover.jpg', 'people/anna.md']);

function file(path: string, more: Partial<ProposedFile> = {}): ProposedFile {
  return { path, mode: '100644', before: '000000', size: 100, ...more };
}

const codesOf = (files: readonly ProposedFile[], mayWrite = false) =>
  sortProposedFiles(files, TAKEN, mayWrite).issues.map(({ code, variant, file: path }) => `${path} ${code}/${variant}`);

describe('a file of a pull request', () => {
  test.each([
    'content/events/me-16/club.md',
    'content/events/me-16/2026/club.md',
    'content/events/me-16/club.jpg',
    'content/people/vera.md',
    'content/settings.yaml',
    'content/pages/about.md',
    'content/finance/2026.jsonl',
    'content/equipment/.gitkeep',
  ])('may be %s', (path) => {
    expect(codesOf([file(path)])).toEqual([]);
  });

  test.each([
    ['content/events/../../package.json', 'path'],
    ['content/events/./x.md', 'path'],
    ['content//x.md', 'path'],
    ['content/.git/config', 'path'],
    ['content/events/.GIT/hooks/post-checkout', 'path'],
    ['content/events/git~1/x.md', 'path'],
    ['content/events/.g\u200cit/x.md', 'path'],
    ['content/events/.git . /x.md', 'path'],
    ['content/events/me-16/a\nb.md', 'path'],
    ['content/events/me-16/a\u202ebm.md', 'path'],
    ['content/events/me-16/a\\b.md', 'path'],
    ['content/events/me-16/c:x.md', 'path'],
    ['content/events/me-16/x.md ', 'path'],
    ['content/events/me-16/x.md.', 'path'],
    ['content/events/me-16/caf\xe9.md\ufffd', 'path'],
    ['content/events/me-16/con.md', 'reserved'],
    ['content/events/me-16/Aux.md', 'reserved'],
    ['content/events/com1/nul-2.md', 'reserved'],
    ['content/events/me-16/.x.md', 'hidden'],
    ['content/.hidden/x.md', 'hidden'],
  ])('may not be %j', (path, variant) => {
    const { content, issues } = sortProposedFiles([file(path)], TAKEN, true);
    expect(issues.map((issue) => issue.variant)).toEqual([variant]);
    expect(content, 'nobody reads it').toEqual([]);
    expect(issues[0]!.file).not.toMatch(/\p{C}/u);
  });

  test.each([
    ['100755', 'content/events/me-16/x.md', 'file-kind/executable'],
    ['160000', 'content/events/me-16/x', 'file-kind/submodule'],
    ['120000', 'content', 'file-kind/symlink'],
    ['160000', 'content', 'file-kind/submodule'],
    ['100644', 'content', 'file-kind/foreign'],
    ['100644', 'content/x.sh', 'file-kind/foreign'],
    ['100644', 'content/pages/x.astro', 'file-kind/foreign'],
    ['100644', 'content/pages/x.mdx', 'file-kind/foreign'],
  ])('of mode %s is none at %s', (mode, path, code) => {
    expect(codesOf([file(path, { mode })])).toEqual([`${path.replace('content/', '')} ${code}`]);
  });

  test('differs from others by more than case, and from its own past by anything', () => {
    expect(codesOf([file('content/events/me-16/Debate.md')])).toEqual(['events/me-16/Debate.md file-name/case']);
    expect(codesOf([file('content/events/ME-16/x.md')])).toEqual(['events/ME-16/x.md file-name/case']);
    expect(codesOf([file('content/people/a.md'), file('content/people/A.md')])).toEqual(['people/A.md file-name/case']);
    const twoMarks = ['й', 'й'.normalize('NFD')].map((letter) => file(`content/events/me-16/${letter}.jpg`));
    expect(codesOf(twoMarks)).toEqual([`events/me-16/${'й'.normalize('NFD')}.jpg file-name/case`]);
    const renamed = [
      file('content/events/me-16/Cover.jpg', { mode: '000000' }),
      file('content/events/me-16/cover.jpg'),
    ];
    expect(codesOf(renamed)).toEqual([]);
    expect(codesOf([file('content/events/me-16/debate.md')])).toEqual([]);
  });

  test('that is gone was what it was', () => {
    expect(codesOf([file('content/x.sh', { mode: '000000', before: '100755' })])).toEqual([]);
  });

  test('outside of the registry goes its own way; beside an event only with those who may write', () => {
    const both = [file('content/events/me-16/x.md'), file('Content/x.md'), file('package.json'), file('content.md')];
    const { content, code, issues } = sortProposedFiles(both, TAKEN, false);
    expect(content.map(({ path }) => path)).toEqual(['content/events/me-16/x.md']);
    expect(code).toEqual(['Content/x.md', 'package.json', 'content.md']);
    expect(issues.map(({ code: told, variant }) => `${told}/${variant}`)).toEqual(['file-placement/outside']);
    expect(codesOf(both, true)).toEqual([]);
    expect(codesOf(both.slice(1))).toEqual([]);
  });

  test('is one of so many at most', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => file(`content/events/me-16/e-${index}.md`));
    expect(codesOf(many(MOST_FILES))).toEqual([]);
    expect(codesOf(many(MOST_FILES + 1))).toEqual(['events/me-16/e-0.md file-size/many']);
    expect(sortProposedFiles(many(MOST_FILES + 1), TAKEN, false).content).toEqual([]);
  });
});
