import type { ChainAnswer, LinkedDossier } from '../../contract/chain.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { subjectOf } from '../withDossier.ts'
import type { LinkRow } from './queries.ts'
import type { Chain } from './readChain.ts'

/** A chain as whoever asks may see it. */
export function presentChain(read: Chain, actor: Actor): ChainAnswer {
  const { dossier, version, follows, opens, chain, sameGround, proposed } = read
  const places = new Map(chain.map(({ id }, place) => [id, place]))
  const link = presentLink(read, places)
  return {
    version,
    follows,
    opens,
    warnings: warningsOf(read),
    chain: chain.map(link),
    at: places.get(dossier.id) ?? 0,
    sameGround: sameGround.map(link),
    proposed: [...proposed],
    mayLink: decide(actor, 'dossier.link', subjectOf(dossier)).allowed,
  }
}

const presentLink =
  ({ grounds }: Chain, places: ReadonlyMap<string, number>) =>
  ({ visible, follows, ...row }: LinkRow): LinkedDossier => ({
    id: visible ? row.id : null,
    number: row.number,
    title: visible ? row.title : null,
    procedure: row.procedure,
    step: row.step,
    filedAt: row.filedAt?.toISOString() ?? null,
    since: row.since?.toISOString() ?? null,
    deliveredOn: row.deliveredOn,
    after: (follows !== null ? places.get(follows) : undefined) ?? null,
    ground: (visible ? grounds.get(row.id) : undefined) ?? null,
  })

/** Neither stands in the way: what went before may be on paper, and the day is not sourced. */
function warningsOf({ dossier, follows, opens, chain, on }: Chain): ChainAnswer['warnings'] {
  const alone = chain.find(({ id }) => id === dossier.id)?.follows == null
  return [
    ...(follows && alone ? (['NO_PREDECESSOR'] as const) : []),
    ...(opens?.on != null && on < opens.on ? (['FILED_EARLY'] as const) : []),
  ]
}
