import { z } from 'zod'
import { day } from '../shapes.ts'

/** What is done to the ground, the building, the premises or the public domain. */
export const WORKS = [
  'construction',
  'raising',
  'extension',
  'modification',
  'lotissement',
  'housing_group',
  'morcellement',
  'repair',
  'demolition',
  'regularisation',
  'change_of_use',
  'activity',
  'occupation',
  'trench',
  'antenna',
  'sign',
  'event',
] as const

/** What the building or the premises serve for. */
export const USES = [
  'housing',
  'commerce',
  'office',
  'industry',
  'tourism',
  'sport',
  'teaching',
  'leisure',
  'health',
  'culture',
  'administration',
  'agriculture',
] as const

const metres = z.number().min(0).max(500).nullable()
const squareMetres = z.number().min(0).max(100_000_000).nullable()
const count = z.int().min(0).max(100_000).nullable()
const yesOrNo = z.boolean().nullable()

export const LAND_TITLES = ['titled', 'requisition', 'untitled'] as const

/** The project, described once and read everywhere: tracks, pieces, fees, conformity. Null is « not said yet ». */
export const project = z.object({
  works: z.enum(WORKS).nullable().default(null),
  uses: z.array(z.enum(USES)).nullable().default(null),
  /** Hors œuvre, all levels, built and to build. */
  floorAreaM2: squareMetres.default(null),
  /** What the building covers of the ground. */
  footprintM2: squareMetres.default(null),
  /** All superstructure included. */
  heightM: metres.default(null),
  /** Above the ground floor: 2 is R+2. */
  levels: z.int().min(0).max(100).nullable().default(null),
  /** Of the whole programme, now and later. */
  dwellings: count.default(null),
  landTitle: z.enum(LAND_TITLES).nullable().default(null),
  /** As the land register writes it: a number and its index, 12345/C. */
  titleNumber: z.string().trim().min(1).max(40).nullable().default(null),
  /** Whether whoever asks owns the land. */
  applicantOwns: yesOrNo.default(null),
  /** Whether the law makes the ten-year insurance compulsory (law 59-13). */
  insuranceDue: yesOrNo.default(null),
  /** By or for an administration, a collectivité, a public body or company. */
  publicOwner: yesOrNo.default(null),
  openToPublic: yesOrNo.default(null),
  inReceivedLotissement: yesOrNo.default(null),
  /** The commercial part alone. */
  commerceFloorM2: squareMetres.default(null),
  commerceHeightM: metres.default(null),
  /** Class of the establishment under the dahir of 25 August 1914. */
  industryClass: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .default(null),
  industryFloorM2: squareMetres.default(null),
  industryHeightM: metres.default(null),
  lots: count.default(null),
  /** Roads, sewers, water, electricity of a lotissement, without VAT, in dirhams. */
  worksCostDh: z.number().min(0).max(100_000_000_000).nullable().default(null),
  beginsOn: day.nullable().default(null),
  endsOn: day.nullable().default(null),
})
export type Project = z.infer<typeof project>
export type Fact = keyof Project
