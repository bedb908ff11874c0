import type { CanvasStep, ImportPlan } from '../../plan/importPlan';
import { type OutlineItem, outlineItem } from './outlineItem';

/** What has to be done by hand in canvas apps. */
export function canvasItems({ canvasSteps }: ImportPlan): OutlineItem[] {
  return canvasSteps.map((step) =>
    outlineItem(
      'step',
      `${step.app} (${step.solution}): ${stepWords(step)}`,
      step.makesUnmanagedLayer ? ['In a managed solution that makes an unmanaged layer.'] : [],
    ),
  );
}

function stepWords({ kind, connectorName, reference }: CanvasStep): string {
  switch (kind) {
    case 'sharedConnection':
      return `remove its connection to ${connectorName}, which is implicitly shared, and add it again with a connection reference.`;
    case 'customConnectorReference':
      return `after the import, remove ${reference ?? ''} and add it again, since canvas apps do not recognise references on custom connectors.`;
  }
}
