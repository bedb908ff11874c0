import type { ImportMode } from '../../model/deploymentEnvironment';
import type { Certainty } from '../../plan/importFailure';
import type { ImportPlan } from '../../plan/importPlan';
import { certaintyOfFailure } from '../../plan/reasonFacts';
import { visibleText } from '../../text/visibleText';
import { activationItems } from './activationItems';
import { administratorItems } from './administratorItems';
import { canvasItems } from './canvasItems';
import { commandItems } from './commandItems';
import { connectionItems } from './connectionItems';
import { connectorItems } from './connectorItems';
import { flowSummary } from './flowSummary';
import { flowItems } from './flowItems';
import { orderItems } from './orderItems';
import { type OutlineItem, outlineItem } from './outlineItem';
import { planFailureWords } from './planFailureWords';
import { pipelineItems } from './pipelineItems';
import { planHeadline } from './planHeadline';
import { removedItems } from './removedItems';
import { userItems } from './userItems';
import { variableItems } from './variableItems';
import { withoutRepeatedDetails } from './withoutRepeatedDetails';

/** A plan in words, for printing as text or as Markdown. */
export interface PlanOutline {
  readonly environment: string;
  /** What the plan is for, such as `first import`. */
  readonly occasion: string;
  /** The verdict, or what there is to do, in one sentence. */
  readonly headline: string;
  /** How many flows will be turned on, stay turned off, and why; empty if the plan says nothing about it. */
  readonly summary: string;
  readonly sections: readonly OutlineSection[];
}

/** An import plan in words, also for a page. */
export interface ImportOutline extends PlanOutline {
  readonly importMode: ImportMode;
  readonly verdict: ImportPlan['verdict'];
  /**
   * Whether the verdict assumes that the environment already has certain solutions. False if the import fails even
   * then.
   */
  readonly isConditional: boolean;
}

export interface OutlineSection {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

/**
 * A plan in words: first the verdict and what fails, then what the import does, sections with errors and warnings first, and
 * then the steps in order. Sections without items are left out.
 * @param folder The folder in which the command lines are run, as text for people: paths in the command lines are
 * relative to it.
 */
export function planOutline(plan: ImportPlan, folder = 'the workspace folder'): ImportOutline {
  const { environment, importMode, verdict } = plan;
  const failures: OutlineSection[] = [
    { title: 'Errors', items: failureItems(plan, 'known') },
    { title: 'Possible errors', items: failureItems(plan, 'expected') },
  ];
  const facts: OutlineSection[] = [
    { title: 'Import order', items: orderItems(plan) },
    { title: 'Custom connectors', items: connectorItems(plan) },
    { title: 'Flows', items: flowItems(plan) },
    { title: 'Apps and agents', items: userItems(plan) },
    { title: 'Connections', items: connectionItems(plan) },
    { title: 'Canvas apps', items: canvasItems(plan) },
    { title: 'Environment variables', items: variableItems(plan) },
    {
      title: importMode === 'upgrade' ? 'Deleted by the upgrade' : 'Not deleted by the update',
      items: removedItems(plan),
    },
  ];
  const steps: OutlineSection[] = [
    { title: 'ALM Accelerator', items: pipelineItems(plan) },
    { title: 'Steps', items: commandItems(plan, folder) },
    { title: 'After the import', items: activationItems(plan) },
    { title: 'For the administrator', items: administratorItems(plan) },
  ];
  return {
    environment: visibleText(environment),
    occasion: importMode === 'first' ? 'first import' : importMode,
    importMode,
    verdict,
    isConditional: verdict !== 'fails' && plan.assumedPresent.length > 0,
    headline: visibleText(planHeadline(plan)),
    summary: visibleText(flowSummary(plan)),
    sections: [...failures, ...facts.sort((a, b) => severityOf(a) - severityOf(b)), ...steps].filter(
      ({ items }) => items.length > 0,
    ),
  };
}

/** 0 for a section with an error, 1 for one with a warning, else 2. */
function severityOf({ items }: OutlineSection): number {
  const at = (['error', 'warning'] as const).findIndex((status) => items.some((item) => item.status === status));
  return at < 0 ? 2 : at;
}

/** What makes the import fail, or what is only expected to make it fail. */
function failureItems(plan: ImportPlan, certainty: Certainty): OutlineItem[] {
  return withoutRepeatedDetails(
    plan.failures
      .filter((failure) => certaintyOfFailure(failure) === certainty)
      .map((failure) => {
        const [text = '', ...details] = planFailureWords(failure, plan);
        return outlineItem(certainty === 'known' ? 'error' : 'warning', text, details);
      }),
  );
}
