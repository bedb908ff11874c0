import assert from 'node:assert/strict';
import type { Refactoring } from '../../src/core/edits/refactorings/shared/refactoring';
import { refusalText } from '../../src/core/words/refusalWords';
import { assertUndoRestores } from './undoLaw';
import type { ImportPlan } from '../../src/core/plan/importPlan';
import { computeImportPlan } from '../../src/core/plan/computeImportPlan';
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
import { newEngine } from './newEngine';
import { defaultFolderSettings } from '../../src/core/engine/folderState';

/** Reads a workspace of one folder, including the solutions in zips. */
export async function openWithZips(tree: MemoryFileTree): Promise<OpenWorkspace> {
  const engine = newEngine({ files: new ArchiveFileTree(tree) });
  engine.setFolder('repo', { ...defaultFolderSettings, checkZips: true });
  await engine.settle();
  return { engine, tree };
}

/**
 * Applies a refactoring in the same way as the editor and the command line, and checks that every byte outside its
 * edits is unchanged, and that an undo restores every byte.
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
  assertUndoRestores(plan, tree, after);
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
  assert.deepEqual(
    newFindings(before, after, names, to)
      .filter(({ severity, ruleId }) => severity === 'error' || !mayRaise.includes(ruleId))
      .map(identity),
    [],
    'new findings after the refactoring',
  );
}

/**
 * Checks that each new finding about something missing or undefined follows from a note of the plan: a solution needs
 * another one from now on, needs a custom connector, or what was external is no longer.
 */
export function assertNothingMissingBut(
  { notes }: Pick<Refactoring, 'notes'>,
  before: OpenWorkspace,
  after: OpenWorkspace,
  names: readonly string[] = [],
  to = '',
): void {
  const isAnnounced = ({ ruleId, file }: Finding): boolean => {
    const solution = after.engine.index.solutionOf(file)?.manifest?.uniqueName;
    return notes.some((note) =>
      ruleId === 'undefined-reference'
        ? ((note.kind === 'usersLeft' || note.kind === 'newNeed') && note.solution === solution) ||
          note.kind === 'noLongerExternal' ||
          note.kind === 'externalByOldName'
        : ruleId === 'missing-connector' &&
          (note.kind === 'customConnectorFirst' || note.kind === 'customConnectorMissing'),
    );
  };
  assert.deepEqual(
    newFindings(before, after, names, to)
      .filter(({ ruleId }) => /^(?:undefined|missing|undeclared)-/.test(ruleId))
      .filter((finding) => !isAnnounced(finding))
      .map(({ message }) => message),
    [],
    'something is missing after the refactoring, and no note says so',
  );
}

function newFindings(before: OpenWorkspace, after: OpenWorkspace, names: readonly string[], to: string): Finding[] {
  const called = (text: string): string => names.reduce((each, name) => replaceName(each, name, to), text);
  const known = allFindings(before.engine).flatMap((finding) => [identity(finding), called(identity(finding))]);
  const old = new Set(known.map(nameKey));
  const { index } = before.engine;
  const isOnMissing = (reference = ''): boolean =>
    index
      .definitionsOf(reference)
      .some(({ reference: { customConnectorId: id } }) => id !== undefined && index.connectorsWithId(id).length === 0);
  // The connector of an app is not looked for while `externals` lists the reference, which a refactoring can end.
  const wasMissing = ({ file, data: { reference, user, customConnector } }: Finding): boolean =>
    isOnMissing(reference) ||
    (index.solutionOf(file)?.canvasApps ?? [])
      .filter(({ name }) => name === user)
      .flatMap(({ customConnectors }) => customConnectors)
      .some(
        (connection) =>
          connection.name === customConnector &&
          (isOnMissing(connection.reference) || index.isExternal(file, connection.reference ?? '')),
      );
  return (
    allFindings(after.engine)
      .filter((finding) => !old.has(nameKey(identity(finding))))
      // The missing connector of a reference is reported where the reference is defined, or at a flow or app of that
      // solution: it moves with the definition.
      .filter((finding) => finding.ruleId !== 'missing-connector' || !wasMissing(finding))
      // Zips are not edited: they contain the old names until the solution is exported again.
      .filter(({ file }) => !file.includes('!'))
  );
}

/**
 * Checks that no file names a reference any more, except the files that the notes of the plan say are not read or not
 * changed.
 */
export function assertNameGone(name: string, { notes }: Pick<Refactoring, 'notes'>, { tree }: OpenWorkspace): void {
  const isYamlNoted = notes.some(({ kind }) => kind === 'yamlNotRead');
  assert.deepEqual(
    filesWithName(name, tree).filter((file) => !(isYamlNoted && file.startsWith('repo/git/'))),
    [],
    `${name} is still in these files`,
  );
}

/** Checks that a refusal says why, and is about a file or solution of the workspace. */
export function assertRefusalsExplained({ refusals, operations }: Refactoring, { engine, tree }: OpenWorkspace): void {
  assert.deepEqual(operations, []);
  for (const refusal of refusals) {
    const { file } = refusal;
    assert.match(refusalText(refusal), /\S.*\.$/);
    assert.ok(file === '' || file.includes('!') || tree.has(file) || engine.index.solution(file), file);
  }
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
      // `externals` may still contain the old name, because target environments still contain that reference. What
      // depends on a missing component is from the last export.
      const text = withoutOtherMentions(tree.text(file)).replaceAll(/"externals":\s*\[[^\]]*\]|<Dependent [^>]*>/g, '');
      return whole(name, 'i').test(text);
    });
}

/** A text without comments and display names, because names in them do not refer to a reference. */
function withoutOtherMentions(text: string): string {
  return text.replaceAll(/#[^\r\n]*|displayName(?:"|&quot;):\s*(?:"|&quot;)[^"&]*/g, '');
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
            .some(([, text]) => whole(name, 'i').test(withoutOtherMentions(text))),
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

/** The name of an environment, and its connection ids by reference. */
export type MappedEnvironment = readonly [environment: string, values: readonly (readonly [string, string])[]];

/** The merged settings of each environment, after some references are merged into another one (`into`). */
export function mappedSettings(
  workspace: OpenWorkspace,
  names: readonly string[] = [],
  into = '',
): MappedEnvironment[] {
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

/** A reference, and the solution whose one is meant where the name stands for several connectors. */
export function meant(logicalName: string, index: WorkspaceIndex): { logicalName: string; solution?: string } {
  const solution = index.definitionsOf(logicalName)[0]?.solution.root;
  return { logicalName, ...(isAmbiguous(logicalName, index) && solution !== undefined && { solution }) };
}

/** A solution in the YAML layout, or a zip or managed export without a source beside it. */
export function isUneditable(root: string, index: WorkspaceIndex): boolean {
  return (
    /Litware|Adatum|\/git\//.test(root) ||
    (root.includes('!') && !index.solutions().some((each) => each.root === 'repo/Contoso'))
  );
}

/** Checks that solutions that need each other did so before. */
export function assertNoNewCycle(before: OpenWorkspace, after: OpenWorkspace): void {
  const cycles = ({ engine }: OpenWorkspace): ImportPlan['cycles'] =>
    engine.index
      .environments()
      .slice(0, 1)
      .flatMap((each) => computeImportPlan({ ...each, solutions: [], managed: false }, engine.index).cycles);
  const known = cycles(before);
  const come = cycles(after).filter((cycle) => !known.some((each) => cycle.every((name) => each.includes(name))));
  assert.deepEqual(come, []);
}
