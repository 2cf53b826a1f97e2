import { type Fact, LAND_TITLES, type Project, WORKS } from '../../../api/contract/procedures/project.ts'

export type Unit = 'm' | 'm2' | 'dh'

/** How a fact is asked. */
export type Asked =
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'yesNo' | 'uses' | 'text' | 'day' }
  | { readonly kind: 'figure'; readonly whole: boolean; readonly most: number; readonly unit?: Unit }

const METRES: Asked = { kind: 'figure', whole: false, most: 500, unit: 'm' }
const SQUARE_METRES: Asked = { kind: 'figure', whole: false, most: 100_000_000, unit: 'm2' }
const COUNT: Asked = { kind: 'figure', whole: true, most: 100_000 }
const YES_NO: Asked = { kind: 'yesNo' }

/** The bounds are those of the service's own contract. */
export const ASKED_AS: Readonly<Record<Fact, Asked>> = {
  works: { kind: 'choice', values: WORKS },
  uses: { kind: 'uses' },
  floorAreaM2: SQUARE_METRES,
  footprintM2: SQUARE_METRES,
  heightM: METRES,
  levels: { kind: 'figure', whole: true, most: 100 },
  dwellings: COUNT,
  landTitle: { kind: 'choice', values: LAND_TITLES },
  titleNumber: { kind: 'text' },
  applicantOwns: YES_NO,
  insuranceDue: YES_NO,
  publicOwner: YES_NO,
  openToPublic: YES_NO,
  inReceivedLotissement: YES_NO,
  commerceFloorM2: SQUARE_METRES,
  commerceHeightM: METRES,
  industryClass: { kind: 'choice', values: [3, 2, 1] },
  industryFloorM2: SQUARE_METRES,
  industryHeightM: METRES,
  lots: COUNT,
  worksCostDh: { kind: 'figure', whole: false, most: 100_000_000_000, unit: 'dh' },
  beginsOn: { kind: 'day' },
  endsOn: { kind: 'day' },
}

export const isFact = (name: string | undefined): name is Fact => name !== undefined && name in ASKED_AS

/** Of a choice, the value that its written form stands for. */
export const choiceOf = (fact: Fact, written: string): Project[Fact] => {
  const asked = ASKED_AS[fact]
  const found = asked.kind === 'choice' ? asked.values.find((value) => String(value) === written) : undefined
  return (found ?? null) as Project[Fact] // a value of this fact's own list
}
