import type { BacklogField } from '../../../api/contract/backlog.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from '../people/names.ts'
import type { Random } from '../random.ts'
import type { Place } from './places.ts'
import type { Request } from './requests.ts'

/** Who asks, as a register writes it. */
export type PaperOwner = { readonly [F in BacklogField]?: string }

/** No card has two Z and so many figures; those of the residents begin with a nine and have six. */
const FIRST_CARD = 10_000_000
const CARDS_OF_A_PLACE = 10_000
const COMPANIES = 90
const SAME_OWNER = 0.07
const TRADES = ['Résidences', 'Société immobilière', 'Travaux et aménagement'] as const

/** Cards and companies by which what the history brought in is known again. */
export const HISTORY_CARDS = '^ZZ[0-9]{8}$'
export const HISTORY_COMPANIES = '^0098[0-9]{11}$'

export class PaperOwners {
  private readonly place: Place
  private readonly random: Random
  private cards = 0
  private last: PaperOwner | null = null

  constructor(place: Place, random: Random) {
    this.place = place
    this.random = random
  }

  /** A grand projet is mostly a company's; some people ask twice. */
  next({ track }: Request): PaperOwner {
    const { random } = this
    if (random.chance(track === 'gp' ? 0.55 : 0.06)) return companyOf(Math.floor(random.next() * COMPANIES))
    if (this.last && random.chance(SAME_OWNER)) return this.last
    this.last = this.person()
    return this.last
  }

  private person(): PaperOwner {
    const [givenName, givenNameAr] = pick(GIVEN_NAMES, this.random)
    const [familyName, familyNameAr] = pick(FAMILY_NAMES, this.random)
    const nationalId = `ZZ${FIRST_CARD + this.place.index * CARDS_OF_A_PLACE + this.cards}`
    this.cards += 1
    return { familyName, givenName, familyNameAr, givenNameAr, nationalId }
  }
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random.next() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

function companyOf(nth: number): PaperOwner {
  const trade = TRADES[nth % TRADES.length] ?? TRADES[0]
  const [family = ''] = FAMILY_NAMES[nth % FAMILY_NAMES.length] ?? []
  return { companyName: `${trade} ${family} ${nth + 1}`, companyNumber: `0098${String(nth + 1).padStart(11, '0')}` }
}
