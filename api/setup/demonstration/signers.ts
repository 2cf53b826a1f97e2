import { hash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Config } from '../../config.ts'
import { DEMONSTRATION_PASSPHRASE } from '../../contract/demonstration.ts'
import { openDatabase } from '../../db/database.ts'
import type { Database } from '../../db/tables.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Certificate } from '../../signatures/cms/certificate.ts'
import { type DemonstrationAuthority, openDemonstrationAuthority } from '../../signatures/demonstrationAuthority.ts'
import { writePkcs12 } from '../../signatures/pkcs12/writePkcs12.ts'

const SIGN = ['president', 'delegate', 'governor', 'wali', 'examiner', 'member', 'guichet']
const DAYS = 2 * 365
/** Theirs runs out soon: what is told ahead of it is there to be seen. */
const SHORT = { role: 'delegate', days: 25 } as const
const DAY_MS = 86_400_000

/** Gives whoever signs in the demonstration a key of its authority. Run again, it gives only those that are missing. */
export async function giveSigners(url: string, { dataFolder }: Config, now: Date): Promise<void> {
  const db = openDatabase(url, { max: 1 })
  try {
    const authority = await openDemonstrationAuthority(dataFolder, new Date(now.getTime() - 2 * DAY_MS))
    for (const signer of await signersOf(db, authority)) await give(db, authority, { signer, now })
  } finally {
    await db.destroy()
  }
}

type Signer = { readonly person: string; readonly body: string; readonly role: string; readonly name: string }

/** Those of the demonstration who hold no key of this authority in use. */
async function signersOf(db: Kysely<Database>, { certificate }: DemonstrationAuthority): Promise<readonly Signer[]> {
  const { rows } = await sql<Signer & { readonly held: readonly string[] }>`
    select p.id as person, m.body_id as body, min(m.role) as role, p.given_name || ' ' || p.family_name as name,
      array(select encode(k.certificate, 'hex') from signing_key k
        where k.person_id = p.id and k.body_id = m.body_id and k.state <> 'revoked') as held
    from account a join person p on p.id = a.person_id join mandate m on m.person_id = p.id
    where a.demonstration and m.role = any (${SIGN}::text[]) and m.ended_at is null
    group by p.id, m.body_id order by p.id`.execute(db)
  const its = (hex: string) => certificate.issued(new Certificate(Buffer.from(hex, 'hex')))
  return rows.filter(({ held }) => !held.some(its))
}

async function give(
  db: Kysely<Database>,
  authority: DemonstrationAuthority,
  { signer, now }: { readonly signer: Signer; readonly now: Date },
): Promise<void> {
  const { person, body, role, name } = signer
  const days = role === SHORT.role ? SHORT.days : DAYS
  const { key, certificate } = authority.certify(name, new Date(now.getTime() - DAY_MS), days)
  const id = uuidv7(now)
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('signing_key')
      .values({
        ...{ id, body_id: body, person_id: person, kind: 'pkcs12', reference: `${role}.p12` },
        ...{ certificate: certificate.der, chain: [], fingerprint: hash('sha256', certificate.der) },
        ...{ certified_name: name, authority: certificate.authority ?? '', serial: certificate.serial.toString('hex') },
        ...{ valid_from: certificate.node.validFromDate, valid_to: certificate.node.validToDate },
        ...{ added_at: now, added_by: person, proved_at: now },
      })
      .execute()
    const bytes = writePkcs12({ key, certificate, chain: [] }, DEMONSTRATION_PASSPHRASE)
    await transaction.insertInto('signing_key_file').values({ key_id: id, bytes }).execute()
  })
}
