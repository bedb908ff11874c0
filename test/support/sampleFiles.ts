import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../src/core/text/decodeText';
import { corpusAbsence, corpusRepositories, readCorpus } from './corpus';
import { Random } from './random';
import { randomReferences } from './randomReferences';
import { randomFiles } from './randomSolution';

export interface SampleFile {
  readonly path: string;
  readonly text: string;
}

/** The files of the repository’s sample and fixtures, and of a few generated workspaces. */
export function sampleFiles(): SampleFile[] {
  const files = [...['sample', 'test/fixtures'].flatMap(filesIn), ...[1, 2, 3, 4, 5, 6].flatMap(generatedFiles)];
  return files.map(([path, bytes]) => ({ path, text: decodeText(bytes).text }));
}

/** The files of the corpus; empty if there is no corpus. */
export function corpusFiles(): SampleFile[] {
  return corpusAbsence === undefined
    ? corpusRepositories()
        .flatMap((repository) => readCorpus(repository))
        .filter(([path]) => /\.(?:xml|json)$/i.test(path))
        .map(([path, bytes]) => ({ path, text: decodeText(bytes).text }))
    : [];
}

function filesIn(folder: string): [string, Uint8Array][] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path)]);
}

function generatedFiles(seed: number): [string, Uint8Array][] {
  const { tree } = randomReferences(new Random(seed));
  const more = randomFiles(new Random(seed)).map(({ path, text }): [string, Uint8Array] => [path, Buffer.from(text())]);
  return [...tree.paths().map((path): [string, Uint8Array] => [path, tree.bytes(path)]), ...more].map(
    ([path, bytes]) => [`generated with seed ${seed}: ${path}`, bytes],
  );
}
