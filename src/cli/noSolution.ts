/** What the command line looks for, where it found none. */
export const noSolution =
  'No solution was found: a folder that holds Other/Solution.xml beside Other/Customizations.xml, or solution.xml beside customizations.xml.';
