import { spawnSync } from 'node:child_process';

/** A program that people read feeds with, or a library that such programs are made of. */
export interface Client {
  /** What Debian and Ubuntu call what brings it. */
  readonly packages: readonly string[];
  /** Ways to call it; the first that answers is taken. */
  readonly commands: readonly (readonly string[])[];
  /** What makes it tell its version. */
  readonly version: readonly string[];
}

// A Python of one's own comes first in PATH where there is one, and has not what the system's has.
const PYTHON = [['python3'], ['/usr/bin/python3']];
const RUBY = [['ruby'], ['/usr/bin/ruby']];

function pythonVersion(distribution: string): readonly string[] {
  return ['-c', `from importlib.metadata import version; print(version("${distribution}"))`];
}

/** Every client that the feeds are tried with, under the name that its tests have. */
export const CLIENTS = {
  khal: { packages: ['khal'], commands: [['khal']], version: ['--version'] },
  calcurse: { packages: ['calcurse'], commands: [['calcurse']], version: ['--version'] },
  'python-icalendar': { packages: ['python3-icalendar'], commands: PYTHON, version: pythonVersion('icalendar') },
  'recurring-ical-events': {
    packages: ['python3-recurring-ical-events'],
    commands: PYTHON,
    version: pythonVersion('recurring_ical_events'),
  },
  'ruby-icalendar': {
    packages: ['ruby-icalendar', 'ruby'],
    commands: RUBY,
    version: ['-e', 'require "icalendar"; puts Icalendar::VERSION'],
  },
  newsboat: { packages: ['newsboat'], commands: [['newsboat']], version: ['--version'] },
  feedparser: { packages: ['python3-feedparser'], commands: PYTHON, version: pythonVersion('feedparser') },
  xmllint: { packages: ['libxml2-utils'], commands: [['xmllint']], version: ['--version'] },
  'python-json': { packages: ['python3'], commands: PYTHON, version: ['--version'] },
} as const satisfies Readonly<Record<string, Client>>;

export type ClientName = keyof typeof CLIENTS;

/** A client as this machine has it. */
export interface InstalledClient {
  /** The program; what it is to do comes after. */
  readonly command: string;
  readonly version: string;
}

/** Find a client on this machine; nothing where it is not installed. */
export function findClient(name: ClientName): InstalledClient | undefined {
  const { commands, version }: Client = CLIENTS[name];
  for (const [command = '', ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(command, [...args, ...version], { encoding: 'utf8', timeout: 20_000 });
    if (status === 0) return { command, version: /\d[\w.]*/.exec(stdout || stderr)?.[0] ?? '?' };
  }
  return undefined;
}

/** Get the names of all clients in the order in which they are told of. */
export function clientNames(): ClientName[] {
  // The keys of a constant are known.
  return Object.keys(CLIENTS) as ClientName[];
}
