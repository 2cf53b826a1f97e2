import type { Run } from '../../../papers/receiptPaper.ts'

/** « Décret 2-14-499 » keeps its own direction in an Arabic paper. */
export const inItsDirection = (words: string): Run => (/[\u0600-\u06ff]/.test(words) ? words : { figures: words })
