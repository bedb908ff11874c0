import { statSync } from 'node:fs';
import { join } from 'node:path';
import { note } from '../../scripts/console.mjs';
import { findFiles } from '../../scripts/files.mjs';
import { packagedSize } from '../support/product.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const sizes = {
  name: 'size',
  measure: async ({ root, product }) => {
    const page = findFiles(join(product, 'dist/webview'));
    if (page.length === 0) note('  page: there is none yet');
    return [
      row('dist/extension.js', kilobytes([join(product, 'dist/extension.js')]), 'KB', 250),
      ...(page.length === 0 ? [] : [row('page', kilobytes(page), 'KB', 150)]),
      row('.vsix', (await packagedSize(root, product)) / 1000, 'KB', 700),
    ];
  },
};

/**
 * @param {readonly string[]} files
 */
function kilobytes(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000;
}
