import type { Position } from '../../spatial/geometry/types.ts'
import { type Curve, straight, through } from './curves.ts'
import { cut } from './cut.ts'
import { Ground, type Land } from './ground.ts'
import type { Outline } from './mesh.ts'
import { streetNames } from './names.ts'
import { distance, frameOf, inFrame, isInside, mainDirection } from './plane.ts'
import { cutBlocks, cutLots, type Tools } from './quarter.ts'
import { type Random, seeded } from './random.ts'
import type { Town, ZoneRule } from './types.ts'

/** A zone of a plan on the ground, under the name of its rule (code and sector written together). */
export type Zoned = { readonly outline: Outline; readonly rule: string }

/** A lot and the kind of ground it is: what decides whether it is titled. */
export type Lot = { readonly outline: Outline; readonly ground: 'town' | 'public' | 'country'; readonly block: number }

export type Settled = {
  readonly ground: Ground
  readonly random: Random
  readonly lots: readonly Lot[]
  readonly blocks: readonly Outline[]
  /** Zones block by block, and quarter by quarter as an older plan drew them. */
  readonly zones: Readonly<Record<'blocks' | 'quarters', readonly Zoned[]>>
}

export const ruleName = (rule: Pick<ZoneRule, 'code' | 'sector'>): string => `${rule.code}${rule.sector ?? ''}`

/** Draws the town: great lines, quarters, streets, blocks, lots and the zones that follow them. */
export function settle(town: Town): Settled {
  const random = seeded(town.seed)
  const ground = new Ground(town.edge)
  town.draw(ground, random)
  const tools: Tools = { ground, random, streetName: streetNames(random) }
  layCollectors(town, tools)
  const drawn = [...ground.lands].map((quarter) => settleQuarter(town, tools, quarter))
  const blocks = drawn.flatMap(({ blocks }) => blocks)
  const offsets = drawn.map((_, index) => drawn.slice(0, index).reduce((sum, { blocks }) => sum + blocks.length, 0))
  return {
    ground,
    random,
    blocks,
    lots: drawn.flatMap(({ lots }, index) => lots.map((lot) => ({ ...lot, block: lot.block + (offsets[index] ?? 0) }))),
    zones: {
      blocks: drawn.flatMap(({ zones }) => zones),
      quarters: drawn.flatMap(({ quarter }) => (quarter ? [quarter] : [])),
    },
  }
}

/** Streets that collect: they part the ground between the great lines into quarters that each have one zone. */
function layCollectors(town: Town, { ground, random, streetName }: Tools): void {
  const large = (land: Land) =>
    land.tags.includes('plan') &&
    !town.plan.rules.some((rule) => land.tags.includes(ruleName(rule))) &&
    ground.area(land.outline) > town.quarterM2
  for (let land = ground.lands.find(large); land; land = ground.lands.find(large)) {
    const axis = acrossTheMiddle(ground.mesh.positions(ground.mesh.whole(land.outline)), random)
    ground.lay({ axis, widthM: town.collectorM, name: streetName(town.collectorM) }, (other) => other === land)
  }
}

/** A bent line across an outline, through its centre and athwart its longer side. */
function acrossTheMiddle(ring: readonly Position[], random: Random): Curve {
  const frame = frameOf(ring, mainDirection(ring) + random.between(-0.08, 0.08))
  const [length, depth] = [frame.u[1] - frame.u[0], frame.v[1] - frame.v[0]]
  const turned = length >= depth ? frame : frameOf(ring, frame.angle + Math.PI / 2)
  const [low, high] = turned.v
  const u = turned.u[0] + (turned.u[1] - turned.u[0]) * random.between(0.44, 0.56)
  const stray = (high - low) * random.between(-0.06, 0.06)
  return through(
    inFrame(turned, u - stray, low - 60),
    inFrame(turned, u + stray, (low + high) / 2),
    inFrame(turned, u - stray, high + 60),
  )
}

type Quarter = {
  readonly quarter: Zoned | null
  readonly blocks: readonly Outline[]
  readonly lots: readonly Lot[]
  readonly zones: readonly Zoned[]
}

function settleQuarter(town: Town, tools: Tools, quarter: Land): Quarter {
  if (!quarter.tags.includes('plan')) return settleCountry(town, tools, quarter)
  const rule = ruleAt(town, quarter, tools.ground.centre(quarter.outline))
  const blocks = rule.layout ? cutBlocks(tools, quarter, rule.layout) : [quarter]
  const settled = blocks.map((block, index) => settleBlock(town, tools, { block, rule, index }))
  return {
    quarter: { outline: quarter.outline, rule: ruleName(rule) },
    blocks: blocks.map(({ outline }) => outline),
    lots: settled.flatMap(({ lots }) => lots),
    zones: settled.flatMap(({ zones }) => zones),
  }
}

function settleCountry(town: Town, tools: Tools, quarter: Land): Quarter {
  const layout = quarter.tags.includes('hamlet') ? town.hamlet : town.countryside
  const blocks = cutBlocks(tools, quarter, layout)
  const lots = blocks.flatMap((block, index) =>
    cutLots(tools, block, layout).map((outline) => ({ outline, ground: 'country' as const, block: index })),
  )
  return { quarter: null, blocks: blocks.map(({ outline }) => outline), lots, zones: [] }
}

type BlockTask = { readonly block: Land; readonly rule: ZoneRule; readonly index: number }
type Block = { readonly lots: readonly Lot[]; readonly zones: readonly Zoned[] }

function settleBlock(town: Town, tools: Tools, { block, rule, index }: BlockTask): Block {
  const special = specialUse(town, tools, block, rule)
  if (special !== null || !rule.layout) {
    const lot: Lot = { outline: block.outline, ground: 'public', block: index }
    return { lots: [lot], zones: [{ outline: block.outline, rule: special ?? ruleName(rule) }] }
  }
  const zones = zonesOfBlock(town, tools, block, rule)
  const lots = cutLots(tools, block, rule.layout)
  return { lots: lots.map((outline) => ({ outline, ground: 'town', block: index })), zones }
}

/** Some blocks keep one use: those named by the town, and by chance a school here and a garden there. */
function specialUse(town: Town, { ground, random }: Tools, block: Land, rule: ZoneRule): string | null {
  const ring = ground.mesh.positions(ground.mesh.whole(block.outline))
  const named = town.landmarks.find(({ at }) => isInside(at, ring))
  if (named) return named.code
  const chance = random.next()
  const built = rule.family === 'housing' || rule.family === 'mixed'
  if (!built || ground.area(block.outline) > 14_000) return null
  if (chance < 0.045) return town.blocks.equipment
  return chance < 0.075 ? town.blocks.park : null
}

/** One block in twenty-five is shared by two zones: the limit then runs through its lots, as it does on real plans. */
function zonesOfBlock(town: Town, { ground, random }: Tools, block: Land, rule: ZoneRule): readonly Zoned[] {
  const own = ruleName(rule)
  const other = random.pick(['E3', 'B3', 'HE', 'HC', 'HM'])
  const known = town.plan.rules.some((candidate) => ruleName(candidate) === other)
  const built = rule.family === 'housing' || rule.family === 'mixed'
  if (!random.chance(0.04) || !built || !known || other === own) return [{ outline: block.outline, rule: own }]
  const ring = ground.mesh.positions(ground.mesh.whole(block.outline))
  const frame = frameOf(ring, mainDirection(ring))
  const v = frame.v[0] + (frame.v[1] - frame.v[0]) * random.between(0.2, 0.3)
  const { left, right } = cut(
    ground.mesh,
    block.outline,
    straight(inFrame(frame, frame.u[0] - 9, v), inFrame(frame, frame.u[1] + 9, v)),
  )
  return [...left.map((outline) => ({ outline, rule: own })), ...right.map((outline) => ({ outline, rule: other }))]
}

function ruleAt(town: Town, quarter: Land, centre: Position): ZoneRule {
  const tagged = town.plan.rules.find((rule) => quarter.tags.includes(ruleName(rule)))
  const [, name] = town.quarters.reduce((best, candidate) =>
    distance(candidate[0], centre) < distance(best[0], centre) ? candidate : best,
  )
  const found = tagged ?? town.plan.rules.find((rule) => ruleName(rule) === name)
  if (!found) throw new Error(`the plan ${town.plan.code} has no rule for zone ${name}`)
  return found
}

/** The block that contains a place. */
export function blockAt({ ground, blocks }: Settled, at: Position): Outline {
  const found = blocks.find((outline) => isInside(at, ground.mesh.positions(ground.mesh.whole(outline))))
  if (!found) throw new Error(`no block at ${at.join(', ')}`)
  return found
}
