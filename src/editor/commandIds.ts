/** The id of every command. A test checks that the manifest declares the same commands. */
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
   * The next three commands are not in the Command Palette, because only the Solutions view and the light bulb can pass
   * their arguments.
   */
  openPlace: 'connref.openPlace',
  applyFix: 'connref.applyFix',
  finishFix: 'connref.finishFix',
} as const;
