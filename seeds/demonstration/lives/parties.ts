import type { ProcedureDefinition, Track } from '../../../api/contract/procedures/definition.ts'
import { OWNER_COUNT, officeKey, officesOf, ownerKey, type TradeName, unitOf } from '../people/residents.ts'
import type { Random } from '../random.ts'
import type { Life, OfficePart, Who } from './life.ts'

export type Parties = Pick<Life, 'owner' | 'leader' | 'offices'>

const anyOffice = (random: Random, trade: TradeName): Who =>
  officeKey(trade, 1 + Math.floor(random.next() * officesOf(trade)))
const anyOwner = (random: Random): Who => ownerKey(1 + Math.floor(random.next() * OWNER_COUNT))

const alone = (who: Who): Parties => ({ owner: who, leader: who, offices: [] })

type Known = {
  readonly track: Track | null
  /** Of the dossier it goes on from. */
  readonly owner: Who | null
}

/** Who owns a dossier, who prepares and files it, and the offices that take part: as the procedure says who may file. */
export function drawParties({ filers }: ProcedureDefinition, { track, owner: known }: Known, random: Random): Parties {
  if (filers.includes('operator')) return alone(anyOffice(random, 'operateur'))
  const trades = filers.includes('company')
  if (!filers.includes('owner') && !filers.includes('architect') && trades) return alone(anyOffice(random, 'societe'))
  if (filers.includes('owner') && (!filers.includes('architect') || random.chance(0.7)))
    return alone(known ?? (trades && random.chance(0.25) ? anyOffice(random, 'societe') : anyOwner(random)))
  const owner = known ?? (track === 'gp' && random.chance(0.6) ? anyOffice(random, 'promoteur') : anyOwner(random))
  return withOffices(owner, anyOffice(random, filers.includes('architect') ? 'architecte' : 'topographe'), random)
}

function withOffices(owner: Who, leader: Who, random: Random): Parties {
  const surveyor = random.chance(0.5) ? [officePart('surveyor', anyOffice(random, 'topographe'))] : []
  return { owner, leader, offices: [officePart('designer', leader), ...surveyor] }
}

const officePart = (part: OfficePart['part'], who: Who): OfficePart => ({ unit: unitOf(who), part, who })
