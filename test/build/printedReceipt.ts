import { PaperPress } from '../../api/papers/press.ts'
import type { PaperPart, ReceiptPaper } from '../../api/papers/receiptPaper.ts'

const part = (language: 'fr' | 'ar', title: string): PaperPart => ({
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

const receipt: ReceiptPaper = {
  title: 'Récépissé',
  language: 'fr',
  day: [2026, 11, 24],
  letterhead: { fr: ['Royaume du Maroc'], ar: ['المملكة المغربية'] },
  parts: [part('fr', 'Récépissé'), part('ar', 'وصل')],
}

/** A receipt in both languages, as the house's own press makes it: PDF/A-2a of two pages. */
export async function printedReceipt(): Promise<Buffer> {
  const press = new PaperPress({ most: 1 })
  try {
    return Buffer.from(
      await press.print({ template: 'receipt', data: receipt, madeAt: new Date('2026-11-24T09:00:00Z') }),
    )
  } finally {
    press.close()
  }
}
