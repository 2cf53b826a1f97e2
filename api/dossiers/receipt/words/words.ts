import type { Term } from '../../../contract/deadlines.ts'
import type { StageCode, Track } from '../../../contract/procedures/definition.ts'
import type { LAND_TITLES } from '../../../contract/procedures/project.ts'
import type { Transition } from '../../../contract/procedures/transitions.ts'
import type { Text } from '../../../papers/receiptPaper.ts'
import type { ReceiptFacts } from '../facts.ts'

type Named = (name: string) => string

/** Every word of a receipt; days come printed, 24/11/2026. */
export type ReceiptWords = {
  readonly kingdom: string
  readonly province: Readonly<Record<ReceiptFacts['commune']['provinceKind'], Named>>
  readonly commune: Readonly<Record<ReceiptFacts['commune']['kind'], Named>>
  readonly counter: Readonly<Record<ReceiptFacts['commune']['filing'], string>>
  readonly documentTitle: Named
  readonly title: string
  readonly number: string
  readonly filed: (day: string, hour: string) => Text
  readonly filedBy: (name: string) => Text
  readonly qrAlt: string
  readonly qrCaption: string
  readonly request: string
  readonly procedure: string
  readonly version: (day: string) => string
  readonly track: string
  readonly tracks: Readonly<Record<Track, string>>
  readonly subject: string
  readonly applicants: (count: number) => string
  readonly designers: (count: number) => string
  readonly land: string
  readonly communeTerm: string
  readonly landTitle: string
  readonly titles: Readonly<Record<(typeof LAND_TITLES)[number] | 'unsaid', string>>
  readonly withoutNumber: string
  readonly area: string
  readonly line: string
  /** Metres, as printed. */
  readonly lineBy: (length: string, width: string) => string
  readonly register: (area: { readonly ha: number; readonly a: number; readonly ca: number }) => string
  readonly squareMetres: (figure: string) => string
  readonly zone: string
  readonly deadlines: string
  readonly stageHead: string
  readonly fromHead: string
  readonly termHead: string
  readonly dueHead: string
  readonly stages: Readonly<Record<StageCode, string>>
  readonly events: Readonly<Record<Transition, string>>
  readonly onDay: (event: string, day: string) => string
  readonly atLatest: (event: string, day: string) => string
  readonly terms: Readonly<Record<Term['unit'], (count: number) => string>>
  readonly toConfirm: string
  readonly noDeadline: string
  readonly deadlineNote: string
  readonly commission: string
  readonly commissionOn: (day: string) => string
  readonly commissionUnknown: string
  readonly commissionElsewhere: string
  readonly commissionUnsaid: string
  readonly silence: string
  /** `day`: the last one of the whole, null while nobody knows it. */
  readonly silenceOf: Readonly<Record<'granted' | 'none' | 'unknown', (day: string | null) => string>>
  readonly pieces: string
  readonly pieceHead: string
  readonly pagesHead: string
  readonly fingerprintHead: string
  readonly noPieces: string
  readonly fingerprintNote: string
  readonly awaited: string
  readonly awaitedNote: string
  readonly followText: (number: string, address: string) => Text
  readonly asOfFiling: string
  readonly law: string
  readonly foot: (number: string) => Text
  readonly page: { readonly before: string; readonly between: string }
}
