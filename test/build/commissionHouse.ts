import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { project } from '../../api/contract/procedures/project.ts'
import { fakeDevices } from './browser.ts'
import { Dossiers } from './dossiers.ts'
import { drawnSheet } from './drawnSheets.ts'
import { type Journey, openJourney } from './journey.ts'
import { asked } from './journeySteps.ts'
import { keepPlan } from './keptPlan.ts'
import { KeyHouse } from './keyHouse.ts'
import { testClock } from './server.ts'
import { startTimestampAuthority } from './timestampAuthority.ts'

const VILLA = project.parse({ works: 'construction', uses: ['housing'], dwellings: 1, floorAreaM2: 212.4 })
/** The plan of each dossier. */
export const PLAN = 'plan-masse.pdf'

export type Dispatched = { readonly id: string; readonly number: string }

export type CommissionHouse = {
  readonly journey: Journey
  /** A dossier of a citizen on their own plot, with a plan, put before the members of its commission. */
  readonly dispatched: (secretary: Page, ring: string) => Promise<Dispatched>
  /** The body somebody of the demonstration acts for. */
  readonly bodyOf: (who: string) => Promise<string>
  /** The file of a key that the house's authority certifies for a name. */
  readonly key: (name: string) => ReturnType<KeyHouse['file']>
  readonly close: () => Promise<void>
}

/** The demonstration with fake cameras, an authority that certifies keys, and another that dates signatures. */
export async function openCommissionHouse(): Promise<CommissionHouse> {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-commission-`)
  const keys = await new KeyHouse().open(testClock.now())
  const timestamps = await startTimestampAuthority()
  const anchors = `${folder}/anchors.pem`
  writeFileSync(anchors, keys.pem() + timestamps.pem)
  const trust = { ROKHAS_SIGNATURE_ANCHORS: anchors, ROKHAS_TIMESTAMP_URL: timestamps.url }
  // Five cameras that four others watch: one picture a second is what two cores show of each.
  const journey = await openJourney({ flags: fakeDevices(1), env: { ROKHAS_DATA: folder, ...trust } })
  return {
    journey,
    dispatched: async (secretary, ring) => {
      const id = await withPlan(journey, folder, ring)
      const move = { transition: 'dispatch', seen: 1 }
      const { status } = await asked(secretary, 'POST', `/api/dossiers/${id}/moves`, move)
      if (status !== 201) throw new Error(`the dossier was not dispatched: ${status}`)
      const { body } = await asked(secretary, 'GET', `/api/dossiers/${id}/course`)
      return { id, number: String(body.number) }
    },
    bodyOf: async (who) =>
      (
        await journey.db
          .selectFrom('mandate')
          .innerJoin('account', 'account.person_id', 'mandate.person_id')
          .select('mandate.body_id')
          .where('account.email', '=', `${who}@demonstration.rokhas.ma`)
          .executeTakeFirstOrThrow()
      ).body_id,
    key: (name) => keys.file(name, testClock.now()),
    close: async () => {
      await journey.close()
      await timestamps.close()
      keys.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A filed grand projet of the demonstration's citizen, its plot and its plan. */
async function withPlan(journey: Journey, folder: string, ring: string): Promise<string> {
  const { person_id: owner } = await journey.db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', 'citoyen@demonstration.rokhas.ma')
    .executeTakeFirstOrThrow()
  const id = await new Dossiers(journey.db).under(owner, { code: 'construire', track: 'gp' })
  await sql`update dossier set project = ${JSON.stringify(VILLA)}::jsonb where id = ${id}`.execute(journey.db)
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select ${id}::uuid, 26191, 'filed', '{}', g, display_3857(g)
    from (select ST_Multi(${`SRID=26191;POLYGON((${ring}))`}::geometry) as g) s`.execute(journey.db)
  const bytes = drawnSheet({ title: `Plan de masse ${id}`, scale: 'Échelle : 1/100', widthMm: 420, heightMm: 297 })
  await keepPlan(journey.db, folder, { dossier: id, person: owner, fileName: PLAN, piece: 'plan_masse', bytes })
  return id
}
