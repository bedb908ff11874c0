/**
 * The type of the webview for the page “Map Connections for Import”. VS Code uses it to restore the page after a
 * reload, so the activation event in package.json must contain the same text.
 */
export const mappingViewType = 'connref.map';
