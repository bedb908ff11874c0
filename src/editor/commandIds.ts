/** The id of every command. A test checks that the manifest declares these commands, except the last three. */
export const commandIds = {
  refreshSolutions: 'connref.refreshSolutions',
  stopReading: 'connref.stopReading',
  showLog: 'connref.showLog',
  fixAllInFlow: 'connref.fixAllInFlow',
  fixAllInSolution: 'connref.fixAllInSolution',
  fixAllInWorkspace: 'connref.fixAllInWorkspace',
  mapConnections: 'connref.mapConnections',
  syncSettings: 'connref.syncSettings',
  revealInSolutions: 'connref.revealInSolutions',
  newReference: 'connref.newReference',
  renameReference: 'connref.renameReference',
  mergeReferences: 'connref.mergeReferences',
  deleteReference: 'connref.deleteReference',
  copyReference: 'connref.copyReference',
  moveReference: 'connref.moveReference',
  consolidateReferences: 'connref.consolidateReferences',
  applyPreview: 'connref.applyPreview',
  discardPreview: 'connref.discardPreview',
  /**
   * The manifest does not declare the next three commands, because only the Solutions view and the light bulb can run
   * them.
   */
  openPlace: 'connref.openPlace',
  applyFix: 'connref.applyFix',
  finishFix: 'connref.finishFix',
} as const;
