import { PdfFault, type Reading, reading } from '../pdf/fault.ts'
import { unpacked } from '../pdf/filters.ts'
import { type Pdf, readPdf } from '../pdf/pdf.ts'
import { Update } from '../pdf/update.ts'
import { isArray, isDict, Name, Ref, Stream, type Value } from '../pdf/values.ts'
import { RevocationList } from './revocationList.ts'
import type { Evidence } from './statement.ts'
import { StatusAnswer } from './statusAnswer.ts'

/** Where each kind stands in the document security store (ETSI EN 319 142-1 §5.4.2.2). */
const KINDS = { certificates: 'Certs', lists: 'CRLs', answers: 'OCSPs' } as const

/** More are there to keep somebody busy. */
const MOST = 64

export type Kept = {
  readonly certificates: readonly Buffer[]
  readonly lists: readonly Buffer[]
  readonly answers: readonly Buffer[]
}

/** What a file brings along to prove that its signers stood; what is none of that is left aside: it proves nothing. */
export function evidenceIn(pdf: Pdf): readonly Evidence[] {
  const { lists, answers } = keptIn(pdf)
  return [...lists.map((der) => RevocationList.read(der)), ...answers.map((der) => StatusAnswer.read(der))].filter(
    (one) => one !== null,
  )
}

/** What the store of a file holds, by kind. */
export function keptIn(pdf: Pdf): Kept {
  const store = pdf.resolve(pdf.catalog(pdf.last).get('DSS'), pdf.last)
  const of = (kind: string): readonly Buffer[] => {
    const list = isDict(store) ? pdf.resolve(store.get(kind), pdf.last) : undefined
    if (!isArray(list)) return []
    if (list.length > MOST) throw new PdfFault('TOO_COMPLEX')
    return list
      .map((item) => pdf.resolve(item, pdf.last))
      .flatMap((found) => (found instanceof Stream ? [unpacked(found, pdf.budget)] : []))
  }
  return { certificates: of(KINDS.certificates), lists: of(KINDS.lists), answers: of(KINDS.answers) }
}

/**
 * The file with one more revision, which keeps evidence beside its signatures: what was there stays, what is there already is
 * not kept twice. DocMDP leaves this to everybody (ISO 32000-2 §12.8.2.2).
 */
export const withEvidence = (bytes: Buffer, added: Kept): Reading<Buffer> => {
  const pdf = readPdf(bytes)
  return pdf.ok ? reading(() => kept(pdf.value, added)) : pdf
}

function kept(pdf: Pdf, added: Kept): Buffer {
  const root = pdf.trailer(pdf.last).get('Root')
  if (!(root instanceof Ref)) throw new PdfFault('MALFORMED')
  const catalog = pdf.catalog(pdf.last)
  const update = new Update(pdf)
  const former = pdf.resolve(catalog.get('DSS'), pdf.last)
  const had = keptIn(pdf)
  const lists = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind): [string, Value][] => {
    const before = isDict(former) ? pdf.resolve(former.get(KINDS[kind]), pdf.last) : undefined
    const fresh = added[kind].filter((der) => !had[kind].some((one) => one.equals(der)))
    const all = [...(isArray(before) ? before : []), ...fresh.map((der) => streamOf(update, der))]
    return all.length > 0 ? [[KINDS[kind], all]] : []
  })
  const store = update.reserve()
  update.set(store, new Map<string, Value>([...(isDict(former) ? former : []), ['Type', new Name('DSS')], ...lists]))
  update.set(root, new Map<string, Value>([...catalog, ['DSS', store]]))
  return update.bytes()
}

function streamOf(update: Update, der: Buffer): Ref {
  const place = update.reserve()
  update.setWritten(place, `<</Length ${der.length}>>\nstream\n${der.toString('latin1')}\nendstream`)
  return place
}
