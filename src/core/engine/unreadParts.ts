import type { CanvasApp } from '../model/canvasApp';
import type { FilePath } from '../model/filePath';
import type { Solution, UnreadKind } from '../model/solution';
import type { ComponentFacts } from '../readers/components/allComponents';
import type { FlowFacts } from '../readers/components/flowDefinition';
import type { ReadFacts } from './readFacts';

/** Kinds of files with uses of connection references. A file with broken metadata may be that of a desktop flow. */
const kindsWithUses = ['agentRows', 'agentComponent', 'agentKnowledge', 'canvasApp', 'flowMetadata'] as const;

/** {@link Solution.brokenFiles} */
export function brokenFilesOf(read: ReadFacts): FilePath[] {
  const flows = [...read.files('flowDefinition')]
    .filter(([, facts]) => (facts as FlowFacts | undefined)?.readable !== true)
    .map(([file]) => file);
  const others = read.brokenFiles([
    ...kindsWithUses,
    'agent',
    'customConnector',
    'environmentVariable',
    'environmentVariableValue',
  ]);
  return [...flows, ...others].sort();
}

/** {@link Solution.unreadableUsers} */
export function unreadableUsersOf(read: ReadFacts, canvasApps: readonly CanvasApp[]): FilePath[] {
  const broken = read.brokenFiles(kindsWithUses);
  const apps = canvasApps.filter(({ connectionsReadable }) => !connectionsReadable);
  const agentData = read.all('agentComponent').filter(({ facts }) => !facts.readable);
  return [...new Set([...broken, ...[...apps, ...agentData].map(({ file }) => file)])].sort();
}

/** {@link Solution.unreadKinds} */
export function unreadKindsOf(
  { canvasApps, desktopFlows }: Pick<Solution, 'canvasApps' | 'desktopFlows'>,
  customizations: ComponentFacts['customizations'] | undefined,
): UnreadKind[] {
  return [
    ...(customizations?.unreadKinds ?? []),
    // A code app that lists nothing may have its connections in its code.
    ...(canvasApps.some(
      ({ isCodeApp, connectionCount, dependencies }) =>
        isCodeApp && connectionCount === 0 && dependencies.every(({ kind }) => kind === 'other'),
    )
      ? (['code apps'] as const)
      : []),
    ...(desktopFlows.some(({ referencesReadable }) => !referencesReadable) ? (['desktop flows'] as const) : []),
  ];
}
