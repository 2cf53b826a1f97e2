import type { z } from 'zod'
import { parcelsRead } from '../../../api/contract/parcels.ts'
import { problem } from '../../../api/contract/problems.ts'
import { testDatabase } from '../../build/database.ts'
import { testServer } from '../../build/server.ts'

export type ReadAnswer = z.infer<typeof parcelsRead>
export type ProblemAnswer = z.infer<typeof problem>

/** The real application over a database of its own, asked as an integrator would. */
export async function parcelService() {
  const database = await testDatabase()
  const server = await testServer(database)
  const address = `${server.url}/api/parcels/read`

  const sendFile = (bytes: Uint8Array | string, { name = 'plan.dat', srid }: { name?: string; srid?: number } = {}) => {
    const form = new FormData()
    form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name)
    if (srid !== undefined) form.append('srid', String(srid))
    return fetch(address, { method: 'POST', body: form })
  }

  const sendJson = (body: unknown) =>
    fetch(address, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

  const close = async () => {
    await server.close()
    await database.close()
  }
  return { db: database.db, url: server.url, sendFile, sendJson, close }
}

export type ParcelService = Awaited<ReturnType<typeof parcelService>>

/** The answer, checked against the contract. */
export async function readOf(response: Response): Promise<ReadAnswer> {
  const body: unknown = await response.json()
  if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(body)}`)
  return parcelsRead.parse(body)
}

/** The refusal, checked against the contract. */
export async function problemOf(response: Response): Promise<ProblemAnswer> {
  return problem.parse(await response.json())
}
