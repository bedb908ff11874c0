import type { ImportMode } from '../../model/deploymentEnvironment';
import type { ImportPlan } from '../../plan/importPlan';
import { activationItems } from './activationItems';
import { canvasItems } from './canvasItems';
import { commandItems } from './commandItems';
import { connectionItems } from './connectionItems';
import { connectorItems } from './connectorItems';
import { flowItems } from './flowItems';
import { orderItems } from './orderItems';
import { type OutlineItem, outlineItem } from './outlineItem';
import { planFailureWords } from './planFailureWords';
import { planHeadline } from './planHeadline';
import { removedItems } from './removedItems';
import { variableItems } from './variableItems';

/** A plan in words, to be shown as text, as Markdown or on a page. */
export interface PlanOutline {
  readonly environment: string;
  readonly importMode: ImportMode;
  readonly verdict: ImportPlan['verdict'];
  /** Whether it holds only if something is in the environment already, which the headline names. */
  readonly isConditional: boolean;
  /** The verdict in one sentence. */
  readonly headline: string;
  readonly sections: readonly OutlineSection[];
}

interface OutlineSection {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

/**
 * Words for a plan: the verdict first, then what to do in its order. Sections without items are left out.
 * @param folder Where the command lines are run: what its paths are below.
 */
export function planOutline(plan: ImportPlan, folder = 'the workspace folder'): PlanOutline {
  const { environment, importMode, verdict } = plan;
  const sections: OutlineSection[] = [
    { title: 'What fails', items: failureItems(plan) },
    { title: 'Order of import', items: orderItems(plan) },
    { title: 'Custom connectors', items: connectorItems(plan) },
    { title: 'Flows', items: flowItems(plan) },
    { title: 'Connections', items: connectionItems(plan) },
    { title: 'Canvas apps', items: canvasItems(plan) },
    { title: 'Environment variables', items: variableItems(plan) },
    {
      title: importMode === 'upgrade' ? 'What the upgrade deletes' : 'What the update leaves behind',
      items: removedItems(plan),
    },
    { title: 'Order of activation', items: activationItems(plan) },
    { title: 'Commands', items: commandItems(plan, folder) },
  ];
  return {
    environment,
    importMode,
    verdict,
    isConditional: verdict !== 'fails' && plan.assumedPresent.length > 0,
    headline: planHeadline(plan),
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

/** How the kind of import is called. */
export function importModeWords(mode: ImportMode): string {
  return mode === 'first' ? 'first import' : mode;
}

function failureItems(plan: ImportPlan): OutlineItem[] {
  return plan.failures.map((failure) => {
    const [text = '', ...details] = planFailureWords(failure, plan);
    return outlineItem('error', text, details);
  });
}
