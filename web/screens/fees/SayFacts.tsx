import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { BUILDINGS, EXEMPTIONS, type FactChecked, type FeeFact } from '../../../api/contract/fees/facts.ts'
import type { FactAnswer, FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { Answers } from '../../ui/Dialog.tsx'
import { FigureField } from '../../ui/FigureField.tsx'
import form from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { changedFacts, differsFromDeclared, type FactTexts, factFault, textsOf } from './factTexts.ts'
import { useCheckFees, useDeclareFees } from './feesQueries.ts'
import { isCost, isSurface } from './money.ts'

type SayFactsProps = {
  readonly fees: FeesAnswer
  readonly side: 'declare' | 'check'
  /** With what was done, or null when nothing was. */
  readonly onDone: (text: string | null) => void
}

/** Says, or checks, what the taxes depend on; only what was changed is sent. */
export function SayFacts({ fees, side, onDone }: SayFactsProps) {
  const say = useFeeWords()
  const [declaring, checking] = [useDeclareFees(fees.id), useCheckFees(fees.id)]
  const saying = side === 'declare' ? declaring : checking
  const asked = fees.facts.filter(({ fact }) => side === 'check' || fact !== 'landM2')
  const typing = useForm<FactTexts>({ defaultValues: textsOf(asked, side) })
  const submit = typing.handleSubmit((typed) => {
    const facts = changedFacts(asked, typed, side)
    if (facts.length === 0) return typing.setError('root', { message: say('nothingSaid') })
    saying.mutate({ seen: fees.seen, facts: [...facts] as FactChecked[] }, { onSuccess: () => onDone(say('saved')) })
  })
  const { root } = typing.formState.errors
  return (
    <form noValidate className={form.form} aria-label={say(side)} onSubmit={submit}>
      <p className={form.hint}>{say(side === 'declare' ? 'declareHint' : 'checkHint')}</p>
      {asked.map((one) => (
        <div key={one.fact} className={form.pair}>
          <FactField fact={one.fact} typing={typing} />
          {side === 'check' && <ReasonField fact={one} typing={typing} />}
        </div>
      ))}
      {root && (
        <Notice tone="error" role="alert">
          {root.message}
        </Notice>
      )}
      <Refused error={saying.error} />
      <Answers>
        <Button type="submit" size="md" loading={saying.isPending}>
          {say('save')}
        </Button>
        <Button variant="default" size="md" onClick={() => onDone(null)}>
          {say('cancel')}
        </Button>
      </Answers>
    </form>
  )
}

type FieldProps = { readonly typing: UseFormReturn<FactTexts> }

function FactField({ fact, typing }: FieldProps & { readonly fact: FeeFact }) {
  const say = useFeeWords()
  const label = say(`factNames.${fact}`)
  const error = typing.formState.errors.values?.[fact]?.message
  const name = `values.${fact}` as const
  if (fact === 'building' || fact === 'exemption') {
    const choices =
      fact === 'building'
        ? BUILDINGS.map((value) => ({ value, label: say(`buildings.${value}`) }))
        : EXEMPTIONS.map((value) => ({ value, label: say(`exemptions.${value}`) }))
    const data = [{ value: '', label: say('choose') }, ...choices]
    return <NativeSelect size="md" label={label} data={data} {...typing.register(name)} />
  }
  const validate = (text = '') => {
    const fault = factFault(fact, text)
    return fault === null || say(fault)
  }
  const unit = isSurface(fact) ? 'm²' : isCost(fact) ? say('dirhams', { figure: '' }).trim() : undefined
  return <FigureField label={label} error={error} {...(unit && { unit })} input={typing.register(name, { validate })} />
}

/** Asked for where what was found is not what was declared. */
function ReasonField({ fact, typing }: FieldProps & { readonly fact: FactAnswer }) {
  const say = useFeeWords()
  const typed = typing.watch(`values.${fact.fact}`) ?? ''
  if (!differsFromDeclared(fact, typed)) return null
  return (
    <TextInput
      size="md"
      dir="auto"
      maxLength={1000}
      label={say('reason')}
      aria-label={`${say('reason')} : ${say(`factNames.${fact.fact}`)}`}
      error={typing.formState.errors.reasons?.[fact.fact]?.message}
      {...typing.register(`reasons.${fact.fact}`, {
        shouldUnregister: true,
        validate: (reason) => (reason ?? '').trim().length >= 3 || say('reasonMissing'),
      })}
    />
  )
}
