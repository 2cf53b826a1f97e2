import { type Kysely, sql } from 'kysely'
import { dayOf } from '../../api/clock.ts'
import type { ActsOfDossier } from '../../api/contract/actsDrafted.ts'
import type { SigningOutcome } from '../../api/contract/actsSigning.ts'
import type { SigningKey } from '../../api/contract/keys.ts'
import type { Database } from '../../api/db/tables.ts'
import { asking } from './asking.ts'
import { Dossiers } from './dossiers.ts'
import { type KeyHouse, PASSPHRASE } from './keyHouse.ts'
import { People } from './people.ts'

const AIN_CHOCK = '06.141.01.41'
const DRAFTED_AT_ONCE = 8

export type Choice = { readonly dossierId: string; readonly actId: string; readonly version: number }

/** A president of Aïn-Chock who holds a key, in a world of today, and the permits that wait for them. */
export class Ceremony {
  private readonly db: Kysely<Database>
  private readonly people: People
  private readonly headers: Record<string, string>
  private readonly keyId: string

  private constructor(db: Kysely<Database>, headers: Record<string, string>, keyId: string) {
    this.db = db
    this.people = new People(db)
    this.headers = headers
    this.keyId = keyId
  }

  static async open(db: Kysely<Database>, house: KeyHouse, url: string): Promise<Ceremony> {
    const people = new People(db)
    const president = await people.acting('arrondissement', 'president', [AIN_CHOCK])
    const headers = await people.signIn(president.person, { secondFactor: true, now: new Date() })
    const file = house.file('Amina Tazi', new Date(Date.now() - 60_000))
    const body = { kind: 'pkcs12', fileName: 'cle.p12', file, secret: { word: PASSPHRASE } }
    const key = await askingAt(url)<SigningKey>('POST', `/api/bodies/${president.body}/keys`, { headers, body })
    if (key.status !== 201) throw new Error(`no key: ${JSON.stringify(key.answer)}`)
    return new Ceremony(db, headers, key.answer.id)
  }

  /** So many dossiers that wait for their permit to be signed, and its draft. */
  async drafted(url: string, count: number): Promise<readonly Choice[]> {
    const acts: Choice[] = []
    const drafting = async () => {
      while (acts.length < count) acts.push(await this.draft(url))
    }
    await Promise.all(Array.from({ length: DRAFTED_AT_ONCE }, drafting))
    return acts.slice(0, count)
  }

  /** Asks for signatures with one consent and hears of each. @throws when the line is cut before the last was told */
  async sign(url: string, acts: readonly Choice[], hear: (told: SigningOutcome) => void): Promise<void> {
    const response = await fetch(`${url}/api/acts/sign`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ keyId: this.keyId, secret: { word: PASSPHRASE }, acts }),
    })
    if (!response.body || response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
    let rest = ''
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + part).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(JSON.parse(line) as SigningOutcome)
    }
  }

  private async draft(url: string): Promise<Choice> {
    const person = await this.people.person()
    const id = await new Dossiers(this.db).under(person, { code: 'refection', track: null })
    const today = dayOf(new Date())
    for (const [nth, event, step] of [
      [1, 'accept', 'to_settle'],
      [2, 'settle', 'to_sign'],
    ] as const)
      await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
        select ${id}, moves + 1, ${event}, ${step}, 'examined', now() - ${`${9 - nth} minutes`}::interval, ${today}, ${person}
        from dossier where id = ${id}`.execute(this.db)
    const asked = { headers: this.headers, body: { kind: 'permit', seen: 0 } }
    const { status, answer } = await askingAt(url)<ActsOfDossier>('POST', `/api/dossiers/${id}/acts`, asked)
    const [act] = answer.acts ?? []
    if (!act) throw new Error(`not drafted: ${status} ${JSON.stringify(answer)}`)
    return { dossierId: id, actId: act.id, version: act.version }
  }
}

const askingAt = (url: string) => asking(() => ({ url, close: async () => undefined }))
