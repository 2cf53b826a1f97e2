import type { NoteContent } from '../../../contract/notes.ts'
import type { LegendKey } from '../../../papers/drawing/legend.ts'
import type { Text } from '../../../papers/receiptPaper.ts'

type Zone = NoteContent['zones'][number]

/** Every word of a note, in one language. */
export type NoteWords = {
  readonly kingdom: string
  readonly province: Readonly<Record<'province' | 'prefecture', (name: string) => string>>
  readonly documentTitle: (number: string) => string
  readonly title: string
  readonly number: string
  readonly released: (day: string, agency: string) => Text
  readonly qrAlt: string
  readonly qrCaption: string
  readonly land: string
  readonly commune: string
  readonly landTitle: string
  readonly titles: Readonly<Record<'title' | 'requisition' | 'unregistered' | 'unsaid', string>>
  readonly titleSource: (source: string, day: string | null) => string
  readonly area: string
  readonly squareMetres: (figure: string) => string
  readonly zoneOfLand: string
  readonly validity: string
  readonly fee: string
  readonly feeText: (amount: string, reference: string, receipt: string) => Text
  readonly plans: string
  readonly planHead: string
  readonly stateHead: string
  readonly shareHead: string
  readonly states: Readonly<Record<NoteContent['plans'][number]['state'], string>>
  readonly since: (day: string) => string
  readonly until: (day: string) => string
  readonly applies: string
  readonly doesNotApply: string
  readonly version: (version: string) => string
  /** Which of the plans the extract draws. */
  readonly drawn: string
  /** Of plans drawn before what is studied was drawn apart. */
  readonly untold: string
  readonly noPlan: string
  readonly situation: string
  readonly zoning: string
  readonly caption: (scale: string, zone: string, srid: number) => Text
  readonly alt: Readonly<Record<'situation' | 'zoning', (scale: string, codes: string) => string>>
  readonly marks: Readonly<Record<LegendKey, string>>
  readonly zone: (code: string, sector: string | null, label: string | null) => string
  readonly conditions: (code: string, sector: string | null) => string
  readonly ofSector: (sector: string) => string
  readonly conditionsJudged: string
  readonly contact: Readonly<Record<Zone['contact'], string>>
  readonly ofParcel: (area: string, share: string) => string
  readonly buildable: string
  readonly notBuildable: string
  readonly buildableUnpublished: string
  readonly permitted: (uses: string) => string
  readonly forbidden: (uses: string) => string
  readonly usesUnpublished: string
  readonly noRegulation: string
  readonly article: (article: string) => string
  readonly parameterHead: string
  readonly valueHead: string
  readonly articleHead: string
  readonly labelHead: string
  readonly unpublished: string
  /** The parameters that the recorded règlement has no row for. */
  readonly silentOf: (rules: string) => string
  readonly unsaid: string
  readonly servitudes: string
  readonly servitudeHead: string
  readonly effectHead: string
  readonly actHead: string
  readonly bodyHead: string
  readonly partHead: string
  readonly servitudesNone: string
  readonly servitudesUnknown: string
  /** Some are known where the layer was not loaded: there may be others. */
  readonly servitudesPartial: string
  readonly heightLimit: (metres: string) => string
  readonly forbiddenUses: (uses: string) => string
  readonly dataDate: (source: string, day: string | null) => string
  readonly away: (metres: string) => string
  readonly unknown: string
  readonly nothingUnknown: string
  readonly checkText: (address: string) => Text
  readonly asOfDay: string
  readonly law: string
  readonly foot: (number: string) => Text
  readonly page: { readonly before: string; readonly between: string }
}
