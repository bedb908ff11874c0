/**
 * The view type of the page, by which VS Code restores the page after a reload. The activation event in the manifest must use
 * the same one.
 */
export const mappingViewType = 'connref.map';
