/** Every command, by what it does. The manifest declares the same ones, which a test holds together. */
export const commandIds = {
  refreshSolutions: 'connref.refreshSolutions',
  stopReading: 'connref.stopReading',
  showLog: 'connref.showLog',
  fixAllInFlow: 'connref.fixAllInFlow',
  fixAllInSolution: 'connref.fixAllInSolution',
  fixAllInWorkspace: 'connref.fixAllInWorkspace',
  mapConnections: 'connref.mapConnections',
  syncSettings: 'connref.syncSettings',
  newReference: 'connref.newReference',
  renameReference: 'connref.renameReference',
  mergeReferences: 'connref.mergeReferences',
  deleteReference: 'connref.deleteReference',
  copyReference: 'connref.copyReference',
  moveReference: 'connref.moveReference',
  consolidateReferences: 'connref.consolidateReferences',
  applyPreview: 'connref.applyPreview',
  discardPreview: 'connref.discardPreview',
  /** Not in the palette: they need what only our own tree and light bulb can give them. */
  openPlace: 'connref.openPlace',
  applyFix: 'connref.applyFix',
  finishFix: 'connref.finishFix',
} as const;
