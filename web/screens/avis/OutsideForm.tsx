import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { conditionOnPaying } from '../../../api/contract/avis/fees.ts'
import type { Opinion } from '../../../api/contract/avis/opinions.ts'
import { typedDay } from '../../text/figures.ts'
import { useAvisWords } from '../../text/useAvisWords.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useOutsideWords } from '../../text/useOutsideWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import formClasses from '../../ui/form.module.css'
import avisClasses from '../course/avis/avis.module.css'
import { DraftedRemark } from '../course/avis/DraftedRemark.tsx'
import { type Drafts, isWhole, ownWords, useDrafts, wantedOf } from '../course/avis/drafts.ts'
import courseClasses from '../course/course.module.css'
import { OpinionField } from '../course/OpinionField.tsx'
import { Refused } from '../frame/Refused.tsx'
import { OneDocument } from './OneDocument.tsx'
import type { Given } from './OutsideGiven.tsx'
import { useAnswerOutside } from './outsideQueries.ts'

type Fields = { opinion: Opinion | ''; until: string; name: string; quality: string; notOnAFee: boolean }
const LEAST = 2

type OutsideFormProps = { readonly token: string; readonly given: Given; readonly today: string }

/** The avis of a body without an account, with who answers for it; given once. */
export function OutsideForm({ token, given, today }: OutsideFormProps) {
  const say = useOutsideWords()
  const sayAvis = useAvisWords()
  const sayCourse = useCourseWords()
  const answering = useAnswerOutside(token)
  const items = useDrafts()
  const [tried, setTried] = useState(false)
  const form = useForm<Fields>({
    defaultValues: { opinion: '', until: '', name: '', quality: '', notOnAFee: false },
  })
  const { errors } = form.formState
  const opinion = form.watch('opinion')
  const submit = form.handleSubmit(({ until, name, quality, notOnAFee }) => {
    setTried(true)
    if (opinion === '' || !isWhole(opinion, items.drafts)) return
    const day = opinion === 'postponed' ? typedDay(until) : null
    answering.mutate({
      ...{ name: name.trim(), quality: quality.trim(), opinion, items: items.drafts.map(saidIn) },
      ...(day && { until: day }),
      ...(notOnAFee && { notOnAFee }),
    })
  })
  const enough = (text: string) => text.trim().length >= LEAST
  return (
    <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
      <h2>{say('yours')}</h2>
      <OpinionField
        input={form.register('opinion', { required: sayCourse('opinionMissing') })}
        error={errors.opinion?.message}
      />
      {opinion === 'postponed' && (
        <DayField
          label={sayAvis('until')}
          error={errors.until?.message}
          input={form.register('until', {
            validate: (typed) => (typedDay(typed) ?? '') >= today || sayAvis('untilMissing'),
          })}
        />
      )}
      {opinion !== '' && <Items {...{ items, given, opinion, tried }} />}
      {items.drafts.some(({ text }) => conditionOnPaying(text)) && (
        <Checkbox size="md" label={sayAvis('feeNot')} {...form.register('notOnAFee')} />
      )}
      <OneDocument token={token} deposited={given.deposited} />
      <TextInput
        size="md"
        maxLength={120}
        dir="auto"
        autoComplete="name"
        label={say('name')}
        error={errors.name?.message}
        {...form.register('name', { validate: (text) => enough(text) || say('nameMissing') })}
      />
      <TextInput
        size="md"
        maxLength={120}
        dir="auto"
        autoComplete="organization-title"
        label={say('quality')}
        description={say('qualityHint')}
        error={errors.quality?.message}
        {...form.register('quality', { validate: (text) => enough(text) || say('qualityMissing') })}
      />
      <p>{say('once')}</p>
      <Refused error={answering.error} />
      <Button type="submit" size="md" loading={answering.isPending}>
        {say('submit')}
      </Button>
    </form>
  )
}

/** Whoever has no account has no library: the words are theirs. */
function saidIn(draft: Drafts['drafts'][number]) {
  const { text, article, documentId } = wantedOf(draft)
  return { text: text ?? '', ...(article && { article }), ...(documentId && { documentId }) }
}

type ItemsProps = {
  readonly items: Drafts
  readonly given: Given
  readonly opinion: Opinion
  readonly tried: boolean
}

function Items({ items, given, opinion, tried }: ItemsProps) {
  const say = useAvisWords()
  const { drafts, change, move, remove } = items
  const targets = given.documents.map(({ id, fileName }) => ({
    ...{ key: id, name: say('pointsPiece', { name: fileName }), target: { documentId: id } },
  }))
  return (
    <section aria-label={say(`items.${opinion}`)} className={courseClasses.section}>
      <h3>{say(`items.${opinion}`)}</h3>
      {drafts.map((draft, index) => (
        <DraftedRemark
          key={draft.key}
          nth={index + 1}
          last={index === drafts.length - 1}
          draft={draft}
          targets={targets}
          fault={tried && draft.text.trim() === '' ? say('empty') : undefined}
          edit={{ change, move, remove }}
          onKeep={undefined}
        />
      ))}
      {tried && opinion !== 'favourable' && drafts.length === 0 && (
        <p role="alert" className={courseClasses.fault}>
          {say('missing')}
        </p>
      )}
      <div className={avisClasses.ways}>
        <Button variant="default" size="md" onClick={() => items.add(ownWords())}>
          {say('own')}
        </Button>
        {items.undo && (
          <Button variant="subtle" size="md" onClick={items.undo}>
            {say('undo')}
          </Button>
        )}
      </div>
    </section>
  )
}
