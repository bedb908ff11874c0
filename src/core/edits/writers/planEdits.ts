import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';
import type { Pause } from '../../text/pause';
import { applyTextEdits, composeTextEdits, type TextEdit } from '../../text/textEdit';
import { outlineXmlInSlices } from '../../text/xmlOutline';
import { addReferences, copiedReferenceElement, newReferenceElement, type ReferenceElement } from './addReferences';
import { changeReferences } from './changeReferences';
import { configEdits } from './configEdits';
import type {
  CopyReference,
  CreateSettings,
  DefineReference,
  EditOperation,
  RemoveReference,
  RenameReference,
  ReplaceReferenceName,
} from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import { flowEdits } from './flowEdits';
import { removeNeeds } from './removeNeeds';
import { replaceReferenceNames } from './replaceReferenceNames';
import { newSettingsText, settingsEdits } from './settingsEdits';

/** The edits of one file, with the text whose offsets they count. */
export interface FileEdits {
  readonly file: FilePath;
  /** Undefined when the file is new. */
  readonly text: string | undefined;
  readonly edits: readonly TextEdit[];
}

/**
 * The current text of a file; undefined when there is none.
 * @throws EditRefused when the file may not be edited.
 */
export type TextSource = (file: FilePath) => Promise<string | undefined>;

/**
 * Turns operations into text edits over all files that they touch: all of them, or none.
 * @param pause Called while a large `Customizations.xml` is looked through.
 * @throws EditRefused when a file is gone, may not be edited, or no longer holds what is to be changed.
 */
export async function planEdits(
  operations: readonly EditOperation[],
  source: TextSource,
  pause: Pause = () => undefined,
): Promise<FileEdits[]> {
  const files: FileEdits[] = [];
  const byFile = new Map<FilePath, EditOperation[]>();
  for (const operation of operations) {
    const known = byFile.get(operation.file);
    if (known) {
      known.push(operation);
    } else {
      byFile.set(operation.file, [operation]);
    }
  }
  for (const [file, own] of byFile) {
    if (archiveOf(file) !== undefined) {
      throw new EditRefused(file, 'It is in a zip, and files in a zip are not edited.');
    }
    const text = await source(file);
    const edits = await fileEdits(file, text, own, source, pause);
    if (edits.length > 0) {
      files.push({ file, text, edits });
    }
  }
  return files;
}

async function fileEdits(
  file: FilePath,
  text: string | undefined,
  operations: readonly EditOperation[],
  source: TextSource,
  pause: Pause,
): Promise<TextEdit[]> {
  const config = ofKinds(
    operations,
    'addExternal',
    'ignoreFinding',
    'retargetIgnored',
    'forgetReference',
    'assignSettings',
    'setImportMode',
  );
  const [created] = ofKinds(operations, 'createSettings');
  const settings = ofKinds(
    operations,
    'setConnection',
    'setConnector',
    'setVariable',
    'renameSetting',
    'removeSetting',
  );
  const flow = ofKinds(
    operations,
    'bindEntry',
    'addEntry',
    'removeEntry',
    'setRuntimeSource',
    'setOperationKey',
    'restoreAuthentication',
    'addConnectionsParameter',
  );
  const additions = ofKinds(operations, 'defineReference', 'copyReference');
  const changes = ofKinds(operations, 'renameReference', 'removeReference');
  const names = ofKinds(operations, 'replaceReferenceName');
  const needs = ofKinds(operations, 'removeNeed');
  if (config.length > 0) {
    return configEdits(text, config);
  }
  if (created) {
    if (operations.length > 1) {
      throw new EditRefused(
        file,
        'Two new files would have this name. Put the name of the environment into the names of the files that they are made like.',
      );
    }
    return [await newSettings(created, text, source)];
  }
  // Only an app that is kept unpacked has it.
  if (text === undefined && names.some(({ holder }) => holder === 'canvasSource')) {
    return [];
  }
  if (text === undefined) {
    throw new EditRefused(file, 'The file is not there any more.');
  }
  if (settings.length > 0) {
    return settingsEdits(text, settings);
  }
  await refuseUnless(names, source);
  return [
    ...(await definitionEdits(file, text, changes, additions, source, pause)),
    ...(names.length > 0 ? replaceReferenceNames(text, names) : []),
    ...(needs.length > 0 ? removeNeeds(text, needs) : []),
    ...(flow.length > 0 ? flowEdits(text, flow) : []),
  ];
}

/** What is renamed or removed makes room for what is added. */
async function definitionEdits(
  file: FilePath,
  text: string,
  changes: readonly (RenameReference | RemoveReference)[],
  additions: readonly (DefineReference | CopyReference)[],
  source: TextSource,
  pause: Pause,
): Promise<TextEdit[]> {
  const changed = changes.length > 0 ? changeReferences(text, changes, await outlineXmlInSlices(text, pause)) : [];
  if (additions.length === 0) {
    return changed;
  }
  const elements: ReferenceElement[] = [];
  for (const addition of additions) {
    elements.push(await referenceElement(addition, source, pause));
  }
  const between = applyTextEdits(text, changed);
  const added = addReferences(between, elements, await outlineXmlInSlices(between, pause));
  if (added.length === 0) {
    throw new EditRefused(file, 'The connection reference is already there, or the file cannot be read.');
  }
  return composeTextEdits(changed, added);
}

/** A file that is not edited and would go on naming what the others do not. */
async function refuseUnless(names: readonly ReplaceReferenceName[], source: TextSource): Promise<void> {
  for (const { unless = [], logicalName } of names) {
    for (const document of unless) {
      // Its bytes are no text, which the source may refuse: it is there then.
      if ((await source(document).catch(() => '')) !== undefined) {
        throw new EditRefused(
          document,
          `The canvas app names ${logicalName} inside its .msapp too, which is not edited. Replace the connection in the app, and export it again.`,
        );
      }
    }
  }
}

function ofKinds<Kind extends EditOperation['kind']>(
  operations: readonly EditOperation[],
  ...kinds: readonly Kind[]
): Extract<EditOperation, { kind: Kind }>[] {
  const isWanted = (operation: EditOperation): operation is Extract<EditOperation, { kind: Kind }> =>
    kinds.some((kind) => kind === operation.kind);
  return operations.filter(isWanted);
}

async function newSettings(created: CreateSettings, text: string | undefined, source: TextSource): Promise<TextEdit> {
  if (text !== undefined) {
    throw new EditRefused(created.file, 'There is such a file already.');
  }
  const pattern = created.pattern === undefined ? undefined : await source(created.pattern);
  return { start: 0, end: 0, newText: newSettingsText(created, pattern) };
}

async function referenceElement(
  addition: DefineReference | CopyReference,
  source: TextSource,
  pause: Pause,
): Promise<ReferenceElement> {
  if (addition.kind === 'defineReference') {
    return newReferenceElement(addition.reference);
  }
  const text = (await source(addition.from)) ?? '';
  const element = copiedReferenceElement(text, addition.logicalName, await outlineXmlInSlices(text, pause));
  if (!element) {
    throw new EditRefused(addition.from, `${addition.logicalName} is not defined there any more.`);
  }
  return element;
}
