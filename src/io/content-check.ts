import { join, resolve } from 'node:path';
import { examine } from '../domain/check.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { assembleRegistry, type Registry, type RegistryEntries } from '../domain/registry.ts';
import { judge } from '../domain/rules.ts';
import type { Settings } from '../domain/settings.ts';
import { placeIssue } from '../formats/entry-file.ts';
import { parseRegistryFiles, parseSettingsFile } from '../formats/registry-files.ts';
import { readContentFile, readContentFolder } from './content-folder.ts';

/** The project's own content, whose settings serve a registry that has none. */
export const PROJECT_CONTENT = join(import.meta.dirname, '../../content');

/** A content folder read and judged as a whole. Without settings there are neither entries nor a registry. */
export interface CheckedContent {
  readonly entries?: RegistryEntries;
  readonly registry?: Registry;
  /** The texts below the front matter, by path of the file; empty ones are left out. */
  readonly bodies: ReadonlyMap<string, string>;
  /** In the order of files, each with its place in the file. */
  readonly issues: readonly Issue[];
}

/** Get the content folder that `CONTENT_DIR` names, relative to where the command was started; else the project's own. */
export function contentFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment['CONTENT_DIR'];
  return named ? resolve(named) : PROJECT_CONTENT;
}

/** Read a content folder and apply every rule to all of it. Throws `UnreadableContentError`. */
export function checkContent(folder: string, now: Temporal.Instant): CheckedContent {
  const bodies = new Map<string, string>();
  const { entries, issues } = parseRegistryFiles(readContentFolder(folder), readProjectSettings(), (file, body) => {
    bodies.set(file, body);
  });
  if (!entries) return { bodies, issues: issues.sort(compareIssues) };
  const assembled = assembleRegistry(entries);
  const found = [...issues, ...assembled.issues, ...judge(examine(entries, assembled.registry, now))];
  return {
    entries,
    registry: assembled.registry,
    bodies,
    issues: found.map((issue) => locate(folder, issue)).sort(compareIssues),
  };
}

function readProjectSettings(): Settings | undefined {
  const file = readContentFile(PROJECT_CONTENT, 'settings.yaml');
  return file && parseSettingsFile(file).data;
}

/** Rules speak of fields; people look for lines. */
function locate(folder: string, issue: Issue): Issue {
  if (issue.line !== undefined) return issue;
  const file = readContentFile(folder, issue.file);
  return file?.kind === 'text' ? placeIssue(file, issue) : issue;
}
