import type { BulletinData, Movement } from '../../../contract/performance/bulletinData.ts'

type Told = Pick<BulletinData, 'key' | 'definitions' | 'territories'>

/** What two tellings of a quarter's figures do not say alike: the country's figures, and how many territories. */
export function difference(was: Told, is: Told): Movement {
  const [before, now] = [valuesOf(was), valuesOf(is)]
  const names = new Map([...was.definitions, ...is.definitions].map(({ code, name }) => [code, name]))
  const figures = uniqueBy([...was.key, ...is.key], ({ code }) => code).flatMap(({ code, unit }) => {
    const [one, other] = [before.get(code) ?? null, now.get(code) ?? null]
    return one === other ? [] : [{ code, unit, name: names.get(code) ?? { fr: code, ar: code }, was: one, is: other }]
  })
  const [means, others] = [meansOf(was), meansOf(is)]
  const codes = new Set([...means.keys(), ...others.keys()])
  return { figures, territories: [...codes].filter((code) => means.get(code) !== others.get(code)).length }
}

const valuesOf = ({ key }: Told) => new Map(key.map(({ code, value }) => [code, value]))
const meansOf = ({ territories }: Told) =>
  new Map(territories.map(({ code, gp, pp }) => [code, [gp.mean, gp.withheld, pp.mean, pp.withheld].join(' ')]))

const uniqueBy = <T>(all: readonly T[], key: (one: T) => string): readonly T[] => [
  ...new Map(all.map((one) => [key(one), one])).values(),
]
