import { sql } from 'kysely'
import type { Asker } from '../access/asker.ts'
import type { NetworksGiven } from '../contract/bodies.ts'
import { NETWORKS } from '../contract/procedures/definition.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { withBody } from './commands.ts'
import type { BodyRow } from './queries.ts'

/**
 * Which networks an operator runs, by an act: the rules that want the avis of one name it from then on. What was asked of
 * it already stays asked.
 * @throws Problem INVALID_INPUT for a body that runs none by its kind, CHANGED_MEANWHILE
 */
export const giveNetworks = (
  deps: Pick<Deps, 'db' | 'clock'>,
  asker: Asker,
  { id, version, networks, actReference }: NetworksGiven & { readonly id: string },
): Promise<BodyRow> =>
  withBody(deps, { asker, id, action: 'body.reassign' }, async (transaction, { row, allowed, at }) => {
    if (row.kind !== 'network_operator')
      throw new Problem('INVALID_INPUT', { field: 'networks', data: { reason: 'for network operators' } })
    const given = NETWORKS.filter((network) => networks.includes(network))
    const { rows } = await sql<{ given: boolean }>`
      select give_networks(${id}::uuid, ${version}::integer, ${given}::text[]) as given`.execute(transaction)
    if (!rows[0]?.given) throw new Problem('CHANGED_MEANWHILE')
    const entry = { action: 'body.networks', subject: { kind: 'body', id }, bodyId: id, mandateId: allowed.mandateId }
    const detail = { networks: given.join(' '), before: row.networks.join(' '), act: actReference }
    await record(transaction, { ...asker, at }, { ...entry, detail })
  })
