import { z } from 'zod'

export const RECEIPT_LANGUAGES = ['fr', 'ar', 'both'] as const
export type ReceiptLanguage = (typeof RECEIPT_LANGUAGES)[number]

const language = z.enum(RECEIPT_LANGUAGES).default('both')

/** Where the receipt of a dossier's last filing is: a PDF, as an attachment; 404 before the first. */
export const receiptAddress = (dossierId: string, of: ReceiptLanguage): string =>
  `/api/dossiers/${dossierId}/receipt?language=${of}`

/** The same for whoever follows without an account: POST here, with what following asks. */
export const TRACKED_RECEIPT_ADDRESS = '/api/tracking/receipt'

/** Where a receipt's QR code leads: following, its number already written. */
export const followAddress = (base: string, number: string): string =>
  `${base}/suivi?number=${encodeURIComponent(number)}`

export const receiptQuery = z.object({ language })

export const trackedReceiptBody = z.object({
  number: z.string().trim().min(5).max(40),
  identity: z.string().trim().min(3).max(40),
  language,
})
