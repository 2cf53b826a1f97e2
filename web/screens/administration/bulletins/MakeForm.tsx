import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { BulletinDrafts } from '../../../../api/contract/performance/bulletins.ts'
import { useBulletinWords } from '../../../text/useBulletinWords.ts'
import form from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import { useQuarterName } from '../../statistics/useQuarterName.ts'
import classes from '../work.module.css'
import { useMake } from './draftQueries.ts'

type MakeFormProps = { readonly quarters: BulletinDrafts['quarters'] }

/** Which quarter a bulletin is made of; for another edition than the first, what it corrects. */
export function MakeForm({ quarters }: MakeFormProps) {
  const say = useBulletinWords()
  const quarterName = useQuarterName()
  const making = useMake()
  const [onceKey, setOnceKey] = useState(() => crypto.randomUUID())
  const free = quarters.find(({ inHand }) => !inHand)
  const { register, handleSubmit, control, formState, reset } = useForm({
    defaultValues: { quarter: free?.code ?? '', fr: '', ar: '' },
  })
  const chosen = useWatch({ control, name: 'quarter' })
  const another = (quarters.find(({ code }) => code === chosen)?.edition ?? 1) > 1
  if (quarters.length === 0) return <p>{say('making.noQuarter')}</p>
  const submit = handleSubmit(({ quarter, fr, ar }) =>
    making.mutate(
      { quarter, correction: another ? { fr, ar } : null, onceKey },
      {
        onSuccess: () => {
          setOnceKey(crypto.randomUUID())
          reset({ quarter, fr: '', ar: '' })
        },
      },
    ),
  )
  const needed = { validate: (text: string) => !another || text.trim().length >= 3 || say('making.needed') }
  return (
    <form noValidate className={`${form.form} ${classes.form}`} aria-label={say('making.make')} onSubmit={submit}>
      <NativeSelect
        size="md"
        label={say('making.quarter')}
        data={quarters.map(({ code, edition, inHand }) => ({
          value: code,
          label: say(inHand ? 'making.inHand' : 'making.editionOf', { quarter: quarterName(code), n: edition }),
          disabled: inHand,
        }))}
        {...register('quarter')}
      />
      {another && (
        <div className={form.pair}>
          <Textarea
            size="md"
            autosize
            minRows={2}
            label={say('making.correctionFr')}
            description={say('making.correctionHint')}
            lang="fr"
            dir="ltr"
            error={formState.errors.fr?.message}
            {...register('fr', needed)}
          />
          <Textarea
            size="md"
            autosize
            minRows={2}
            label={say('making.correctionAr')}
            lang="ar"
            dir="rtl"
            error={formState.errors.ar?.message}
            {...register('ar', needed)}
          />
        </div>
      )}
      <Refused error={making.error} />
      <div>
        <Button type="submit" size="md" loading={making.isPending}>
          {say('making.submit')}
        </Button>
      </div>
    </form>
  )
}
