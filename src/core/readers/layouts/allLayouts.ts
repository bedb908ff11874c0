import type { SolutionLayout } from '../../model/solution';
import { exportLayout } from './exportLayout';
import { packagerLayout } from './packagerLayout';
import type { LayoutReader } from './solutionRoot';
import { yamlLayout } from './yamlLayout';

/** The reader of each layout of solutions. To add a layout, write a file beside this one and add a line to this object. */
export const allLayouts: Readonly<Record<SolutionLayout, LayoutReader>> = {
  packager: packagerLayout,
  export: exportLayout,
  yaml: yamlLayout,
};
