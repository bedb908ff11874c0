import type { Place } from '../model/place';
import type { CanvasApp } from '../model/solution';

/** Where a canvas app stands in its file: in an export it is one of many in `customizations.xml`. */
export function canvasAppPlace({ inline, name }: CanvasApp): Place {
  return inline ? { kind: 'xml', component: 'canvasApp', name } : { kind: 'file' };
}
