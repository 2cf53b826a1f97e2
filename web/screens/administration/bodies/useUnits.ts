import { useQueries, useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import { type NamedUnit, provincesOf, type Unit } from './units.ts'

const COUNTRY: NamedUnit = { code: 'MA', kind: 'country', nameFr: 'Maroc', nameAr: 'المغرب' }
const HOUR_MS = 60 * 60_000
const PROVINCE = '06.141'.length

/** The country, its regions and provinces: few enough to be read at once and kept. */
export function useDivisions(): readonly NamedUnit[] | undefined {
  const client = useClient()
  const { data } = useQuery({
    queryKey: ['divisions'],
    queryFn: async ({ signal }) => {
      const [regions, provinces] = await Promise.all([
        client.call('listRegions', { signal }),
        client.call('listProvinces', { signal }),
      ])
      const named = valueOrThrow(regions).regions.map((region) => ({ ...region, kind: 'region' as const }))
      return [COUNTRY, ...named, ...valueOrThrow(provinces).provinces]
    },
    staleTime: HOUR_MS,
  })
  return data
}

/** Units by their codes, communes read a province at a time: undefined until known, null for a code of no unit. */
export function useUnitNames(codes: readonly string[]): (code: string) => Unit | null | undefined {
  const client = useClient()
  const divisions = useDivisions()
  const provinces = provincesOf(codes)
  const communes = useQueries({
    queries: provinces.map((province) => ({
      queryKey: ['communesOf', province],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        valueOrThrow(await client.call('listCommunes', { query: { province, limit: 200 }, signal })).communes,
      staleTime: HOUR_MS,
    })),
  })
  return (code) => {
    const read: readonly Unit[] | undefined =
      code.length > PROVINCE ? communes[provinces.indexOf(code.slice(0, PROVINCE))]?.data : divisions
    return read && (read.find((unit) => unit.code === code) ?? null)
  }
}

/** Communes and arrondissements by the first letters of their names; the former answer stays until the next one comes. */
export function useCommunesNamed(q: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['communesNamed', q],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listCommunes', { query: { q, limit: 12 }, signal })).communes,
    enabled: q.length >= 2,
    placeholderData: (former) => former,
    staleTime: HOUR_MS,
  })
}
