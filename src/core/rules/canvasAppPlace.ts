import type { CanvasApp } from '../model/canvasApp';
import type { Place } from '../model/place';

/**
 * The place of a canvas app for findings. An export describes all apps in `customizations.xml`; other layouts have a file
 * for each app.
 */
export function canvasAppPlace({ inline, name }: CanvasApp): Place {
  return inline ? { kind: 'xml', component: 'canvasApp', name } : { kind: 'file' };
}
