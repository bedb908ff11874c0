// Finds retired phrases in what people read: comments, sentences, documentation, the manifest. Exits with 1 if there are any.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findFiles } from '../files.mjs';
import { findRetiredPhrases } from './findRetiredPhrases.mjs';
import { retiredPhrases } from './retiredPhrases.mjs';

process.chdir(resolve(import.meta.dirname, '../..'));
const files = [
  ...['src', 'docs', 'scripts', 'bench'].flatMap((folder) => findFiles(folder)),
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'package.nls.json'],
];
const read = files.filter((file) => /\.(ts|mjs|md|json)$/.test(file) && !file.endsWith('/retiredPhrases.mjs'));
const lines = read.flatMap((file) =>
  findRetiredPhrases(file, readFileSync(file, 'utf8'), retiredPhrases).map(
    ({ line, found, say }) => `${file}:${line}: “${found}”. Say: ${say}`,
  ),
);
if (lines.length > 0) {
  console.error(`${lines.join('\n')}\n${lines.length} retired phrases. The list is scripts/words/retiredPhrases.mjs.`);
  process.exitCode = 1;
}
