import { Button, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { ARTICLE_OF, outsideBracket, type RateKind, UNIT_OF } from '../../../api/contract/fees/rates.ts'
import type { TariffsAnswer } from '../../../api/contract/fees/tariffs.ts'
import { typedDay, typedNumber } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Answers } from '../../ui/Dialog.tsx'
import { FigureField } from '../../ui/FigureField.tsx'
import form from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { rateFigure } from './money.ts'
import { type TariffsOf, useEnterTariff } from './tariffQueries.ts'

type EnterTariffProps = {
  readonly of: TariffsOf
  readonly tariffs: TariffsAnswer
  readonly title: string
  readonly onDone: (text: string | null) => void
}

type Texts = {
  readonly reference: string
  readonly decidedOn: string
  readonly validFrom: string
  readonly validTo: string
  readonly documentUrl: string
  readonly rates: Partial<Record<RateKind, string>>
}
const EMPTY: Texts = { reference: '', decidedOn: '', validFrom: '', validTo: '', documentUrl: '', rates: {} }

/** « 25 » DH is 2500 centimes, « 4 » % is 400 hundredths: a rate is typed as it is printed. */
const rateTyped = (text = ''): number | null => {
  const value = typedNumber(text)
  return value === null ? null : Math.round(value * 100)
}

/** An arrêté fiscal or an agency's decision: its reference, its days, its rates, each held to the law's bracket as it is typed. */
export function EnterTariff({ of, tariffs, title, onDone }: EnterTariffProps) {
  const say = useFeeWords()
  const entering = useEnterTariff()
  const typing = useForm<Texts>({ defaultValues: EMPTY })
  const { register, handleSubmit, setError, formState } = typing
  const { errors } = formState
  const kinds = tariffs.inForce.map(({ kind }) => kind)
  const submit = handleSubmit((typed) => {
    const rates = kinds.flatMap((kind) => {
      const rate = rateTyped(typed.rates[kind])
      return rate === null ? [] : [{ kind, rate }]
    })
    if (rates.length === 0) return setError('root', { message: say('tariffs.rateMissing') })
    const days = { decidedOn: typedDay(typed.decidedOn) ?? '', validFrom: typedDay(typed.validFrom) ?? '' }
    const body = { ...of, ...days, reference: typed.reference.trim(), validTo: typedDay(typed.validTo), rates }
    const documentUrl = typed.documentUrl.trim() === '' ? null : typed.documentUrl.trim()
    entering.mutate({ ...body, documentUrl }, { onSuccess: () => onDone(say('tariffs.entered')) })
  })
  const aDay = { validate: (text: string) => typedDay(text) !== null || say('dayFault') }
  return (
    <form noValidate className={form.form} aria-label={title} onSubmit={submit}>
      <TextInput
        size="md"
        dir="auto"
        maxLength={300}
        label={say('tariffs.reference')}
        description={say('tariffs.referenceHint')}
        error={errors.reference?.message}
        {...register('reference', { validate: (text) => text.trim().length >= 3 || say('tariffs.required') })}
      />
      <div className={form.pair}>
        <DayField
          label={say('tariffs.decidedOn')}
          error={errors.decidedOn?.message}
          input={register('decidedOn', aDay)}
        />
        <DayField
          label={say('tariffs.validFrom')}
          error={errors.validFrom?.message}
          input={register('validFrom', aDay)}
        />
        <DayField
          label={say('tariffs.validTo')}
          error={errors.validTo?.message}
          input={register('validTo', { validate: (text) => text.trim() === '' || aDay.validate(text) })}
        />
        <TextInput
          size="md"
          dir="ltr"
          maxLength={500}
          label={say('tariffs.documentUrl')}
          error={errors.documentUrl?.message}
          {...register('documentUrl', {
            validate: (text) => text.trim() === '' || URL.canParse(text.trim()) || say('tariffs.urlFault'),
          })}
        />
      </div>
      <fieldset className={form.group}>
        <legend>{say('tariffs.rates')}</legend>
        <div className={form.pair}>
          {kinds.map((kind) => (
            <RateField key={kind} kind={kind} typing={typing} />
          ))}
        </div>
      </fieldset>
      {errors.root && (
        <Notice tone="error" role="alert">
          {errors.root.message}
        </Notice>
      )}
      <Refused error={entering.error} />
      <Answers>
        <Button type="submit" size="md" loading={entering.isPending}>
          {say('save')}
        </Button>
        <Button variant="default" size="md" onClick={() => onDone(null)}>
          {say('cancel')}
        </Button>
      </Answers>
    </form>
  )
}

type RateFieldProps = { readonly kind: RateKind; readonly typing: ReturnType<typeof useForm<Texts>> }

function RateField({ kind, typing }: RateFieldProps) {
  const say = useFeeWords()
  const { say: sentence } = useWords()
  const bounds = { m2: say('units.m2', { rate: '' }), m2_quarter: say('units.m2_quarter', { rate: '' }) }
  const unit = { ...bounds, fixed: say('dirhams', { figure: '' }), share: '%' }[UNIT_OF[kind]].trim()
  const validate = (text = '') => {
    if (text.trim() === '') return true
    const rate = rateTyped(text)
    if (rate === null || rate < 0) return say('figureFault')
    const legal = outsideBracket(kind, rate)
    const article = sentence(ARTICLE_OF[kind])
    return legal === null || say('tariffs.outside', { from: rateFigure(legal.from), to: rateFigure(legal.to), article })
  }
  return (
    <FigureField
      label={say(`tariffs.kinds.${kind}`)}
      {...(UNIT_OF[kind] === 'm2_quarter' ? { hint: unit } : { unit })}
      error={typing.formState.errors.rates?.[kind]?.message}
      input={typing.register(`rates.${kind}`, { validate })}
    />
  )
}
