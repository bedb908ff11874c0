import type { Engine, EngineOptions } from '../../src/core/engine/engine';
import { newEngine } from './newEngine';
import type { LocatedFinding } from '../../src/core/engine/locateFindings';
import type { Finding } from '../../src/core/model/finding';
import { type FilePath, folderOf } from '../../src/core/model/filePath';
import { MemoryFileTree } from './memoryFileTree';
import { tidinessRules } from './tidinessRules';

/** A workspace in memory, and the engine that has read it. */
export interface OpenWorkspace {
  readonly engine: Engine;
  readonly tree: MemoryFileTree;
}

/** Reads files in memory with a new engine. The first segment of each path is a workspace folder. */
export async function openWorkspace(
  files: Iterable<readonly [FilePath, string | Uint8Array]> | MemoryFileTree,
  options: Pick<EngineOptions, 'connectionLists'> = {},
): Promise<OpenWorkspace> {
  const tree = files instanceof MemoryFileTree ? files : new MemoryFileTree(files);
  const engine = newEngine({ files: tree, ...options });
  for (const folder of new Set(tree.paths().map(folderOf))) {
    engine.setFolder(folder);
  }
  await engine.settle();
  return { engine, tree };
}

export function allFindings(engine: Engine): Finding[] {
  return engine.allFindings();
}

export async function allLocatedFindings(engine: Engine): Promise<LocatedFinding[]> {
  const located = await Promise.all(engine.filesWithFindings().map((file) => engine.locatedFindings(file)));
  return located.flat();
}

/** The findings without those of tidiness rules. */
export function graveFindings(engine: Engine): Finding[] {
  return allFindings(engine).filter(({ ruleId }) => !tidinessRules.includes(ruleId));
}

/** The findings of one rule, whatever its severity. */
export async function findingsOf(
  rule: string,
  files: Iterable<readonly [FilePath, string | Uint8Array]>,
): Promise<Finding[]> {
  const { engine } = await openWorkspace(files);
  return allFindings(engine).filter(({ ruleId }) => ruleId === rule);
}

/** The findings of a workspace with these files as `severity rule-id key`, without those of tidiness rules. */
export async function verdicts(files: Iterable<readonly [FilePath, string | Uint8Array]>): Promise<string[]> {
  const { engine } = await openWorkspace(files);
  return graveFindings(engine).map(verdict);
}

export function verdict({ severity, ruleId, data }: Finding): string {
  return [severity, ruleId, ...(data.key === undefined ? [] : [data.key])].join(' ');
}
