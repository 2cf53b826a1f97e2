import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readConfig } from '../../api/config.ts'
import { openStore } from '../../api/documents/store/openStore.ts'
import { courseAr } from '../../web/text/ar/course.ts'
import { courseFr } from '../../web/text/fr/course.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { demonstrationAccount } from './administrationSteps.ts'
import { DESKTOP } from './browser.ts'
import { checksOf } from './checksOf.ts'
import { Dossiers } from './dossiers.ts'
import { facts, servitude } from './facts.ts'
import { type Journey, openJourney } from './journey.ts'
import { asked, personMenu, signIn } from './journeySteps.ts'
import { KeyHouse, PASSPHRASE } from './keyHouse.ts'
import { testClock } from './server.ts'

export type AvisJourney = Awaited<ReturnType<typeof openAvisJourney>>

/** A filed dossier of the demonstration's citizen, with two documents, whose report meets two servitudes; and keys to sign with. */
export async function openAvisJourney() {
  const house = await new KeyHouse().open(testClock.now())
  const env = { ...house.env, ROKHAS_DOCUMENTS: `${house.folder}/documents` }
  const journey = await openJourney({ env })
  const dossier = await dossierOf(journey)
  await deposit(journey, { dossier, env })
  await strike(journey, dossier)

  /** Somebody of the demonstration, on the course of the dossier. */
  const following = async (who: string, lang: 'fr' | 'ar' = 'fr', viewport = DESKTOP): Promise<Page> => {
    const returnTo = encodeURIComponent(`/dossiers/${dossier}?tab=course`)
    const page = await journey.visit(`/connexion?lang=${lang}&returnTo=${returnTo}`, viewport)
    await signIn(page, demonstrationAccount(who))
    await personMenu(page).waitFor()
    await page.getByRole('list', { name: lang === 'ar' ? courseAr.line : courseFr.line }).waitFor()
    return page
  }

  /** Somebody holds a key of the body they give avis for, from this moment. */
  const giveKey = async (page: Page, name: string): Promise<void> => {
    const { body: waiting } = await asked(page, 'GET', '/api/avis/to-sign')
    const [{ bodyId }] = waiting.avis as [{ bodyId: string }]
    const file = house.file(name, testClock.now())
    const key = { kind: 'pkcs12', fileName: 'cle.p12', file, secret: { word: PASSPHRASE } }
    expect((await asked(page, 'POST', `/api/bodies/${bodyId}/keys`, key)).status).toBe(201)
  }

  const close = async () => {
    await journey.close()
    house.close()
  }
  return { ...journey, dossier, following, giveKey, close }
}

const owner = ({ db }: Journey) =>
  db
    .selectFrom('account')
    .select('person_id')
    .where('email', '=', demonstrationAccount('citoyen').email)
    .executeTakeFirstOrThrow()

async function dossierOf(journey: Journey): Promise<string> {
  const { person_id: person } = await owner(journey)
  const dossier = await new Dossiers(journey.db).under(person, { code: 'construire', track: 'pp' })
  const square = 'SRID=26191;POLYGON((290000 330000, 290040 330000, 290040 330020, 290000 330020, 290000 330000))'
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857) values (${dossier}, 26191, 'filed', '{}',
    ST_Multi(${square}::geometry), display_3857(ST_Multi(${square}::geometry)))`.execute(journey.db)
  return dossier
}

type Depositing = { readonly dossier: string; readonly env: Readonly<Record<string, string>> }

async function deposit(journey: Journey, { dossier, env }: Depositing): Promise<void> {
  const { person_id: person } = await owner(journey)
  const store = openStore(readConfig(env))
  for (const fileName of ['plan-masse.pdf', 'titre-foncier.pdf']) {
    const bytes = Buffer.concat([pdfBytes(), Buffer.from(`% ${fileName}\n`)])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await store.put(sha256, () => Readable.from([bytes]))
    await sql`insert into blob (sha256, bytes, media_type, stored_at, scan) values (${sha256}, ${bytes.length}, 'application/pdf', now(),
      'not_configured') on conflict do nothing`.execute(journey.db)
    await sql`insert into document (id, dossier_id, sha256, file_name, piece, deposited_by, deposited_at)
      values (gen_random_uuid(), ${dossier}, ${sha256}, ${fileName}, 'plan_masse', ${person}, now())`.execute(
      journey.db,
    )
  }
}

/** The dossier's report meets a railway and a canal, each of which requires an avis. */
async function strike({ db }: Journey, dossier: string): Promise<void> {
  const met = { effect: 'requires_avis', overlapM2: 212 } as const
  const found = facts({
    servitudes: [
      servitude({ ...met, servitudeId: 'rail', body: 'ONCF', nameFr: 'Voie ferrée de Marrakech', nameAr: 'سكة مراكش' }),
      servitude({ ...met, servitudeId: 'canal', nameFr: 'Conduite de Bouskoura', nameAr: 'قناة بوسكورة' }),
    ],
  })
  const report = randomUUID()
  await sql`insert into conformity_report (id, on_day, srid, geom, facts, checks, verdict, rule_versions, seal)
    select ${report}, '2026-11-20', 26191, s.geom, ${JSON.stringify(found)}::jsonb,
      ${JSON.stringify(checksOf('SERVITUDE_AVIS', found))}::jsonb, 'reserved', '{}', ${'a'.repeat(64)}
    from dossier_site s where s.dossier_id = ${dossier}`.execute(db)
  await sql`update dossier set report_id = ${report} where id = ${dossier}`.execute(db)
}
