import { EnvironmentSettings } from '../../../settings/environmentSettings';
import type { ReferenceSetting } from '../../../model/deploymentSettings';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import type { EntryMember, RefactoringNote, RenamedEntries } from './refactoringNote';
import { entriesOf } from './settingsOfScope';

/** The members of a settings entry of a connection reference, without the position of the entry in the file. */
export type ReferenceMapping = Omit<ReferenceSetting, 'pointer'>;

/**
 * Notes about values that are lost because entries of removed references are removed from settings files, although the
 * target, the reference that is kept, has an entry with other values. Entries are not reported if the target doesn't
 * have an entry before the edit.
 * @param target Logical name of the kept reference.
 */
export function droppedSettingsNotes(
  operations: readonly EditOperation[],
  target: string,
  index: WorkspaceIndex,
): RefactoringNote[] {
  return operations.flatMap((operation): RefactoringNote[] => {
    if (operation.kind !== 'removeSetting' || operation.list !== 'ConnectionReferences') {
      return [];
    }
    const { file, name, pointer } = operation;
    const settings = index.settingsIn(file);
    const entry =
      settings && entriesOf(settings, name).find((each) => pointer === undefined || each.pointer === pointer);
    const kept = keptEntry(target, file, index);
    if (!entry || !kept) {
      return [];
    }
    const setConnection = operations.find(
      (each) => each.kind === 'setConnection' && each.file === kept.file && sameName(each.logicalName, target),
    );
    const filled = setConnection?.kind === 'setConnection' ? setConnection : undefined;
    const connectionId = filled?.value ?? kept.entry.connectionId;
    const others = [...(kept.entry.others ?? []), ...(filled?.others ?? [])];
    const members = lostMembers(entry, { ...kept.entry, connectionId, others });
    return members.length === 0
      ? []
      : [
          {
            kind: 'entryReplaced',
            reference: name,
            file,
            members,
            kept: { reference: target, file: kept.file, connectionId },
          },
        ];
  });
}

/**
 * How the settings entries of a renamed reference change.
 * @param count Number of settings files with entries for the old name.
 * @param dropped Number of these entries that are removed with values that are then lost, because there is already an
 * entry with the new name.
 */
export function renamedEntries(count: number, dropped: number): RenamedEntries {
  return count === 0 ? 'none' : dropped === 0 ? 'renamed' : 'renamedUnlessPresent';
}

/** The members of an entry with values that the kept entry doesn't have. */
export function lostMembers(entry: ReferenceMapping, kept: ReferenceMapping): EntryMember[] {
  const keptMembers = new Map(membersOf(kept));
  return membersOf(entry).filter(([member, value]) => {
    const other = keptMembers.get(member) ?? '';
    return value !== '' && !(member === 'ConnectorId' ? sameName(other, value) : other === value);
  });
}

/**
 * The entry of a connection reference in a settings file. If the file has none, this is the entry that applies in an
 * environment that uses the file. Undefined if there is neither.
 */
function keptEntry(
  logicalName: string,
  file: FilePath,
  index: WorkspaceIndex,
): { readonly file: FilePath; readonly entry: ReferenceSetting } | undefined {
  const inForce = index
    .environments()
    .filter(({ files }) => files.some((target) => target.file === file))
    .flatMap(
      (environment) =>
        new EnvironmentSettings(environment, index).effectiveEntry('references', logicalName)?.file ?? [],
    );
  for (const candidate of [file, ...inForce]) {
    const settings = index.settingsIn(candidate);
    const [entry] = settings ? entriesOf(settings, logicalName) : [];
    if (entry) {
      return { file: candidate, entry };
    }
  }
  return undefined;
}

function membersOf({ connectionId, connectorId = '', others = [] }: ReferenceMapping): EntryMember[] {
  return [['ConnectionId', connectionId], ['ConnectorId', connectorId], ...others];
}
