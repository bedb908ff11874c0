import type { SolutionLayout } from '../../model/solution';
import { exportLayout } from './exportLayout';
import { packagerLayout } from './packagerLayout';
import type { LayoutReader } from './solutionRoot';
import { yamlLayout } from './yamlLayout';

/** Every layout that is read. A new one is a file beside this one and a line here. */
export const allLayouts: Readonly<Record<SolutionLayout, LayoutReader>> = {
  packager: packagerLayout,
  export: exportLayout,
  yaml: yamlLayout,
};
