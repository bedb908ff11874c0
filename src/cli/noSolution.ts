/** The message for folders that contain no solution: how a solution is recognised, and what to do. */
export const noSolutionText =
  'No solution was found. An unpacked solution contains Other/Solution.xml and Other/Customizations.xml, or solution.xml and customizations.xml. Run the command on the folder that contains them.';
