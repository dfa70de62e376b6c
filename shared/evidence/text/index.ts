/** Second door of the evidence room: readers of text in files. Heavy and fed with hostile bytes, so it runs in a worker of its own. */
export { TextError } from '../textTypes.ts';
export { extractText } from './extractText.ts';
