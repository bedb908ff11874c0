/**
 * The features that change files. They are in one bundle, because most of their code is the same (docs/architecture.md#bundles).
 */
export { editsFeature } from './features/edits/editsFeature';
export { MappingFeature } from './features/mappingPage/mappingFeature';
