import { nameKey, sameName } from '../../../model/names';
import { baseName } from '../../../model/filePath';
import type { Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { type EntryConnector, isCustomApiName } from '../../../connectors/connectorIdentity';
import { codeOfCharacter, forbiddenCharacter } from '../../../text/xmlCharacters';
import { connectorName, connectorsInWorkspace } from '../../../connectors/connectorNames';
import type { NewReference } from '../../operations/definitionOperation';
import type { NameProblem } from './refusalReason';

/**
 * The longest logical name that Connref gives to a connection reference, in characters. Existing names can be longer.
 */
const longestLogicalName = 100;

/** The connector of a new connection reference. */
export interface ReferencedConnector {
  readonly apiName: string;
  /** GUID of a custom connector; undefined for other connectors. */
  readonly customConnectorId: string | undefined;
  readonly displayName: string;
}

/**
 * Proposes a new connection reference with names like those that the designer generates (docs/formats.md#names). The
 * logical name is unique in the workspace: `<prefix>_shared<connector>_<5 hex>`. The display name is unique in the
 * solution: `<connector> <solution>-<5 hex>`. The same arguments always give the same names: otherwise a preview could
 * differ from the edit, and “Fix all” would create one reference for each flow.
 */
export function proposeReference(
  solution: Solution,
  connector: ReferencedConnector,
  index: WorkspaceIndex,
): NewReference {
  const prefix = solution.manifest?.publisher.prefix ?? '';
  const stem = `${prefix === '' ? 'new' : prefix}_${connector.apiName.replace(/[^A-Za-z0-9]/g, '').toLowerCase()}`;
  for (let attempt = 0; ; attempt++) {
    const suffix = fiveHexDigits(`${solution.manifest?.uniqueName ?? ''}\n${connector.apiName}\n${attempt}`);
    const logicalName = `${stem.slice(0, longestLogicalName - suffix.length - 1)}_${suffix}`;
    if (index.definitionsOf(logicalName).length === 0 && userOf(logicalName, index) === undefined) {
      return newReference(solution, connector, logicalName, suffix);
    }
  }
}

/**
 * A new connection reference with a given logical name that components already use. It gets the display name that
 * MissingDependencies list for the logical name, unless another reference of the solution has this display name. Otherwise
 * it gets a generated one.
 */
export function usedReference(
  solution: Solution,
  connector: ReferencedConnector,
  logicalName: string,
  index: WorkspaceIndex,
): NewReference {
  const displayName = listedDisplayName(solution, logicalName, index);
  const reference = newReference(solution, connector, logicalName);
  return displayName === undefined ? reference : { ...reference, displayName };
}

/**
 * The display name that MissingDependencies list for a connection reference: those of the solution itself, or else those
 * of other solutions. Undefined if they list none, or if another reference of the solution has it.
 */
export function listedDisplayName(solution: Solution, logicalName: string, index: WorkspaceIndex): string | undefined {
  return (
    [solution, ...index.solutions()]
      .flatMap(({ manifest }) => manifest?.missingDependencies ?? [])
      .filter(({ kind, names }) => kind === 'connectionReference' && names.some((name) => sameName(name, logicalName)))
      .map(({ displayName }) => displayName.trim())
      // If the environment of an export doesn't know the display name, the list repeats the logical name.
      .filter((displayName) => !sameName(displayName, logicalName))
      .find((displayName) => displayNameProblem(displayName, [solution], logicalName) === undefined)
  );
}

/**
 * A new connection reference with a given logical name and a generated display name that is unique in the solution.
 * @param suffix The preferred end of the display name. If it is undefined, or the display name is already used, the end
 * is five hexadecimal digits made from the logical name.
 */
export function newReference(
  solution: Solution,
  connector: ReferencedConnector,
  logicalName: string,
  suffix?: string,
): NewReference {
  const taken = new Set(solution.connectionReferences.map((reference) => nameKey(reference.displayName)));
  const solutionName = solution.manifest?.uniqueName ?? '';
  for (let attempt = 0; ; attempt++) {
    const tail = attempt === 0 && suffix !== undefined ? suffix : fiveHexDigits(`${logicalName}\n${attempt}`);
    const displayName = `${connector.displayName} ${solutionName}-${tail}`;
    if (!taken.has(nameKey(displayName))) {
      return { logicalName, displayName, apiName: connector.apiName, customConnectorId: connector.customConnectorId };
    }
  }
}

/** A hash of a text as five hexadecimal digits: FNV-1a, reduced to 20 bits. */
function fiveHexDigits(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 20)) & 0xfffff).toString(16).padStart(5, '0');
}

/**
 * The connector of an entry of a flow, for a new connection reference. Undefined if the entry has no connector, or a
 * custom connector whose GUID Connref can't find in the workspace: a reference doesn't work without this GUID
 * (docs/formats.md#custom-connectors). Undefined also if the names of the connector can't be written to XML.
 */
export function connectorForNewReference(
  entry: EntryConnector,
  index: WorkspaceIndex,
): ReferencedConnector | undefined {
  const connector = entry.apiName === '' ? undefined : connectorOf(entry, index);
  return connector && isWritable(connector.apiName) && isWritable(connector.displayName) ? connector : undefined;
}

function connectorOf(entry: EntryConnector, index: WorkspaceIndex): ReferencedConnector | undefined {
  if (entry.apiLogicalName === undefined) {
    return isCustomApiName(entry.apiName) ? undefined : standardConnector(entry.apiName, index);
  }
  const held = connectorsInWorkspace(entry, index).find(({ id }) => id !== '');
  return held && { apiName: entry.apiName, customConnectorId: held.id, displayName: held.displayName };
}

/**
 * Whether a name, such as one in the JSON of a flow, can be written to the `Customizations.xml` of a solution: XML does
 * not allow some characters.
 */
export function isWritable(name: string): boolean {
  return forbiddenCharacter(name, 0, name.length) === undefined;
}

function standardConnector(apiName: string, index: WorkspaceIndex): ReferencedConnector {
  return { apiName, customConnectorId: undefined, displayName: connectorName({ apiName }, index) };
}

/** Why a logical name cannot be given to a new or renamed connection reference; undefined if it can. */
export function logicalNameProblem(name: string, index: WorkspaceIndex): NameProblem | undefined {
  const [existing] = index.definitionsOf(name);
  return (
    logicalNameFormProblem(name) ??
    (existing && {
      kind: 'nameDefined',
      solution: existing.solution.manifest?.uniqueName ?? existing.solution.root,
      reference: existing.reference.logicalName,
    })
  );
}

/**
 * Why a connection reference cannot be renamed to a logical name; undefined if it can. A name that is used without
 * being defined is refused, because the flows, apps and agents that use it would silently get the renamed reference.
 */
export function newLogicalNameProblem(name: string, before: string, index: WorkspaceIndex): NameProblem | undefined {
  if (sameName(name, before)) {
    return name === before ? { kind: 'nameUnchanged', reference: before } : undefined;
  }
  const user = userOf(name, index);
  return (
    logicalNameProblem(name, index) ?? (user === undefined ? undefined : { kind: 'nameUsed', user, reference: name })
  );
}

/** The name of a flow, app or agent, or of its file, that uses a logical name; undefined if nothing uses it. */
function userOf(logicalName: string, index: WorkspaceIndex): string | undefined {
  const [file] = index.usersOf('connectionReference', logicalName);
  return file === undefined
    ? index.codeAppsUsing(logicalName)[0]?.displayName
    : (index.flow(file)?.name ?? baseName(file));
}

/**
 * Why a connection reference cannot get a display name; undefined if it can.
 * @param solutions The solutions that define the reference, or will define it.
 * @param logicalName The logical name of the reference.
 */
export function displayNameProblem(
  displayName: string,
  solutions: readonly Pick<Solution, 'connectionReferences'>[],
  logicalName: string,
): NameProblem | undefined {
  const trimmed = displayName.trim();
  if (trimmed === '') {
    return { kind: 'displayNameEmpty' };
  }
  const forbidden = forbiddenCharacter(trimmed, 0, trimmed.length);
  if (forbidden !== undefined) {
    return { kind: 'displayNameCharacter', character: codeOfCharacter(trimmed, forbidden) };
  }
  const other = solutions
    .flatMap(({ connectionReferences }) => connectionReferences)
    .find((reference) => sameName(reference.displayName, trimmed) && !sameName(reference.logicalName, logicalName));
  return other && { kind: 'displayNameTaken', reference: other.logicalName };
}

function logicalNameFormProblem(name: string): NameProblem | undefined {
  // Dots and hyphens are allowed, because the logical names of connection references of agents contain them.
  if (!/^[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_.-]+$/.test(name)) {
    return { kind: 'nameMalformed' };
  }
  return name.length > longestLogicalName ? { kind: 'nameTooLong', limit: longestLogicalName } : undefined;
}
