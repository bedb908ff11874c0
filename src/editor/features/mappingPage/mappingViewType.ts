/** Names the page to VS Code, which brings it back after a reload; the manifest's activation event has the same. */
export const mappingViewType = 'connref.map';
