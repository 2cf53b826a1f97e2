import type { Position } from '../../spatial/geometry/types.ts'
import type { Outline } from './mesh.ts'
import { centreOf, distance, frameOf, inFrame, isInside, mainDirection } from './plane.ts'
import type { Lot, Settled } from './settle.ts'
import type { TitleKind, Town } from './types.ts'

/** A parcel in local metres: its parts, each a shell followed by its holes. */
export type Drawn = {
  readonly parts: readonly (readonly Outline[])[]
  readonly titleKind: TitleKind
  readonly titleNumber: string | null
  readonly overTitle: boolean
}

/** Shares of titles, réquisitions and unregistered land, by kind of ground. */
const SHARES: Readonly<Record<Lot['ground'], readonly [number, number]>> = {
  town: [0.9, 0.06],
  public: [0.7, 0.05],
  country: [0.5, 0.2],
}

/** Six digits from 900001: no conservation has come near them, so no number here is anybody's title. */
const FIRST_NUMBER = 900_001
const OVERLAPS = { town: 0.006, public: 0, country: 0.03 } as const
const TWO_PART_PARCELS = 5
const ENCLAVES = 4
const ENCLAVE_HOST_M2 = 3500

type Draft = { readonly lot: Lot; readonly parts: readonly (readonly Outline[])[] }

/** Gives every lot its title, makes some parcels of two parts, some with an enclave, and some that overlap a title. */
export function registerParcels(town: Town, settled: Settled): readonly Drawn[] {
  const { random } = settled
  const inCadastre = settled.lots.filter((lot) => isInside(centreOfLot(settled, lot), town.coverage.cadastre.points))
  const drafts = withEnclaves(settled, withTwoParts(settled, inCadastre))
  let number = FIRST_NUMBER
  const nextNumber = () => {
    number += 1 + Math.floor(random.next() * 6)
    return `${number}/${town.titleIndex}`
  }
  const registered = drafts.map(({ lot, parts }): Drawn => {
    const [titles, requisitions] = SHARES[lot.ground]
    const drawn = random.next()
    const titleKind = drawn < titles ? 'title' : drawn < titles + requisitions ? 'requisition' : 'unregistered'
    return { parts, titleKind, titleNumber: titleKind === 'unregistered' ? null : nextNumber(), overTitle: false }
  })
  const overTitle = inCadastre.flatMap((lot) => {
    const outline = random.chance(OVERLAPS[lot.ground]) ? encroaching(settled, lot) : null
    return outline
      ? [{ parts: [[outline]], titleKind: 'requisition' as const, titleNumber: nextNumber(), overTitle: true }]
      : []
  })
  return [...registered, ...overTitle]
}

const centreOfLot = ({ ground }: Settled, lot: Lot): Position => centreOf(ground.mesh.positions(lot.outline))

/** A réquisition as a survey gone astray draws it: the lot itself, one side of it moved into the neighbour. */
function encroaching({ ground, random }: Settled, lot: Lot): Outline | null {
  const ring = ground.mesh.positions(ground.mesh.whole(lot.outline))
  if (ring.length > 6) return null
  const frame = frameOf(ring, mainDirection(ring) + (random.chance(0.5) ? Math.PI / 2 : 0))
  const middle = (frame.u[0] + frame.u[1]) / 2
  const metres = random.between(1.2, lot.ground === 'country' ? 14 : 4)
  const moved = inFrame(frame, metres, 0)
  return ring.map((point) => {
    const u = point[0] * Math.cos(frame.angle) + point[1] * Math.sin(frame.angle)
    return ground.mesh.vertex(u > middle ? [point[0] + moved[0], point[1] + moved[1]] : point)
  })
}

/** One title for two lots on either side of a lane, as estates that a street has cut. */
function withTwoParts(settled: Settled, lots: readonly Lot[]): readonly Draft[] {
  const pairs = new Map<Lot, Lot>()
  const taken = new Set<Lot>()
  for (let attempt = 0; pairs.size < TWO_PART_PARCELS && attempt < 200; attempt += 1) {
    const lot = lots[Math.floor(settled.random.next() * lots.length)]
    const other = lot && !taken.has(lot) ? acrossTheStreet(settled, lots, lot) : undefined
    if (!lot || !other || taken.has(other)) continue
    pairs.set(lot, other)
    taken.add(lot).add(other)
  }
  return lots.flatMap((lot) => {
    const other = pairs.get(lot)
    if (other) return [{ lot, parts: [[lot.outline], [other.outline]] }]
    return taken.has(lot) ? [] : [{ lot, parts: [[lot.outline]] }]
  })
}

function acrossTheStreet(settled: Settled, lots: readonly Lot[], lot: Lot): Lot | undefined {
  if (lot.ground !== 'town') return undefined
  const { mesh } = settled.ground
  const own = new Set(mesh.whole(lot.outline))
  const centre = centreOfLot(settled, lot)
  return lots.find(
    (other) =>
      other.ground === 'town' &&
      other.block !== lot.block &&
      distance(centreOfLot(settled, other), centre) < 40 &&
      !mesh.whole(other.outline).some((vertex) => own.has(vertex)),
  )
}

/** A marabout or a well kept apart inside a large parcel: a hole in one title, a small parcel of its own. */
function withEnclaves(settled: Settled, drafts: readonly Draft[]): readonly Draft[] {
  const { ground, random } = settled
  let left = ENCLAVES
  return drafts.flatMap((draft): Draft[] => {
    const large = draft.lot.ground !== 'town' && ground.area(draft.lot.outline) > ENCLAVE_HOST_M2
    if (left === 0 || !large || !random.chance(0.08)) return [draft]
    const [x, y] = centreOfLot(settled, draft.lot)
    const corners: Position[] = [
      [x - 6, y - 4.5],
      [x + 6.4, y - 4.1],
      [x + 6, y + 4.8],
      [x - 6.3, y + 4.2],
    ]
    const host = ground.mesh.positions(ground.mesh.whole(draft.lot.outline))
    if (!corners.every((corner) => isInside(corner, host))) return [draft]
    left -= 1
    const enclave = corners.map((corner) => ground.mesh.vertex(corner))
    const hole = [...enclave].reverse()
    return [
      { lot: draft.lot, parts: [[draft.lot.outline, hole]] },
      { lot: { ...draft.lot, outline: enclave }, parts: [[enclave]] },
    ]
  })
}
