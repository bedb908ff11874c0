import type { DeploymentEnvironment } from '../../model/deploymentEnvironment';
import type { FilePath } from '../../model/filePath';
import { nameKey } from '../../model/names';
import type { FactIndex } from '../../model/workspaceIndex';

/** What the settings files of an environment say about one reference or variable, laid over one another. */
export interface EffectiveSetting {
  readonly name: string;
  /** The connection's id or the variable's value: that of the last file which has one; empty where none has. */
  readonly value: string;
  /** Of a reference, as the last file that gives one has it. */
  readonly connectorId: string | undefined;
  /** Whether a variable's value stands there and is empty. */
  readonly isEmptyValue: boolean;
  /** All files that name it. */
  readonly files: readonly FilePath[];
}

export interface EffectiveSettings {
  /** False while one of the files is no valid JSON: what is absent may be in that. */
  readonly areReadable: boolean;
  reference(logicalName: string): EffectiveSetting | undefined;
  variable(schemaName: string): EffectiveSetting | undefined;
  references(): readonly EffectiveSetting[];
  variables(): readonly EffectiveSetting[];
}

/** Later files win, but for empty values: those mean that nothing is known yet. */
export function effectiveSettings(
  environment: Pick<DeploymentEnvironment, 'files'>,
  index: FactIndex,
): EffectiveSettings {
  const references = new Map<string, EffectiveSetting>();
  const variables = new Map<string, EffectiveSetting>();
  let areReadable = true;
  const all = index.settings();
  for (const { file } of environment.files) {
    const settings = all.find((each) => each.file === file);
    areReadable &&= settings?.readable !== false;
    for (const { logicalName, connectionId, connectorId } of settings?.references ?? []) {
      lay(references, file, logicalName, connectionId, connectorId);
    }
    for (const { schemaName, value } of settings?.variables ?? []) {
      lay(variables, file, schemaName, value, undefined);
    }
  }
  return {
    areReadable,
    reference: (name) => references.get(nameKey(name)),
    variable: (name) => variables.get(nameKey(name)),
    references: () => [...references.values()],
    variables: () => [...variables.values()],
  };
}

function lay(
  settings: Map<string, EffectiveSetting>,
  file: FilePath,
  name: string,
  value: string | undefined,
  connectorId: string | undefined,
): void {
  const before = settings.get(nameKey(name));
  const effective = value || before?.value || '';
  settings.set(nameKey(name), {
    name: before?.name ?? name,
    value: effective,
    connectorId: connectorId ?? before?.connectorId,
    isEmptyValue: effective === '' && (value === '' || (before?.isEmptyValue ?? false)),
    files: [...new Set([...(before?.files ?? []), file])],
  });
}
