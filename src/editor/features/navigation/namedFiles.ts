import type * as vscode from 'vscode';

/** The files that may name what others know, by their paths: which of them really do, the engine knows. */
export const namedFiles: vscode.DocumentSelector = [
  // Deployment settings files have all kinds of names.
  { pattern: '**/*.json' },
  { pattern: '**/[Ww]orkflows/*.json.data.xml' },
  { pattern: '**/{[Cc]ustomizations,[Ss]olution}.xml' },
  { pattern: '**/[Cc]onnectors/*.xml' },
  { pattern: '**/[Cc]anvas[Aa]pps/*.meta.xml' },
  { pattern: '**/[Aa]ssets/botcomponent_connectionreferenceset.xml' },
  { pattern: '**/botcomponents/*/data' },
  { pattern: '**/environmentvariabledefinition.xml' },
];
