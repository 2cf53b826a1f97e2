import type { ActFacts } from '../facts.ts'
import type { Visa } from './words/words.ts'

/** Procedures of law 25-90: land is divided, or several dwellings go up on it. */
const DIVIDES = [
  'lotir',
  'lotir_modificatif',
  'groupe',
  'morceler',
  'reception_provisoire',
  'reception_definitive',
  'reception_tranche',
]
/** Decree 2-18-475 as consolidated in 2023. */
const REPAIRS = ['refection', 'demolition', 'regularisation']
const CLASSED = ['classe1', 'classe2', 'classe3']
/** Where something is going to be built, so that the site has its rules. */
const BUILDS = ['construire', 'modificatif', 'extension', 'groupe']

/** The texts an act of a procedure is founded on, as they were read; of an economic procedure few were. */
export function visasOf({ kind, procedure, commune }: Pick<ActFacts, 'kind' | 'procedure' | 'commune'>): Visa[] {
  const { code, family } = procedure
  const urban = family === 'urban'
  const communal = kind !== 'attestation'
  const ofArrondissement = commune.kind === 'arrondissement'
  const found: (readonly [Visa, boolean])[] = [
    ['law_12_90', urban],
    ['law_25_90', DIVIDES.includes(code)],
    ['law_113_14', communal && !ofArrondissement],
    ['law_113_14_arrondissement', communal && ofArrondissement],
    ['law_55_19', true],
    ['decree_building', urban && !REPAIRS.includes(code)],
    ['decree_repair', REPAIRS.includes(code)],
    ['dahir_1914', CLASSED.includes(code)],
  ]
  return found.flatMap(([visa, holds]) => (holds ? [visa] : []))
}

/** A permit whose holder opens a site: the model of decision of the RGC of 2013 (annex 6) says what they are bound to. */
export const hasSite = ({ kind, procedure: { code } }: Pick<ActFacts, 'kind' | 'procedure'>): boolean =>
  kind === 'permit' && BUILDS.includes(code)
