import assert from 'node:assert/strict';
import type { Refactoring } from '../../src/core/edits/refactorings/shared/refactoring';
import { compareConnectors } from '../../src/core/connectors/connectorIdentity';
import type { FilePath } from '../../src/core/model/filePath';
import type { Finding } from '../../src/core/model/finding';
import { nameKey } from '../../src/core/model/names';
import type { WorkspaceIndex } from '../../src/core/model/workspaceIndex';
import { applyOperations, assertBytesOutsideKept } from './fixLaw';
import type { ReferenceWorkspace } from './randomReferences';
import { solutionFiles } from './solutionSource';
import { allFindings, type OpenWorkspace } from './workspace';
import type { MemoryFileTree } from './memoryFileTree';
import { ArchiveFileTree } from '../../src/platform/zip/archiveFileTree';
import { Engine } from '../../src/core/engine/engine';
import { defaultFolderSettings } from '../../src/core/engine/folderState';

/** Reads a workspace of one folder, including the solutions in zips. */
export async function openWithZips(tree: MemoryFileTree): Promise<OpenWorkspace> {
  const engine = new Engine({ files: new ArchiveFileTree(tree) });
  engine.setFolder('repo', { ...defaultFolderSettings, checkZips: true });
  await engine.settle();
  return { engine, tree };
}

/**
 * Applies a refactoring in the same way as the editor and the command line, and checks that every byte outside its
 * edits is unchanged.
 * @param open Reads the files after the refactoring. Must be the same function that read the workspace before.
 */
export async function applyRefactoring(
  { operations }: Refactoring,
  { engine, tree }: OpenWorkspace,
  open: (tree: MemoryFileTree) => Promise<OpenWorkspace> = openWithZips,
): Promise<OpenWorkspace> {
  const { after, plan } = await applyOperations(operations, tree, async (file) => (await engine.readText(file))?.text);
  assertBytesOutsideKept(plan, tree, after, (file, replaced) => {
    // Several changes of a `.connref.json` become one edit, which also replaces the text between them.
    if (!file.endsWith('/.connref.json')) {
      assert.match(replaced, replaceableText, file);
    }
  });
  return open(after);
}

/**
 * Matches a text that a refactoring may replace: a name, an entry of a list, a row, or a definition with the white
 * space around it. Never half a file.
 */
const replaceableText =
  /^(?:"[^"]*"|[^<>"{}\r\n]*|\s*<(connectionreferences?|botcomponent_connectionreference|MissingDependency)\b(?:(?!<\/\1>)[\s\S])*<\/\1>\s*|\[?[\s,]*\{[\s\S]*\}[\s,]*\]?|\[\s*\])$/;

/**
 * Checks that a refactoring caused no new finding, except warnings and hints of the rules in `mayRaise`. A finding
 * about a renamed reference is not new when the same finding existed under the old name.
 */
export function assertNothingNewBut(
  mayRaise: readonly string[],
  before: OpenWorkspace,
  after: OpenWorkspace,
  names: readonly string[] = [],
  to = '',
): void {
  const called = (text: string): string => names.reduce((each, name) => replaceName(each, name, to), text);
  const known = allFindings(before.engine).flatMap((finding) => [identity(finding), called(identity(finding))]);
  const old = new Set(known.map(nameKey));
  const come = allFindings(after.engine)
    .filter((finding) => !old.has(nameKey(identity(finding))))
    // Zips are not edited: they contain the old names until the solution is exported again.
    .filter(({ file }) => !file.includes('!'));
  assert.deepEqual(
    come.filter(({ severity, ruleId }) => severity === 'error' || !mayRaise.includes(ruleId)).map(identity),
    [],
    'new findings after the refactoring',
  );
}

/**
 * Identifies a finding without its severity and message. The missing connector of a reference is one fault, wherever the
 * reference is defined: a copy of the definition repeats the finding.
 */
function identity({ ruleId, file, place, data }: Finding): string {
  if (ruleId === 'missing-connector' && place.kind === 'xml') {
    return JSON.stringify([ruleId, data.reference]);
  }
  return JSON.stringify([ruleId, file, ruleId.startsWith('settings-') ? (data.reference ?? place) : place]);
}

function replaceName(text: string, name: string, to: string): string {
  return text.replace(whole(name, 'gi'), to);
}

function whole(name: string, flags: string): RegExp {
  return new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w.*-])`, flags);
}

/** The files that contain a name as a whole word. Zips and `.msapp` files are left out. */
export function filesWithName(name: string, tree: MemoryFileTree): FilePath[] {
  return tree
    .paths()
    .filter((file) => !/\.(?:zip|msapp)$/.test(file))
    .filter((file) => {
      // Names in comments and display names do not refer to the reference.
      // `externals` may still contain the old name, because target environments still contain that reference.
      const text = tree
        .text(file)
        .replaceAll(/#[^\r\n]*|displayName(?:"|&quot;):(?:"|&quot;)[^"&]*|"externals":\s*\[[^\]]*\]/g, '');
      return whole(name, 'i').test(text);
    });
}

/** Whether a name stands for several connectors. */
export function isAmbiguous(name: string, index: WorkspaceIndex): boolean {
  const [first, ...others] = index.definitionsOf(name).map(({ reference }) => reference);
  return others.some((other) => first !== undefined && compareConnectors(first, other) !== 'same');
}

/** Whether a solution that nobody may edit names one of these references. */
export function isNamedByUneditable(
  { uneditable }: ReferenceWorkspace,
  names: readonly string[],
  where: 'anywhere' | 'definitions' = 'anywhere',
): boolean {
  return uneditable.some((source) =>
    names.some((name) =>
      where === 'definitions'
        ? source.references?.some((reference) => nameKey(reference.name) === nameKey(name))
        : solutionFiles(source)
            .filter(([file]) => !/\/solution\.xml$|\/Connections\.json$/i.test(file))
            .some(([, text]) =>
              whole(name, 'i').test(text.replaceAll(/#.*|displayName(?:"|&quot;):(?:"|&quot;)[^"&]*/g, '')),
            ),
    ),
  );
}

interface SettingsOf {
  readonly file: FilePath;
  readonly entries: readonly { readonly name: string; readonly connectionId: string; readonly connectorId?: string }[];
}

export function settingsOf({ engine }: OpenWorkspace): SettingsOf[] {
  return engine.index.settings().map(({ file, references }) => ({
    file,
    entries: references.map(({ logicalName, connectionId, connectorId }) => ({
      name: nameKey(logicalName),
      connectionId,
      ...(connectorId !== undefined && { connectorId }),
    })),
  }));
}

/** The merged settings of each environment, after some references are merged into another one (`into`). */
export function mappedSettings(workspace: OpenWorkspace, names: readonly string[] = [], into = ''): unknown {
  const going = new Set(names.map(nameKey));
  const texts = new Map(settingsOf(workspace).map(({ file, entries }) => [file, entries]));
  return workspace.engine.index.environments().map(({ name: environment, files }) => {
    const values = new Map<string, string>();
    for (const { name, connectionId } of files.flatMap(({ file }) => texts.get(file) ?? [])) {
      values.set(name, connectionId || (values.get(name) ?? ''));
    }
    const gone = [...going].flatMap((each) => values.get(each) ?? []);
    going.forEach((each) => values.delete(each));
    if (gone.length > 0) {
      values.set(nameKey(into), values.get(nameKey(into)) || (gone.find((value) => value !== '') ?? ''));
    }
    return [environment, [...values].sort()];
  });
}

/**
 * Checks that every flow, agent and app uses the same references as before, apart from the renamed ones (`names` →
 * `to`).
 */
export function assertSameUses(
  before: OpenWorkspace,
  after: OpenWorkspace,
  names: readonly string[] = [],
  to = '',
): void {
  const going = new Set(names.map(nameKey));
  assert.deepEqual(
    usesIn(after, (name) => name),
    usesIn(before, (name) => (going.has(name) ? nameKey(to) : name)),
  );
  assert.deepEqual(repeatedRows(after), repeatedRows(before));
}

/** The rows that occur twice in the files that connect components of agents with references. */
function repeatedRows({ tree }: OpenWorkspace): string[] {
  const row = /schemaname="[^"]*" connectionreferenceid\.connectionreferencelogicalname="[^"]*"/g;
  return tree
    .paths()
    .filter((path) => path.endsWith('/botcomponent_connectionreferenceset.xml'))
    .flatMap((path) => [...tree.text(path).matchAll(row)].map(([text]) => `${path} ${nameKey(text)}`))
    .filter((each, at, all) => all.indexOf(each) !== at);
}

function usesIn({ engine, tree }: OpenWorkspace, called: (name: string) => string): unknown {
  const unique = (names: readonly string[]): string[] =>
    [...new Set(names.map((name) => called(nameKey(name))))].sort();
  const sources = tree.paths().filter((path) => path.endsWith('/Connections.json'));
  return [
    ...engine.index
      .solutions()
      .filter(({ root }) => !root.includes('!'))
      .map(({ root, flows, agents, canvasApps }) => [
        root,
        [...flows.values()].map(({ file, entries }) => [
          file,
          entries.map(({ key, reference, apiName }) => [
            key,
            apiName,
            reference === undefined ? undefined : called(nameKey(reference)),
          ]),
        ]),
        agents.map(({ schemaName, references }) => [schemaName, unique(references.map(({ reference }) => reference))]),
        canvasApps.map(({ name, references }) => [name, references.map((each) => called(nameKey(each)))]),
      ]),
    sources.map((file) =>
      [...tree.text(file).matchAll(/"xrmConnectionReferenceLogicalName":\s*"([^"]*)"/g)].map(([, name = '']) =>
        called(nameKey(name)),
      ),
    ),
  ];
}
