import { statSync } from 'node:fs';
import { join } from 'node:path';
import { packagedSize } from '../support/product.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const sizes = {
  name: 'size',
  measure: async ({ root, product }) => {
    const page = statSync(join(product, 'dist/webview/main.js')).size;
    return [
      row('dist/extension.js', statSync(join(product, 'dist/extension.js')).size / 1000, 'KB', 250),
      row('page', page / 1000, 'KB', 150, page < 1000 ? 'a placeholder so far' : ''),
      row('.vsix', (await packagedSize(root, product)) / 1000, 'KB', 700),
    ];
  },
};
