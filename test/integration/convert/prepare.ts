import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { corpusAbsence, readCorpus } from '../../support/corpus';

/** Real solutions, beside each other; nothing where there is no corpus. */
export async function prepare(workspace: string): Promise<void> {
  if (corpusAbsence !== undefined) return;
  const files = [
    ...readCorpus('fordosa90__power-platform-connectors', 'connectors'),
    ...readCorpus('coatsy__coe-starter-kit', 'coe').filter(([path]) =>
      path.startsWith('coe/CenterofExcellenceCoreComponentsTeams/'),
    ),
  ];
  for (const [path, bytes] of files) {
    const target = join(workspace, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}
