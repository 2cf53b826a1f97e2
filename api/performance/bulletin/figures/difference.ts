import type { BulletinData, Movement } from '../../../contract/performance/bulletinData.ts'

type Told = Pick<BulletinData, 'key' | 'definitions' | 'territories'>

/** What two tellings of a quarter's figures do not say alike: the country's figures, and how many territories. */
export function difference(was: Told, is: Told): Movement {
  const now = new Map(is.key.map(({ code, value }) => [code, value]))
  const names = new Map(is.definitions.map(({ code, name }) => [code, name]))
  const figures = was.key.flatMap(({ code, unit, value }) => {
    const other = now.get(code) ?? null
    return other === value
      ? []
      : [{ code, unit, name: names.get(code) ?? { fr: code, ar: code }, was: value, is: other }]
  })
  const means = new Map(is.territories.map((one) => [one.code, meansOf(one)]))
  const territories = was.territories.filter((one) => means.get(one.code) !== meansOf(one)).length
  return { figures, territories }
}

const meansOf = ({ gp, pp }: BulletinData['territories'][number]) =>
  [gp.mean, gp.withheld, pp.mean, pp.withheld].join(' ')
