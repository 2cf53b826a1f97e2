import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import type { Difference, VersionDraft } from '../../../../../api/contract/procedures/drafting.ts'
import { problemOf } from '../../../../api/problem.ts'
import { printedDay, typedDay } from '../../../../text/figures.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { DayField } from '../../../../ui/DayField.tsx'
import tables from '../../../../ui/table.module.css'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { ProblemReport } from '../../../frame/ProblemReport.tsx'
import { FieldPath } from '../FieldPath.tsx'
import { usePreview } from '../versionQueries.ts'
import classes from '../versions.module.css'
import { SheetTable } from './SheetTable.tsx'
import { useFieldValue } from './useFieldValue.ts'

type PreviewPartProps = { readonly draft: VersionDraft; readonly on: string | undefined }

/** What changes field by field, and the same clock under both versions. What is not saved is not in it. */
export function PreviewPart({ draft, on }: PreviewPartProps) {
  const say = useVersionWords()
  const preview = usePreview(draft.id, draft.version, on)
  const { data } = preview
  return (
    <div className={classes.part}>
      {preview.isPending && <Waiting lines={[44, 200]} />}
      {preview.error && <ProblemReport problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />}
      {data && (
        <>
          <section className={classes.section}>
            <h2>{say('differences')}</h2>
            <p>{data.against ? say('against', { from: printedDay(data.against.validFrom) }) : say('againstNone')}</p>
            <Differences differences={data.differences} />
          </section>
          <section className={classes.section}>
            <h2>{say('sheets', { day: printedDay(data.on) })}</h2>
            <OnDay day={data.on} />
            {data.sheets.map((sheet) => (
              <SheetTable key={sheet.track ?? 'any'} sheet={sheet} />
            ))}
          </section>
        </>
      )}
    </div>
  )
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const say = useVersionWords()
  const value = useFieldValue()
  if (differences.length === 0) return <p>{say('noDifference')}</p>
  return (
    <table className={tables.table} data-stacks>
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('was')}</th>
          <th scope="col">{say('becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">
              <FieldPath path={path} />
            </th>
            <td data-label={say('was')} className={classes.value} dir="auto">
              {value(before)}
            </td>
            <td data-label={say('becomes')} className={classes.value} dir="auto">
              {value(after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OnDay({ day }: { readonly day: string }) {
  const say = useVersionWords()
  const navigate = useNavigate({ from: '/administration/demarches/$id' })
  const { register, handleSubmit, formState } = useForm({ defaultValues: { on: printedDay(day) } })
  const submit = handleSubmit(({ on }) =>
    navigate({ search: (now) => ({ ...now, on: typedDay(on) ?? undefined }), replace: true }),
  )
  return (
    <form noValidate className={classes.day} onSubmit={submit}>
      <DayField
        label={say('previewOn')}
        error={formState.errors.on?.message}
        input={register('on', { validate: (text) => typedDay(text) !== null || say('dayFault') })}
      />
      <Button type="submit" variant="default" size="md">
        {say('show')}
      </Button>
    </form>
  )
}
