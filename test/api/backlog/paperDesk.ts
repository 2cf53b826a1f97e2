import { randomUUID } from 'node:crypto'
import { importRows } from '../../../api/backlog/importRows.ts'
import type { BacklogAnswer, BacklogRowAnswer } from '../../../api/contract/backlog.ts'
import { asking } from '../../build/asking.ts'
import { testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'
import { testWork } from '../../build/work.ts'
import { AIN_CHOCK, type Headers } from '../dossiers/desk.ts'

const HEAD =
  'N° dossier;Procédure;Objet;Déposé le;Nom;Prénom;CIN;Type de projet;Séance;Signé le;Fichiers;Complément demandé le;Complément fourni le;Motif du complément;Refusé le;Motif du refus'

export const card = () => `BJ${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}`
export const paper = () => `${Math.floor(Math.random() * 1_000_000_000)}/2026`

/** A dossier that the register knows only the filing of. */
export const open = (number = paper(), nationalId = card(), name = 'Ouchen') =>
  `${number};construire;Villa R+1;16/11/2026;${name};Hadda;${nationalId};pp;;;plan.pdf`

export type PaperDesk = Awaited<ReturnType<typeof paperDesk>>

/** A server with its work in the background, and clerks who give it paper registers. */
export async function paperDesk() {
  const database = await testDatabase()
  const server = await testServer({ url: database.url, env: { ROKHAS_PROXY: 'on' } })
  const work = testWork({ url: database.url })
  const people = new People(database.db)
  const ask = asking(() => server)

  const clerk = (territory = AIN_CHOCK) => people.acting('commune', 'guichet', [territory])

  const give = async (headers: Headers, rows: readonly string[], communeCode = AIN_CHOCK) => {
    const answer = await fetch(`${server.url}/api/backlog?communeCode=${communeCode}&fileName=registre.csv`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/csv' },
      body: [HEAD, ...rows].join('\n'),
    })
    return { status: answer.status, answer: (await answer.json()) as BacklogAnswer & { code?: string } }
  }

  const rowsOf = async (headers: Headers, id: string) =>
    (await ask<{ rows: BacklogRowAnswer[] }>('GET', `/api/backlog/${id}/rows`, { headers })).answer.rows

  const start = (headers: Headers, id: string, key = randomUUID()) =>
    ask<BacklogAnswer>('POST', `/api/backlog/${id}/import`, { headers: { ...headers, 'Idempotency-Key': key } })

  const finish = (id: string) => importRows(work.work, id)

  /** Gives the rows, starts, and lets the background finish. */
  const broughtIn = async (headers: Headers, rows: readonly string[]) => {
    const { answer } = await give(headers, rows)
    await start(headers, answer.id)
    await finish(answer.id)
    return { id: answer.id, rows: await rowsOf(headers, answer.id) }
  }

  const close = async () => {
    await work.close()
    await server.close()
    await database.close()
  }
  return {
    db: database.db,
    url: server.url,
    work: work.work,
    people,
    ask,
    clerk,
    give,
    rowsOf,
    start,
    finish,
    broughtIn,
    close,
  }
}
