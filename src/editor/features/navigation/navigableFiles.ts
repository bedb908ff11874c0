import type * as vscode from 'vscode';

/**
 * Path patterns of all files that may contain names for hovers, links, completions and other language features. For
 * each matching file, the engine decides whether it contains names.
 */
export const navigableFiles: vscode.DocumentSelector = [
  // Flows, and deployment settings files, which can have any name.
  { pattern: '**/*.json' },
  { pattern: '**/[Ww]orkflows/*.json.data.xml' },
  { pattern: '**/{[Cc]ustomizations,[Ss]olution}.xml' },
  { pattern: '**/[Cc]onnectors/*.xml' },
  { pattern: '**/[Cc]anvas[Aa]pps/*.meta.xml' },
  { pattern: '**/[Aa]ssets/botcomponent_{connectionreference,workflow}set.xml' },
  { pattern: '**/botcomponents/*/data' },
  { pattern: '**/dvtablesearchs/*/dvtablesearch.xml' },
  { pattern: '**/environmentvariabledefinition.xml' },
];
