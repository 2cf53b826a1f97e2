import { z } from 'zod'
import { personName } from '../people.ts'
import { rule } from '../procedures/definition.ts'
import { STEPS } from '../procedures/steps.ts'
import { type ReceiptLanguage, receiptQuery } from '../receipts.ts'
import { bilingual, day } from '../shapes.ts'
import { feeCounting } from './counting.ts'
import { EXEMPTIONS, FEE_FACTS } from './facts.ts'
import { RATE_KINDS, RATE_UNITS, sureness } from './rates.ts'
import { TARIFF_ORIGINS } from './tariffs.ts'

const instant = z.iso.datetime()
const centimes = z.int()

/** Each is paid apart: the commune at its régie, the urban agency at its own desk. */
export const CREDITORS = ['commune', 'agency'] as const
export const creditor = z.enum(CREDITORS)
export type Creditor = z.infer<typeof creditor>

/** Why a line has no amount: no text that was read sets it; no tariff, no agency is known there; something was not said. */
export const WANTING = ['rule', 'tariff', 'agency', 'building', 'surface', 'cost'] as const
export type Wanting = (typeof WANTING)[number]

export const LINE_NOTES = [
  'no_projection',
  'no_occupation',
  'instalment',
  'balance',
  'overpaid',
  'exemption_asked',
  'reference_rate',
  'added_alone',
] as const
export type LineNote = (typeof LINE_NOTES)[number]

export const feeLine = z.object({
  /** Of the procedure's list. */
  code: z.string(),
  nameFr: z.string(),
  nameAr: z.string(),
  creditor,
  rule,
  article: bilingual.nullable(),
  kind: z.enum(RATE_KINDS).nullable(),
  unit: z.enum(RATE_UNITS).nullable(),
  rate: z.int().nullable(),
  tariff: z
    .object({
      id: z.uuid(),
      reference: z.string(),
      decidedOn: day.nullable(),
      validFrom: day,
      origin: z.enum(TARIFF_ORIGINS),
    })
    .nullable(),
  /** What is counted: square metres as its rule counts them, how often, quarters. */
  bases: z.array(z.object({ fact: z.enum(FEE_FACTS), value: z.number(), counted: z.number(), times: z.int() })),
  /** How an agency's services were counted, and the day its tariff is of; absent from what was drawn up before it was kept. */
  counting: feeCounting.pick({ surface: true, rateDay: true, rule: true }).extend({ day }).nullish(),
  /** Of works, without VAT. */
  cost: centimes.nullable(),
  /** Hundredths of a percent of the tax that are owed now. */
  share: z.int().nullable(),
  paidBefore: centimes.nullable(),
  exemption: z.enum(EXEMPTIONS).nullable(),
  net: centimes.nullable(),
  vatShare: z.int().nullable(),
  vat: centimes.nullable(),
  /** What is owed; null where it is not known, never a guess. */
  amount: centimes.nullable(),
  /** Between which amounts the law leaves it: an estimate that nobody pays. */
  between: z.object({ from: centimes, to: centimes, sureness }).nullable(),
  wanting: z.enum(WANTING).nullable(),
  notes: z.array(z.enum(LINE_NOTES)),
  /** Why a line without an amount is left to its creditor. */
  setAside: z.string().nullable(),
})
export type FeeLine = z.infer<typeof feeLine>

export const owed = z.object({
  creditor,
  nameFr: z.string(),
  nameAr: z.string(),
  /** Null while one of its lines has no amount. */
  total: centimes.nullable(),
})
export type Owed = z.infer<typeof owed>

/**
 * Why a statement asks nothing: the procedure has no fee; each line is exempt or nought; or an amount nobody here knows was left
 * to its creditor, which is not to say that nothing is owed.
 */
export const NOTHING_OWED = ['no_fee', 'nothing_owed', 'left_to_creditor'] as const

export const statement = z.object({
  version: z.int(),
  day,
  by: personName.nullable(),
  at: instant,
  lines: z.array(feeLine),
  creditors: z.array(owed),
  reason: z.enum(NOTHING_OWED).nullable(),
})
export type Statement = z.infer<typeof statement>

export const PAYMENT_MODES = ['cash', 'cheque', 'transfer', 'card', 'treasury'] as const
export type PaymentMode = (typeof PAYMENT_MODES)[number]

export const feeReceipt = z.object({
  id: z.uuid(),
  creditor,
  number: z.string(),
  day,
  /** Below nothing where it takes a receipt back. */
  amount: centimes,
  mode: z.enum(PAYMENT_MODES),
  reverses: z.uuid().nullable(),
  reason: z.string().nullable(),
  /** Taken back since. */
  reversed: z.boolean(),
  by: personName.nullable(),
  at: instant,
})
export type FeeReceipt = z.infer<typeof feeReceipt>

const value = z.union([z.number(), z.string()])
const factAnswer = z.object({
  fact: z.enum(FEE_FACTS),
  declared: value.nullable(),
  /** By the description of the project or its ground, or by the applicant for the taxes. */
  declaredIn: z.enum(['project', 'declaration']).nullable(),
  checked: z.object({ value, reason: z.string().nullable(), by: personName.nullable(), at: instant }).nullable(),
})
export type FactAnswer = z.infer<typeof factAnswer>

export const fees = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  step: z.enum(STEPS),
  today: day,
  /** Facts that the procedure's taxes ask for. */
  facts: z.array(factAnswer),
  /** How many had been said. */
  seen: z.int(),
  /** What the facts and tariffs of today make of it: an estimate until a statement is drawn up. */
  lines: z.array(feeLine),
  creditors: z.array(owed),
  /** Newest first. */
  statements: z.array(statement),
  receipts: z.array(feeReceipt),
  /** Facts were said after the last statement: it has to be drawn up again. */
  outdated: z.boolean(),
  /** Everything the last statement owes is paid. */
  settled: z.boolean(),
  may: z.object({ declare: z.boolean(), check: z.boolean(), settle: z.boolean(), correct: z.boolean() }),
})
export type FeesAnswer = z.infer<typeof fees>

const reason = z.string().trim().min(3).max(1000)

export const drawUpBody = z.object({
  /** How many statements, and how many facts, had been seen. */
  statements: z.int().min(0),
  seen: z.int().min(0),
  /** Lines without an amount that are left to their creditor, and why. */
  setAside: z
    .array(z.object({ code: z.string().max(42), reason }))
    .max(20)
    .default([]),
})
export type DrawUp = z.infer<typeof drawUpBody>

const receiptGiven = z.object({
  number: z.string().trim().min(1).max(60),
  day,
  amount: z.int().min(1),
  mode: z.enum(PAYMENT_MODES),
})

export const receiptBody = receiptGiven.extend({ creditor, version: z.int().min(1) })
export type ReceiptGiven = z.infer<typeof receiptBody>

export const reverseReceiptBody = z.object({
  reason,
  /** The right one in its place; owed once the dossier has gone on. */
  replacement: receiptGiven.optional(),
})
export type Reversal = z.infer<typeof reverseReceiptBody>

export const registerQuery = z
  .object({ communeCode: z.string().min(2).max(20), from: day, to: day })
  .refine(({ from, to }) => to >= from, { path: ['to'], message: 'before the first day' })

export const registerRow = feeReceipt.extend({ dossierId: z.uuid(), dossierNumber: z.string().nullable() })

/** Receipts of some days and what took some back, in their order; the totals are the sums of the rows. */
export const feeRegister = z.object({
  from: day,
  to: day,
  rows: z.array(registerRow),
  totals: z.object({
    all: centimes,
    creditors: z.array(z.object({ creditor, amount: centimes })),
    modes: z.array(z.object({ mode: z.enum(PAYMENT_MODES), amount: centimes })),
    days: z.array(z.object({ day, amount: centimes })),
  }),
})
export type FeeRegister = z.infer<typeof feeRegister>

export const statementQuery = receiptQuery.extend({ version: z.coerce.number().int().min(1).optional() })

/** Where a statement is as PDF, as an attachment; 404 before the first, the last one without a version. */
export const statementAddress = (dossierId: string, version: number, language: ReceiptLanguage): string =>
  `/api/dossiers/${dossierId}/fees/statement?version=${version}&language=${language}`

/** The register of some days as a spreadsheet (CSV, semicolons, UTF-8). */
export const registerAddress = (communeCode: string, from: string, to: string): string =>
  `/api/fee-register/csv?communeCode=${communeCode}&from=${from}&to=${to}`
