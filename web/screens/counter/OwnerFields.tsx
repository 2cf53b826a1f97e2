import { NativeSelect, TextInput } from '@mantine/core'
import { useCounterWords } from '../../text/useCounterWords.ts'
import forms from '../../ui/form.module.css'

const TEXTS = ['givenNameAr', 'familyNameAr', 'givenName', 'familyName', 'phone', 'address'] as const
type Text = (typeof TEXTS)[number]
export type OwnerTyped = Readonly<Record<Text, string>> & { readonly language: 'fr' | 'ar' }

export const EMPTY_OWNER: OwnerTyped = {
  ...{ givenNameAr: '', familyNameAr: '', givenName: '', familyName: '', phone: '', address: '' },
  language: 'ar',
}

const LEAST: Readonly<Record<Text, number>> = {
  ...{ givenNameAr: 1, familyNameAr: 1, givenName: 1, familyName: 1, phone: 6, address: 3 },
}
const isShort = (owner: OwnerTyped, text: Text) => owner[text].trim().length < LEAST[text]
export const isOwnerFilled = (owner: OwnerTyped): boolean => !TEXTS.some((text) => isShort(owner, text))

const WRITING: Readonly<Partial<Record<Text, { readonly lang: string; readonly dir: 'rtl' | 'ltr' }>>> = {
  givenNameAr: { lang: 'ar', dir: 'rtl' },
  familyNameAr: { lang: 'ar', dir: 'rtl' },
  givenName: { lang: 'fr', dir: 'ltr' },
  familyName: { lang: 'fr', dir: 'ltr' },
  phone: { lang: 'fr', dir: 'ltr' },
}

type OwnerFieldsProps = {
  readonly owner: OwnerTyped
  readonly tried: boolean
  readonly onChange: (owner: OwnerTyped) => void
}

/** What is written down of somebody without an account, in both writings, with what it serves for. */
export function OwnerFields({ owner, tried, onChange }: OwnerFieldsProps) {
  const say = useCounterWords()
  return (
    <>
      <h2>{say('person.heading')}</h2>
      <p className={forms.hint}>{say('person.purpose')}</p>
      <div className={forms.pair}>
        {TEXTS.map((text) => (
          <TextInput
            key={text}
            size="md"
            {...WRITING[text]}
            className={text === 'address' ? forms.whole : undefined}
            type={text === 'phone' ? 'tel' : 'text'}
            autoComplete="off"
            label={say(`person.${text}`)}
            value={owner[text]}
            maxLength={text === 'address' ? 300 : 100}
            error={tried && isShort(owner, text) ? say('person.missing') : undefined}
            onChange={(event) => onChange({ ...owner, [text]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect
          size="md"
          label={say('person.language')}
          value={owner.language}
          onChange={({ currentTarget: { value } }) => onChange({ ...owner, language: value === 'fr' ? 'fr' : 'ar' })}
          data={(['ar', 'fr'] as const).map((value) => ({ value, label: say(`person.${value}`) }))}
        />
      </div>
    </>
  )
}
