import { z } from 'zod'
import { term } from '../deadlines.ts'
import { day } from '../shapes.ts'
import { FAMILIES, procedureDefinition, STAGES, SURENESS, TRACKS } from './definition.ts'
import { trackTest } from './trackTests.ts'

/** Of which day; today when none is said. */
export const proceduresQuery = z.object({ on: day.optional(), family: z.enum(FAMILIES).optional() })
export const procedureQuery = z.object({ on: day.optional() })

/** A delay of a procedure: null when nobody could source it, with what is sure of it. */
export const delay = z.object({
  track: z.enum(TRACKS).nullable(),
  stage: z.enum(STAGES),
  term: term.nullable(),
  sureness: z.enum(SURENESS),
})
export type Delay = z.infer<typeof delay>

const inForce = z.object({ validFrom: day, validTo: day.nullable() })

export const procedureSummary = procedureDefinition
  .pick({
    code: true,
    number: true,
    family: true,
    nameFr: true,
    nameAr: true,
    purpose: true,
    filers: true,
    geometry: true,
    flow: true,
    track: true,
  })
  .extend(inForce.shape)
  .extend({
    /** Of every stage, whole ones included. */
    delays: z.array(delay),
    silence: procedureDefinition.shape.silence.shape.effect,
  })
export type ProcedureSummary = z.infer<typeof procedureSummary>

export const procedures = z.object({ on: day, procedures: z.array(procedureSummary) })

export const procedureVersion = inForce.extend({
  id: z.uuid(),
  on: day,
  definition: procedureDefinition,
  tests: z.array(trackTest),
})
export type ProcedureVersionAnswer = z.infer<typeof procedureVersion>
