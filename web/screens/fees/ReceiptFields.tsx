import { NativeSelect, TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { PAYMENT_MODES } from '../../../api/contract/fees/statements.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { typedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import { FigureField } from '../../ui/FigureField.tsx'
import form from '../../ui/form.module.css'
import { centimesTyped, type ReceiptTexts } from './receiptTexts.ts'

type ReceiptFieldsProps = {
  readonly typing: UseFormReturn<ReceiptTexts>
  /** What is owed: another amount says by how much it differs. */
  readonly due: number
}

/** The four things written on a receipt. */
export function ReceiptFields({ typing, due }: ReceiptFieldsProps) {
  const say = useFeeWords()
  const { register, formState } = typing
  const { errors } = formState
  const isDue = (text: string) => {
    const amount = centimesTyped(text)
    if (amount === null) return say('figureFault')
    return amount === due || say('difference', { figure: dirhams(amount - due) })
  }
  return (
    <div className={form.pair}>
      <TextInput
        size="md"
        dir="ltr"
        autoComplete="off"
        maxLength={60}
        label={say('number')}
        error={errors.number?.message}
        {...register('number', { validate: (text) => text.trim() !== '' || say('numberMissing') })}
      />
      <DayField
        label={say('day')}
        error={errors.day?.message}
        input={register('day', { validate: (text) => typedDay(text) !== null || say('dayFault') })}
      />
      <FigureField
        label={say('paidAmount')}
        unit={say('dirhams', { figure: '' }).trim()}
        error={errors.amount?.message}
        input={register('amount', { validate: isDue })}
      />
      <NativeSelect
        size="md"
        label={say('mode')}
        data={PAYMENT_MODES.map((value) => ({ value, label: say(`modes.${value}`) }))}
        {...register('mode')}
      />
    </div>
  )
}
