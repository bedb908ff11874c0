import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FilePath } from '../../src/core/model/filePath';

/** The directory with real solutions. It is outside the repository, because real solutions must not be published. */
export const corpusFolder = resolve(process.env.CONNREF_CORPUS ?? '../shared/corpus');

export const corpusAbsence = existsSync(join(corpusFolder, 'expected.json'))
  ? undefined
  : `there is no corpus in ${corpusFolder}`;

export function corpusRepositories(): string[] {
  return readdirSync(corpusFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The bytes of every file of a repository. @param folder The identifier of the workspace folder in the paths. */
export function readCorpus(repository: string, folder = repository): [FilePath, Uint8Array][] {
  const directory = join(corpusFolder, repository);
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [folder + file.slice(directory.length).replaceAll('\\', '/'), readFileSync(file)]);
}

export interface ExpectedCounts {
  readonly roots: number;
  readonly flows: number;
  readonly entries: number;
  readonly references: number;
  readonly connectors: number;
  readonly findings: Readonly<Record<string, number>>;
  readonly split: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface ExpectedRoot extends Omit<ExpectedCounts, 'roots'> {
  readonly root: string;
  readonly layout: string;
}

export interface ExpectedFolder {
  readonly totals: ExpectedCounts;
  readonly roots: readonly ExpectedRoot[];
}

export interface ExpectedCorpus {
  readonly wholeFolder: ExpectedFolder;
  readonly wholeFolderWithZips: ExpectedFolder;
  readonly eachRepositoryAlone: {
    readonly repositories: Readonly<Record<string, { readonly totals: ExpectedCounts }>>;
  };
}

export function readExpected(): ExpectedCorpus {
  return JSON.parse(readFileSync(join(corpusFolder, 'expected.json'), 'utf8')) as ExpectedCorpus;
}
