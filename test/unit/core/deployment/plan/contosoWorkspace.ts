import type { ImportPlan } from '../../../../../src/core/deployment/plan/importPlan';
import { planImport } from '../../../../../src/core/deployment/plan/planImport';
import type { DeploymentEnvironment, ImportMode } from '../../../../../src/core/model/deploymentEnvironment';
import type { DeploymentSettings } from '../../../../../src/core/model/deploymentSettings';
import type { FilePath } from '../../../../../src/core/model/filePath';
import type { WorkspaceIndex } from '../../../../../src/core/model/workspaceIndex';
import { openWorkspace } from '../../../../support/workspace';
import { contosoFiles, contosoRoots, contosoSettings } from './contoso';

/** An environment that gets the given solutions, with what a test says about it. */
export function environment(
  solutions: readonly FilePath[],
  more: Partial<DeploymentEnvironment> = {},
): DeploymentEnvironment {
  return {
    name: 'UAT',
    folder: 'repo',
    files: [],
    solutions,
    import: 'first',
    managed: undefined,
    importAs: undefined,
    activateAs: undefined,
    url: undefined,
    isTemplate: false,
    isDeclared: true,
    ...more,
  };
}

/** A settings file with these connection ids and values, by name. */
export function settingsFile(
  file: FilePath,
  references: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): DeploymentSettings {
  return {
    file,
    readable: true,
    references: Object.entries(references).map(([logicalName, connectionId]) => ({
      pointer: '',
      logicalName,
      connectionId,
      connectorId: undefined,
    })),
    variables: Object.entries(variables).map(([schemaName, value]) => ({ pointer: '', schemaName, value })),
    misshapen: [],
  };
}

/** The plan of files for an environment with settings. */
export async function planOf(
  files: Iterable<readonly [FilePath, string]>,
  target: DeploymentEnvironment,
  settings: readonly DeploymentSettings[] = [],
): Promise<ImportPlan> {
  const { engine } = await openWorkspace(files);
  const targets = settings.map(({ file }) => ({ file, solutions: [], isTemplate: false }));
  const named = target.files.length > 0 ? target : { ...target, files: targets };
  return planImport(named, withSettings(engine.index, settings), holdsToken);
}

export async function contosoPlan(mode: ImportMode): Promise<ImportPlan> {
  const { engine } = await openWorkspace(contosoFiles());
  const file = contosoFiles().find(([path]) => path === contosoSettings)?.[1] ?? '';
  const target = environment(contosoRoots, {
    files: [{ file: contosoSettings, solutions: contosoRoots, isTemplate: false }],
    managed: true,
    importAs: '0f000000-0000-4000-8000-0000000000a1',
    activateAs: 'deploy@contoso.example',
    url: 'https://contoso-uat.crm4.dynamics.com',
  });
  return planImport(target, withSettings(engine.index, [parsed(file)]), holdsToken, mode);
}

function withSettings(index: WorkspaceIndex, settings: readonly DeploymentSettings[]): WorkspaceIndex {
  return {
    definitionsOf: (name) => index.definitionsOf(name),
    connectorsWithId: (id) => index.connectorsWithId(id),
    connectorsNamed: (name) => index.connectorsNamed(name),
    usersOf: (name) => index.usersOf(name),
    isExternal: (file, name) => index.isExternal(file, name),
    gap: () => index.gap(),
    solutions: () => index.solutions(),
    solutionOf: (file) => index.solutionOf(file),
    flow: (file) => index.flow(file),
    environments: () => index.environments(),
    settings: () => settings,
  };
}

function parsed(text: string): DeploymentSettings {
  const { ConnectionReferences, EnvironmentVariables } = JSON.parse(text) as Record<string, Record<string, string>[]>;
  return {
    file: contosoSettings,
    readable: true,
    references: (ConnectionReferences ?? []).map(({ LogicalName = '', ConnectionId = '', ConnectorId }) => ({
      pointer: '',
      logicalName: LogicalName,
      connectionId: ConnectionId,
      connectorId: ConnectorId,
    })),
    variables: (EnvironmentVariables ?? []).map(({ SchemaName = '', Value }) => ({
      pointer: '',
      schemaName: SchemaName,
      value: Value,
    })),
    misshapen: [],
  };
}

function holdsToken(value: string): boolean {
  return value.includes('#{');
}
