import { useEffect } from 'react'
import type { useForm } from 'react-hook-form'
import type { PlanLine } from '../../../../api/contract/plans/plans.ts'
import { usePlans } from '../planQueries.ts'
import { useExaminerUnits } from '../useExaminerUnits.ts'
import type { MappingTyped } from './mappingForm.ts'

export type MappingForm = ReturnType<typeof useForm<MappingTyped>>

export type KnownPlan = {
  /** The plan whose code is typed; null for a new one, and while they are read. */
  readonly plan: PlanLine | null
  /** Every plan of the agency's territory. */
  readonly all: readonly PlanLine[]
  readonly error: Error | null
  readonly retry: () => void
}

/**
 * The plan that the typed code names, among those of the agency's whole territory: the middle of a plan of several communes
 * often lies in another commune than the one its file was given for. Its nature and its names are not said again.
 */
export function useKnownPlan({ watch, setValue, clearErrors }: MappingForm): KnownPlan {
  const code = watch('code').trim()
  const { data, error, refetch } = usePlans(useExaminerUnits())
  const all = data?.plans ?? []
  const plan = all.find((one) => one.code === code) ?? null
  useEffect(() => {
    if (!plan) return
    setValue('kind', plan.kind)
    setValue('nameFr', plan.nameFr)
    setValue('nameAr', plan.nameAr)
    clearErrors(['nameFr', 'nameAr'])
  }, [plan, setValue, clearErrors])
  return { plan, all, error, retry: () => void refetch() }
}
