import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { fixed, printedDay, typedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useOutlineWords } from '../../../text/useOutlineWords.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import form from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { today } from '../today.ts'
import work from '../work.module.css'
import { OutlinesFound } from './OutlinesFound.tsx'
import type { Reviewed } from './OutlinesScreen.tsx'
import { useApplyOutlines } from './outlineQueries.ts'

type ReviewOutlinesProps = { readonly reviewed: Reviewed; readonly onOther: () => void }

/** What the file does, before it does it; then what it did. */
export function ReviewOutlines({ reviewed, onOther }: ReviewOutlinesProps) {
  const say = useOutlineWords()
  const applying = useApplyOutlines()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const report = applying.data ?? reviewed.report
  return (
    <section className={work.group}>
      <h2 ref={heading} tabIndex={-1}>
        <bdi>{say('report', { file: reviewed.file.name })}</bdi>
      </h2>
      <Notice role="status" tone={report.applied ? 'plain' : 'warning'}>
        {report.applied ? say('applied', { count: fixed(report.matched.length, 0) }) : say('dry')}
      </Notice>
      <OutlinesFound report={report} />
      {!report.applied && report.matched.length > 0 && <Apply reviewed={reviewed} applying={applying} />}
      <div>
        <Button variant="default" size="md" onClick={onOther}>
          {say('other')}
        </Button>
      </div>
    </section>
  )
}

type ApplyProps = { readonly reviewed: Reviewed; readonly applying: ReturnType<typeof useApplyOutlines> }
type Typed = { readonly source: string; readonly day: string }

function Apply({ reviewed: { report, ...given }, applying }: ApplyProps) {
  const say = useOutlineWords()
  const cancel = useAdministrationWords()('administration.cancel')
  const [asked, setAsked] = useState<Typed | null>(null)
  const { register, handleSubmit, formState } = useForm<Typed>({
    defaultValues: { source: '', day: printedDay(today()) },
  })
  const { errors } = formState
  const apply = ({ source, day }: Typed) =>
    applying.mutate(
      { ...given, sha256: report.sha256, source: source.trim(), day: typedDay(day) ?? '' },
      { onSettled: () => setAsked(null) },
    )
  const button = say('apply', { count: fixed(report.matched.length, 0) })
  return (
    <>
      <form noValidate className={`${form.form} ${work.form}`} aria-label={button} onSubmit={handleSubmit(setAsked)}>
        <div className={form.pair}>
          <TextInput
            size="md"
            dir="auto"
            autoComplete="off"
            maxLength={200}
            label={say('credit')}
            description={say('creditHint')}
            error={errors.source?.message}
            {...register('source', { validate: (text) => text.trim() !== '' || say('required') })}
          />
          <DayField
            label={say('day')}
            error={errors.day?.message}
            input={register('day', { validate: (text) => typedDay(text) !== null || say('dayFault') })}
          />
        </div>
        <Refused error={applying.error} />
        <div>
          <Button type="submit" size="md">
            {button}
          </Button>
        </div>
      </form>
      {asked && (
        <Confirm
          title={say('confirm')}
          why={say('confirmText')}
          yes={button}
          no={cancel}
          busy={applying.isPending}
          onYes={() => apply(asked)}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  )
}
