import { EXPECTED_LISTS } from '../../../api/contract/avis/expected.ts'

export type ExpectedSearch = {
  readonly list?: (typeof EXPECTED_LISTS)[number] | undefined
  readonly body?: string | undefined
  readonly late?: 'yes' | undefined
}

/** Which list of avis that are due, narrowed to one body or to what is late. */
export function parseExpectedSearch({ list, body, late }: Record<string, unknown>): ExpectedSearch {
  const known = EXPECTED_LISTS.find((one) => one === list)
  return {
    ...(known && { list: known }),
    ...(typeof body === 'string' && { body }),
    ...(late === 'yes' && { late }),
  }
}
