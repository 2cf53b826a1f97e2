import { canonical } from '../../spatial/conformity/canonical.ts'
import type { Facts } from '../../spatial/conformity/types.ts'
import type { SupersededBy } from '../contract/notes.ts'
import type { Ground } from './gather.ts'

/** Measured anew from the same shapes, a figure moves by less than this. */
const rounded = (value: number) => Math.round(value * 100) / 100

/** Notes kept before it was asked where the plans are known say it as it was: nowhere. */
const UNASKED: Partial<Facts['coverage']> = { plans: { covered: 'none', dataDate: null, source: null } }

/** What each part of a note rests on, without what names a row and says nothing of the law. */
const PARTS: Readonly<Record<SupersededBy, (of: Ground) => unknown>> = {
  plans: ({ ground, until }) =>
    ground.plans.map(({ plan, version, state, act, overlapM2, versionId }) => [
      ...[plan, version, state, act, rounded(overlapM2)],
      until[versionId] ?? null,
    ]),
  zones: ({ ground }) =>
    ground.zones.map(({ code, sector, labelFr, labelAr, overlapM2 }) => [
      ...[code, sector, labelFr, labelAr],
      rounded(overlapM2),
    ]),
  regulation: ({ ground }) => ground.zones.map(({ code, sector, regulation }) => [code, sector, regulation]),
  servitudes: ({ ground }) =>
    ground.servitudes.map((one) => [
      ...[one.kind, one.effect, one.nameFr, one.nameAr, one.act, one.body, one.heightLimitM, one.forbiddenUses],
      ...[rounded(one.overlapM2), rounded(one.distanceM)],
    ]),
  coverage: ({ ground: { coverage } }) =>
    Object.entries({ ...UNASKED, ...coverage }).map(([layer, { covered }]) => [layer, covered]),
}

const CODES = Object.keys(PARTS) as SupersededBy[]
const inOrder = (rows: unknown) => (Array.isArray(rows) ? rows.map((row) => canonical(row)).sort() : [])

/** What of a note is no longer what the law of the ground says today. Pure. */
export const supersededBy = (then: Ground, now: Ground): readonly SupersededBy[] =>
  CODES.filter((part) => inOrder(PARTS[part](then)).join() !== inOrder(PARTS[part](now)).join())
