/**
 * The functions of workflow expressions, from Microsoft's reference
 * (https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference), and older ones such as
 * actionBody, which existing flows still call.
 *
 * @type {readonly string[]}
 */
export const workflowFunctions = [
  // text
  ...['chunk', 'concat', 'endsWith', 'formatNumber', 'guid', 'indexOf', 'isFloat', 'isInt', 'lastIndexOf', 'length'],
  ...['nthIndexOf', 'replace', 'slice', 'split', 'startsWith', 'substring', 'toLower', 'toUpper', 'trim'],
  // collections
  ...['contains', 'empty', 'first', 'intersection', 'item', 'join', 'last', 'reverse', 'skip', 'sort', 'take', 'union'],
  // comparison
  ...['and', 'equals', 'greater', 'greaterOrEquals', 'if', 'less', 'lessOrEquals', 'not', 'or'],
  // conversion
  ...['array', 'base64', 'base64ToBinary', 'base64ToString', 'binary', 'bool', 'createArray', 'dataUri'],
  ...['dataUriToBinary', 'dataUriToString', 'decimal', 'decodeBase64', 'decodeDataUri', 'decodeUriComponent'],
  ...['encodeUriComponent', 'float', 'int', 'json', 'string', 'uriComponent', 'uriComponentToBinary'],
  ...['uriComponentToString', 'xml'],
  // numbers
  ...['add', 'div', 'max', 'min', 'mod', 'mul', 'rand', 'range', 'sub'],
  // dates and times
  ...['addDays', 'addHours', 'addMinutes', 'addSeconds', 'addToTime', 'convertFromUtc', 'convertTimeZone'],
  ...['convertToUtc', 'dateDifference', 'dayOfMonth', 'dayOfWeek', 'dayOfYear', 'formatDateTime', 'getFutureTime'],
  ...['getPastTime', 'parseDateTime', 'startOfDay', 'startOfHour', 'startOfMonth', 'subtractFromTime', 'ticks'],
  'utcNow',
  // the running workflow
  ...['action', 'actionBody', 'actionInputs', 'actionOutputs', 'actions', 'body', 'formDataMultiValues'],
  ...['formDataValue', 'items', 'iterationIndexes', 'listCallbackUrl', 'multipartBody', 'outputs', 'parameters'],
  ...['result', 'trigger', 'triggerBody', 'triggerFormDataMultiValues', 'triggerFormDataValue'],
  ...['triggerMultipartBody', 'triggerOutputs', 'variables', 'workflow'],
  // addresses
  ...['uriHost', 'uriPath', 'uriPathAndQuery', 'uriPort', 'uriQuery', 'uriScheme'],
  // objects, XML
  ...['addProperty', 'coalesce', 'removeProperty', 'setProperty', 'xpath'],
];
