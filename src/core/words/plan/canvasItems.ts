import type { CanvasStep, ImportPlan } from '../../plan/importPlan';
import { unique } from '../../text/unique';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** What to do by hand in canvas apps; what several steps have in common comes first. */
export function canvasItems({ canvasSteps }: ImportPlan): OutlineItem[] {
  const layered = unique(canvasSteps.filter((step) => step.makesUnmanagedLayer).map(({ app }) => app));
  return [
    ...(canvasSteps.some(({ kind }) => kind === 'customConnectorReference')
      ? [
          outlineItem(
            'info',
            'Canvas apps do not recognise imported references on custom connectors, so each must be added again.',
          ),
        ]
      : []),
    ...(layered.length === 0
      ? []
      : [outlineItem('info', `Editing ${listed(layered)} in a managed solution creates an unmanaged layer.`)]),
    ...canvasSteps.map((step) => outlineItem('step', `${step.app} (${step.solution}): ${stepWords(step)}`)),
  ];
}

function stepWords({ kind, connectorName, reference }: CanvasStep): string {
  switch (kind) {
    case 'sharedConnection':
      return `remove the implicitly shared connection to ${connectorName}, and add it again with a connection reference.`;
    case 'customConnectorReference':
      return `after the import, remove ${reference ?? ''} and add it again.`;
  }
}
