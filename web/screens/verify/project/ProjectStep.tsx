import { Button, NativeSelect } from '@mantine/core'
import { type Ref, useEffect } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { LAND_USES } from '../../../../spatial/conformity/types.ts'
import type { Problem } from '../../../api/problem.ts'
import { levelsName, typedNumber } from '../../../text/figures.ts'
import { useWords } from '../../../text/words.ts'
import { FigureField } from '../../../ui/FigureField.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { BOUNDS, EMPTY_DRAFT, type FigureName, figureFault, type ProjectDraft } from './draft.ts'
import { FootprintField, type FootprintWork } from './FootprintField.tsx'
import classes from './project.module.css'

type ProjectStepProps = {
  readonly draft: ProjectDraft
  readonly onDraft: (draft: ProjectDraft) => void
  readonly footprint: FootprintWork
  readonly onCheck: (draft: ProjectDraft) => void
  readonly problem: Problem | null
  readonly onShowPlace: (at: readonly [number, number]) => void
  readonly heading: Ref<HTMLHeadingElement>
}

type Field = {
  readonly name: FigureName
  readonly unit?: 'm' | 'm2'
  readonly hint?: 'levelsHint' | 'heightHint' | 'footprintHint' | 'floorHint'
}

export const PROJECT_FORM = 'project'

const FIELDS: readonly Field[] = [
  { name: 'levels', hint: 'levelsHint' },
  { name: 'heightM', unit: 'm', hint: 'heightHint' },
  { name: 'footprintM2', unit: 'm2', hint: 'footprintHint' },
  { name: 'floorAreaM2', unit: 'm2', hint: 'floorHint' },
  { name: 'dwellings' },
  { name: 'parkingPlaces' },
]

/** A few fields, none of them compulsory: what is missing will be said, never supposed. */
export function ProjectStep({ draft, onDraft, problem, heading, onCheck, onShowPlace, footprint }: ProjectStepProps) {
  const { t } = useWords()
  const form = useForm<ProjectDraft>({ defaultValues: draft, mode: 'onTouched' })
  const { register, handleSubmit, watch } = form
  useEffect(() => {
    const { unsubscribe } = watch((values) => onDraft({ ...EMPTY_DRAFT, ...values }))
    return unsubscribe
  }, [watch, onDraft])

  return (
    <form id={PROJECT_FORM} noValidate className={classes.form} onSubmit={handleSubmit(onCheck)}>
      <h1 ref={heading} tabIndex={-1}>
        {t('project.heading')}
      </h1>
      <p className={classes.hint}>{t('project.intro')}</p>
      <NativeSelect
        label={t('project.use')}
        size="md"
        data={[
          { value: '', label: t('project.useUnknown') },
          ...LAND_USES.map((use) => ({ value: use, label: t(`uses.${use}`) })),
        ]}
        {...register('use')}
      />
      <Figures form={form} />
      <Remarks typed={watch()} />
      <FootprintField {...footprint} />
      <p className={classes.hint}>{t('project.skipHint')}</p>
      <p className={classes.hint}>{t('project.kept')}</p>
      {problem && <ProblemReport problem={problem} onShowPlace={onShowPlace} />}
    </form>
  )
}

function Figures({ form: { register, formState } }: { readonly form: UseFormReturn<ProjectDraft> }) {
  const { t } = useWords()
  const fault = (name: FigureName) => (text: string) => {
    const found = figureFault(name, text)
    return found === null || t(`project.${found}`, { min: BOUNDS[name].min, max: BOUNDS[name].max })
  }
  return (
    <div className={classes.pair}>
      {FIELDS.map(({ name, unit, hint }) => (
        <FigureField
          key={name}
          label={t(`project.${name}`)}
          {...(unit && { unit: t(`units.${unit}`) })}
          {...(hint && { hint: t(`project.${hint}`) })}
          whole={BOUNDS[name].whole}
          error={formState.errors[name]?.message}
          input={register(name, { validate: fault(name) })}
        />
      ))}
    </div>
  )
}

/** What the figures mean together: levels as architects say them, and a floor area that can't be. */
function Remarks({ typed }: { readonly typed: ProjectDraft }) {
  const { t } = useWords()
  const levels = typedNumber(typed.levels)
  return (
    <>
      <p role="status" className={classes.hint}>
        {levels !== null && Number.isInteger(levels) && levels >= 1
          ? t('project.levelsAs', { name: levelsName(levels) })
          : ''}
      </p>
      {isBelow(typed.floorAreaM2, typed.footprintM2) && (
        <Notice tone="warning" role="status">
          {t('project.floorBelowFootprint')}
        </Notice>
      )}
    </>
  )
}

const isBelow = (floor: string, footprint: string): boolean => {
  const [all, ground] = [typedNumber(floor), typedNumber(footprint)]
  return all !== null && ground !== null && all < ground
}

type FootProps = { readonly busy: boolean; readonly onSkip: () => void }

/** The one primary action, and the way out for who knows nothing of the project yet. */
export function ProjectActions({ busy, onSkip }: FootProps) {
  const { t } = useWords()
  return (
    <>
      <Button variant="default" size="md" disabled={busy} onClick={onSkip}>
        {t('project.skip')}
      </Button>
      <Button type="submit" form={PROJECT_FORM} size="md" loading={busy}>
        {t('project.submit')}
      </Button>
      <span role="status" className="unseen">
        {busy ? t('project.checking') : ''}
      </span>
    </>
  )
}
