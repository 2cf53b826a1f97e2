import type { Day } from '../../../spatial/day.ts'
import type { BacklogFault, BacklogField, BacklogNote } from '../../contract/backlog.ts'
import type { ProcedureDefinition, Track } from '../../contract/procedures/definition.ts'
import type { PaperEvent } from './paperEvents.ts'
import type { KnownReason } from './reasons.ts'

export type PaperOwner =
  | {
      readonly kind: 'person'
      readonly familyName: string
      readonly givenName: string
      readonly familyNameAr: string | null
      readonly givenNameAr: string | null
      readonly nationalId: string | null
    }
  | {
      readonly kind: 'company'
      readonly name: string
      readonly ice: string | null
      readonly registerNumber: string | null
    }

/** One dossier as its paper says it. */
export type PaperDossier = {
  readonly paperNumber: string
  readonly versionId: string
  readonly track: Track | null
  readonly title: string
  readonly filedOn: Day
  readonly owner: PaperOwner
  readonly titleNumber: string | null
  readonly events: readonly PaperEvent[]
}

/** A line of the spreadsheet, read and judged; `dossier` is null as long as there are faults. */
export type JudgedRow = {
  readonly line: number
  readonly cells: { readonly [F in BacklogField]?: string }
  readonly paperNumber: string | null
  readonly filedOn: Day | null
  readonly dossier: PaperDossier | null
  readonly faults: readonly BacklogFault[]
  readonly notes: readonly BacklogNote[]
  readonly scans: readonly string[]
}

/** A published version of a procedure. */
export type KnownVersion = {
  readonly id: string
  readonly code: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly definition: Pick<ProcedureDefinition, 'nameFr' | 'nameAr' | 'flow' | 'track' | 'silence'>
}

/** What the deadlines of its dossiers are counted by. */
export type VersionClock = Pick<ProcedureDefinition, 'flow' | 'stages' | 'validity'>

/** What a row is judged by. */
export type Judging = {
  readonly today: Day
  readonly versions: readonly KnownVersion[]
  /** Why a complement may be asked, as the referential words it. */
  readonly reasons: readonly KnownReason[]
  readonly commune: { readonly code: string; readonly nameFr: string; readonly nameAr: string }
  /** Paper numbers of this commune that are in already, as `paperKey` writes them. */
  readonly imported: ReadonlySet<string>
}
