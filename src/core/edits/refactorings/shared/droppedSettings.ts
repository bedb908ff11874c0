import { EnvironmentSettings } from '../../../settings/environmentSettings';
import type { ReferenceSetting } from '../../../model/deploymentSettings';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import type { EntryMember, RefactoringNote, RenamedEntries } from './refactoringNote';
import { entriesOf } from './settingsOfScope';

/** What an entry says, wherever it stands. */
export type ReferenceMapping = Omit<ReferenceSetting, 'pointer'>;

/**
 * What goes with the entries that are taken out of settings files since a reference has an entry already, where that
 * entry does not say what they said.
 * @param target The logical name that has the entries which stay.
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
    const there = index.settingsIn(file);
    const entry = there && entriesOf(there, name).find((each) => pointer === undefined || each.pointer === pointer);
    const kept = keptEntry(target, file, index);
    if (!entry || !kept) {
      return [];
    }
    const filledIn = operations.find(
      (each) => each.kind === 'setConnection' && each.file === kept.file && sameName(each.logicalName, target),
    );
    const filled = filledIn?.kind === 'setConnection' ? filledIn : undefined;
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

/** What becomes of the entries of a reference that gets another name. @param dropped How many lose something. */
export function renamedEntries(count: number, dropped: number): RenamedEntries {
  return count === 0 ? 'none' : dropped === 0 ? 'renamed' : 'renamedUnlessPresent';
}

/** What an entry says that another one does not. */
export function lostMembers(entry: ReferenceMapping, kept: ReferenceMapping): EntryMember[] {
  const staying = new Map(membersOf(kept));
  return membersOf(entry).filter(([member, value]) => {
    const other = staying.get(member) ?? '';
    return value !== '' && !(member === 'ConnectorId' ? sameName(other, value) : other === value);
  });
}

/** The entry of a file, or else the one that counts in an environment of the file. */
function keptEntry(
  logicalName: string,
  file: FilePath,
  index: WorkspaceIndex,
): { readonly file: FilePath; readonly entry: ReferenceSetting } | undefined {
  const inForce = index
    .environments()
    .filter(({ files }) => files.some((target) => target.file === file))
    .flatMap(
      (environment) => new EnvironmentSettings(environment, index).entryInForce('references', logicalName)?.file ?? [],
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
