import type { CanvasStep, ImportPlan } from '../../plan/importPlan';
import { unique } from '../../text/unique';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** The manual steps in canvas apps. A remark about several steps comes once, before the steps. */
export function canvasItems({ canvasSteps }: ImportPlan): OutlineItem[] {
  const layered = unique(canvasSteps.filter((step) => step.makesUnmanagedLayer).map(({ app }) => app));
  return [
    ...(canvasSteps.some(({ kind }) => kind === 'customConnectorReference')
      ? [
          outlineItem(
            'info',
            'Canvas apps do not recognise imported connection references for custom connectors, so each reference must be added to its app again.',
          ),
        ]
      : []),
    ...(layered.length === 0
      ? []
      : [
          outlineItem(
            'info',
            `Editing ${listed(layered)} in a managed solution creates an unmanaged layer over the app.`,
          ),
        ]),
    ...canvasSteps.map((step) => outlineItem('step', `${step.app} (${step.solution}): ${stepWords(step)}`)),
  ];
}

function stepWords({ kind, connectorName, reference }: CanvasStep): string {
  switch (kind) {
    case 'sharedConnection':
      return `remove the implicitly shared connection to ${connectorName}, and add a connection reference instead.`;
    case 'customConnectorReference':
      return `after the import, remove ${reference ?? ''} from the app and add it again.`;
  }
}
