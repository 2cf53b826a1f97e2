import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { SigningOutcome } from '../../../api/contract/actsSigning.ts'
import type { SigningKey } from '../../../api/contract/keys.ts'
import { KeyHouse, PASSPHRASE } from '../../build/keyHouse.ts'
import { startTimestampAuthority } from '../../build/timestampAuthority.ts'
import { actDesk, actOf } from './actDesk.ts'

type Headers = Record<string, string>
export type Choice = { readonly dossierId: string; readonly actId: string; readonly version: number }

/** The desk of acts with an authority that certifies signers, another that stamps time, and presidents who hold keys. */
export async function signingDesk() {
  const now = new Date('2026-11-24T09:00:00Z')
  const house = await new KeyHouse().open(now)
  const clock = await startTimestampAuthority()
  const folder = mkdtempSync(`${tmpdir()}/rokhas-ceremony-`)
  writeFileSync(`${folder}/anchors.pem`, house.pem() + clock.pem)
  const env = {
    ROKHAS_SIGNATURE_ANCHORS: `${folder}/anchors.pem`,
    ROKHAS_TIMESTAMP_URL: clock.url,
    ROKHAS_DOCUMENTS: `${folder}/documents`,
  }
  const desk = await actDesk(env)

  const giveKey = async (who: { readonly body: string; readonly headers: Headers }, days = 700) => {
    const body = {
      ...{ kind: 'pkcs12', fileName: 'cle.p12', file: house.file('Amina Bennani', now, days) },
      secret: { word: PASSPHRASE },
    }
    const { status, answer } = await desk.asked<SigningKey>('POST', `/api/bodies/${who.body}/keys`, {
      headers: who.headers,
      body,
    })
    if (status !== 201) throw new Error(`no key: ${JSON.stringify(answer)}`)
    return answer.id
  }

  const president = async () => {
    const who = await desk.official('president')
    return { ...who, key: await giveKey(who) }
  }

  /** A permit, drafted by its president, that waits for a signature. */
  const drafted = async (headers: Headers): Promise<Choice> => {
    const { id } = await desk.at('to_sign')
    const act = actOf((await desk.draft(headers, id, { kind: 'permit', seen: 0 })).answer, 'permit')
    return { dossierId: id, actId: act.id, version: act.version }
  }

  const sign = async (
    { headers, key }: { readonly headers: Headers; readonly key: string },
    acts: readonly Choice[],
    word = PASSPHRASE,
  ) => {
    const response = await fetch(`${desk.server.url}/api/acts/sign`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ keyId: key, secret: { word }, acts }),
    })
    const text = await response.text()
    if (response.status !== 200) return { status: response.status, problem: JSON.parse(text), outcomes: [] }
    const outcomes = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as SigningOutcome)
    return { status: 200, problem: null, outcomes }
  }

  const paper = async (headers: Headers, { dossierId, actId }: Choice) => {
    const response = await fetch(`${desk.server.url}/api/dossiers/${dossierId}/acts/${actId}/paper`, { headers })
    return Buffer.from(await response.arrayBuffer())
  }

  const rowOf = (actId: string) =>
    desk.db.selectFrom('act').selectAll().where('id', '=', actId).executeTakeFirstOrThrow()

  const close = async () => {
    await desk.close()
    await clock.close()
    house.close()
    rmSync(folder, { recursive: true })
  }
  return { ...desk, env, folder, timestamps: clock, giveKey, president, drafted, sign, paper, rowOf, close }
}

export type SigningDesk = Awaited<ReturnType<typeof signingDesk>>
