import { html, type TemplateResult } from 'lit';

/**
 * The icons of the page, as characters of VS Code's icon font (codicons). The build removes all other characters from
 * the font. The comment after each character is the name of the icon in VS Code.
 */
export const iconCharacters = {
  add: '\uEA60', // add
  check: '\uEAB2', // check
  chevronDown: '\uEAB4', // chevron-down
  circle: '\uEABC', // circle
  close: '\uEA76', // close
  copy: '\uEBCC', // copy
  dash: '\uEACC', // dash
  diff: '\uEAE1', // diff
  ellipsis: '\uEA7C', // ellipsis
  error: '\uEA87', // error
  info: '\uEA74', // info
  pass: '\uEBA4', // pass
  question: '\uEB32', // question
  redo: '\uEBB0', // redo
  step: '\uEAD3', // debug-start
  undo: '\uEAE2', // discard
  variable: '\uEA88', // symbol-variable
  warning: '\uEA6C', // warning
} as const;

export type IconName = keyof typeof iconCharacters;

/** The icons as elements. Each is a character of a font, because hundreds of pictures in a grid would be slow. */
export const icons = Object.fromEntries(
  Object.entries(iconCharacters).map(([name, character]) => [name, element(character)]),
) as Readonly<Record<IconName, TemplateResult>>;

/**
 * Makes the template of an icon. It is called once for each icon, so that lit can clone the element and has no values
 * to fill in.
 */
function element(character: string): TemplateResult {
  const text = `<span class="icon" aria-hidden="true">${character}</span>`;
  return html(Object.assign([text], { raw: [text] }));
}
