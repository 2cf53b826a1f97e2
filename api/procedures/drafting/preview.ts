import type { Kysely } from 'kysely'
import { type Day, parseDay } from '../../../spatial/day.ts'
import type { Asker } from '../../access/asker.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { Sheet, SheetStage, VersionPreview } from '../../contract/procedures/drafting.ts'
import type { Database } from '../../db/tables.ts'
import { calendarNow, outagesNow } from '../../deadlines/queries.ts'
import { type ClockFacts, stagesDue } from '../../deadlines/stages.ts'
import { fitAmong } from './days.ts'
import { differencesOf } from './differences.ts'
import { publishedOf } from './queries.ts'
import { tracksOf } from './structure.ts'
import { type Needs, withVersion } from './withVersion.ts'

/** What a version changes against the one before it, and the clock of a dossier filed on a day under both. */
export const previewVersion = (
  deps: Needs,
  asker: Asker,
  { id, on }: { readonly id: string; readonly on?: string | undefined },
): Promise<VersionPreview> =>
  withVersion(deps, { asker, id }, async (transaction, { row }) => {
    const day = parseDay(on ?? row.validFrom)
    if (!day) throw new Error(`${on} is not a day`)
    const others = (await publishedOf(transaction, row.code)).filter((other) => other.id !== row.id)
    const { before } = fitAmong(row, others)
    const written = (one: Pick<typeof row, 'definition' | 'tests'>) => ({ ...one.definition, tests: one.tests })
    return {
      on: day,
      against: before && { id: before.id, validFrom: before.validFrom, validTo: before.validTo },
      differences: before ? [...differencesOf(written(before), written(row))] : [],
      sheets: await sheetsOf(transaction, { day, before: before?.definition ?? null, after: row.definition }),
    }
  })

type Compared = {
  readonly day: Day
  readonly before: ProcedureDefinition | null
  readonly after: ProcedureDefinition
}

async function sheetsOf(db: Kysely<Database>, { day, before, after }: Compared): Promise<Sheet[]> {
  const [calendar, outages] = [await calendarNow(db), await outagesNow(db)]
  const filed = { events: [{ event: 'file', day }], calendar, outages } as const
  const tracks = new Set([...tracksOf(after), ...(before ? tracksOf(before) : [])])
  const stages = (definition: ProcedureDefinition | null, track: ClockFacts['track']) =>
    definition && tracksOf(definition).includes(track)
      ? stagesDue(definition.stages, { ...filed, track }).map(({ left: _, met: __, ...stage }) => asSheetStage(stage))
      : []
  return [...tracks].map((track) => ({ track, before: stages(before, track), after: stages(after, track) }))
}

const asSheetStage = ({
  skipped,
  ...stage
}: Omit<SheetStage, 'skipped'> & { readonly skipped: readonly SheetStage['skipped'][number][] }): SheetStage => ({
  ...stage,
  skipped: [...skipped],
})
