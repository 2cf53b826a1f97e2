import { NativeSelect, TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { type Me, PROFESSIONS } from '../../../api/contract/people.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import formClasses from '../../ui/form.module.css'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { ProfileDraft, ProfileField } from './profile.ts'

type FieldsProps = { readonly form: UseFormReturn<ProfileDraft>; readonly me: Me }
type TextField = Exclude<ProfileField, 'language' | 'profession' | 'professionalNumber'>

const ARABIC: readonly TextField[] = ['givenNameAr', 'familyNameAr']
const NEEDED: readonly TextField[] = ['givenName', 'familyName']
const AUTOCOMPLETE: Readonly<Partial<Record<TextField, string>>> = {
  givenName: 'given-name',
  familyName: 'family-name',
  phone: 'tel',
}

/** The fields of one's profile, each name in both writings. */
export function ProfileFields({ form, me }: FieldsProps) {
  const say = useAccountWords()
  const { register } = form
  return (
    <>
      <TextInput size="md" label={say('profile.email')} dir="ltr" value={me.email} readOnly />
      <div className={formClasses.pair}>
        {(['givenName', 'familyName', 'givenNameAr', 'familyNameAr', 'phone', 'nationalId'] as const).map((name) => (
          <TextField key={name} form={form} name={name} />
        ))}
      </div>
      <NativeSelect
        size="md"
        label={say('profile.language')}
        data={[
          { value: 'fr', label: say('profile.french') },
          { value: 'ar', label: say('profile.arabic') },
        ]}
        {...register('language')}
      />
      <Profession form={form} me={me} />
    </>
  )
}

type TextFieldProps = { readonly form: UseFormReturn<ProfileDraft>; readonly name: TextField }

function TextField({ form: { register, formState }, name }: TextFieldProps) {
  const say = useAccountWords()
  const arabic = ARABIC.includes(name)
  return (
    <TextInput
      size="md"
      label={say(`profile.${name}`)}
      dir={arabic ? 'rtl' : 'ltr'}
      lang={arabic ? 'ar' : undefined}
      autoComplete={AUTOCOMPLETE[name] ?? 'off'}
      error={formState.errors[name]?.message}
      {...register(name, {
        validate: (text) => !NEEDED.includes(name) || text.trim() !== '' || say('needed_field'),
      })}
    />
  )
}

function Profession({ form: { register, formState, watch }, me }: FieldsProps) {
  const say = useAccountWords()
  const chosen = watch('profession') !== ''
  return (
    <>
      <div className={formClasses.pair}>
        <NativeSelect
          size="md"
          label={say('profile.profession')}
          data={[
            { value: '', label: say('profile.none') },
            ...PROFESSIONS.map((value) => ({ value, label: say(`profile.${value}`) })),
          ]}
          {...register('profession')}
        />
        {chosen && (
          <TextInput
            size="md"
            label={say('profile.number')}
            dir="ltr"
            autoComplete="off"
            error={formState.errors.professionalNumber?.message}
            {...register('professionalNumber', {
              validate: (text) => !chosen || text.trim() !== '' || say('profile.numberNeeded'),
            })}
          />
        )}
      </div>
      {me.profession && (
        <p>
          <StatusBadge tone={me.professionConfirmed ? 'good' : 'waiting'}>
            {say(me.professionConfirmed ? 'profile.confirmed' : 'profile.declared')}
          </StatusBadge>
        </p>
      )}
    </>
  )
}
