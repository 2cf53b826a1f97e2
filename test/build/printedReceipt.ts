import { PaperPress } from '../../api/papers/press.ts'
import type { PaperPart, ReceiptPaper } from '../../api/papers/receiptPaper.ts'

/** One language's part of the smallest receipt. */
export const receiptPart = (language: 'fr' | 'ar', title: string): PaperPart => ({
  language,
  title,
  number: { label: 'Numéro', value: '061410141-2026-00001' },
  filed: ['Déposé le 24/11/2026'],
  qr: {
    svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>',
    alt: 'Code',
    caption: ['Suivre'],
  },
  sections: [],
  closing: [],
  foot: ['Récépissé'],
  page: { before: 'Page', between: 'sur' },
})

/** The smallest receipt the press takes. */
export const receiptPaper = (title = 'Récépissé', parts = [receiptPart('fr', title)]): ReceiptPaper => ({
  title,
  language: 'fr',
  day: [2026, 11, 24],
  letterhead: { fr: ['Royaume du Maroc'], ar: ['المملكة المغربية'] },
  parts,
})

/** A receipt in both languages, as the house's own press makes it: PDF/A-2a of two pages. */
export async function printedReceipt(): Promise<Buffer> {
  const press = new PaperPress({ most: 1 })
  const data = receiptPaper('Récépissé', [receiptPart('fr', 'Récépissé'), receiptPart('ar', 'وصل')])
  try {
    return Buffer.from(await press.print({ template: 'receipt', data, madeAt: new Date('2026-11-24T09:00:00Z') }))
  } finally {
    press.close()
  }
}
