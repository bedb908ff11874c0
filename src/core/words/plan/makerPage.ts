import type { ImportPlan } from '../../plan/importPlan';

/**
 * The address of a page of the environment in the maker portal, as lines for people; empty if the id of the environment is
 * unknown.
 */
export function makerPage(
  { environmentId }: Pick<ImportPlan, 'environmentId'>,
  page: 'connections' | 'solutions',
): string[] {
  return environmentId === null
    ? []
    : [`https://make.powerapps.com/environments/${encodeURIComponent(environmentId)}/${page}`];
}
