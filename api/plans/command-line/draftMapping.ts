import { isLegalSrid, type LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { type PlanMapping, planMapping } from '../../contract/plans/mapping.ts'

type DraftMapping = { readonly mapping: PlanMapping; readonly srid: LegalSrid | undefined }

type Written = {
  readonly kind?: unknown
  readonly srid?: unknown
  readonly plan?: { readonly agency?: unknown }
}

/**
 * A mapping of zones as `api/plans/README.md` describes it, for a version in preparation: its agency is the examiner's.
 * Every fault is named with its place in the file.
 */
export function readDraftMapping(json: string): Result<DraftMapping, readonly string[]> {
  let written: Written
  try {
    written = JSON.parse(json)
  } catch (error) {
    return fail([`it is not JSON: ${(error as Error).message}`])
  }
  if (typeof written !== 'object' || written === null) return fail(['it is no object'])
  const { kind = 'zones', srid, plan, ...rest } = written
  if (kind !== 'zones') return fail([`kind: ${kind} cannot be prepared with --by, only zones can`])
  const legal = typeof srid === 'number' && isLegalSrid(srid) ? srid : undefined
  if (srid !== undefined && legal === undefined) return fail(['srid: must be 26191, 26192, 26194 or 26195'])
  const { agency: _, ...described } = plan ?? {}
  const parsed = planMapping.safeParse({ ...rest, plan: plan && described })
  if (parsed.success) return ok({ mapping: parsed.data, srid: legal })
  return fail(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the mapping'}: ${message}`))
}
