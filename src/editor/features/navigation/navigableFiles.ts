import type * as vscode from 'vscode';

/**
 * Path patterns of all files that may contain names with language features. The engine decides for each file whether it really
 * does.
 */
export const navigableFiles: vscode.DocumentSelector = [
  // Flows, and deployment settings files, which have no fixed name.
  { pattern: '**/*.json' },
  { pattern: '**/[Ww]orkflows/*.json.data.xml' },
  { pattern: '**/{[Cc]ustomizations,[Ss]olution}.xml' },
  { pattern: '**/[Cc]onnectors/*.xml' },
  { pattern: '**/[Cc]anvas[Aa]pps/*.meta.xml' },
  { pattern: '**/[Aa]ssets/botcomponent_connectionreferenceset.xml' },
  { pattern: '**/botcomponents/*/data' },
  { pattern: '**/environmentvariabledefinition.xml' },
];
