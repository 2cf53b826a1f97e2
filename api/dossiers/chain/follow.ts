import { sql } from 'kysely'
import type { Asker } from '../../access/asker.ts'
import { Problem } from '../../http/problem.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import { journal, type Needs, subject, withDossier } from '../withDossier.ts'
import { chainRows } from './queries.ts'
import { type Chain, readChain } from './readChain.ts'

type Wanted = { readonly id: string; readonly version: number; readonly follows: string | null }

/**
 * Says which dossier one goes on from, on the version that was read: whoever leads its draft, or the guichet that examines it.
 * @throws Problem the policy's shut door, FOLLOWS_NOT_SEEN, FOLLOWS_ITSELF, FOLLOWS_OTHERWISE, CHANGED_MEANWHILE
 */
export const followDossier = (deps: Needs, asker: Asker, { id, version, follows }: Wanted): Promise<Chain> =>
  withDossier(deps, { asker, id, action: 'dossier.link' }, async (transaction, { row, allowed, at }) => {
    if (row.version !== version) throw await changedMeanwhile(transaction, id)
    const today = deps.clock.today()
    if (follows !== null)
      await checkFollowed(transaction, { id, follows, rule: (await readChain(transaction, row, today)).follows })
    const { rows } = await sql<{ linked: boolean }>`
      select link_dossier(${id}::uuid, ${version}::integer, ${follows}::uuid) as linked`.execute(transaction)
    if (!rows[0]?.linked) throw await changedMeanwhile(transaction, id)
    const entry = { action: 'dossier.link', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, detail: { follows: follows ?? 'none' } })
    return readChain(transaction, row, today)
  })

type Followed = { readonly id: string; readonly follows: string; readonly rule: Chain['follows'] }

/** It is one the actor may see, of a procedure this one goes on from, and does not go on from this one itself. */
async function checkFollowed(
  transaction: Parameters<typeof chainRows>[0],
  { id, follows, rule }: Followed,
): Promise<void> {
  const chain = await chainRows(transaction, follows)
  const former = chain.find((link) => link.id === follows)
  if (!former?.visible) throw new Problem('FOLLOWS_NOT_SEEN', { field: 'follows' })
  if (follows === id || goesOnFrom(chain, follows, id)) throw new Problem('FOLLOWS_ITSELF', { field: 'follows' })
  const code = former.procedure?.code ?? 'none'
  if (!rule?.procedures.includes(code))
    throw new Problem('FOLLOWS_OTHERWISE', { field: 'follows', data: { procedure: code } })
}

function goesOnFrom(chain: Awaited<ReturnType<typeof chainRows>>, from: string, to: string): boolean {
  const followed = new Map(chain.map(({ id, follows }) => [id, follows]))
  for (let at = followed.get(from), steps = 0; at != null && steps < chain.length; at = followed.get(at), steps += 1)
    if (at === to) return true
  return false
}
