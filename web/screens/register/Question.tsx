import { NativeSelect, Radio, TextInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { FactList } from '../../ui/FactList.tsx'
import formClasses from '../../ui/form.module.css'
import { looksLikeEmail } from '../signIn/SignInForm.tsx'
import { iceDigits } from './registration.ts'
import { KINDS, type RegisterDraft, type RegisterStep, stepsOf } from './steps.ts'

type QuestionProps = {
  readonly step: RegisterStep
  readonly form: UseFormReturn<RegisterDraft>
  readonly heading: Ref<HTMLHeadingElement>
  readonly onEdit: (step: RegisterStep) => void
}

type Asked = Omit<QuestionProps, 'step' | 'heading'>

const QUESTIONS: Readonly<Record<RegisterStep, (asked: Asked) => ReactNode>> = {
  who: (asked) => <Who {...asked} />,
  name: (asked) => <Names {...asked} />,
  office: (asked) => <Office {...asked} />,
  number: (asked) => <Enrolment {...asked} />,
  email: (asked) => <Email {...asked} />,
  review: (asked) => <Review {...asked} />,
}

/** The question of one step, its heading read out as it arrives. */
export function Question({ step, heading, ...asked }: QuestionProps) {
  const say = useSignInWords()
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {say(`register.${step}`)}
      </h1>
      {QUESTIONS[step](asked)}
    </>
  )
}

function Who({ form }: Asked) {
  const say = useSignInWords()
  const { register, formState } = form
  return (
    <Radio.Group
      label={say('register.kind')}
      description={say('register.whoHint')}
      error={formState.errors.kind?.message}
      classNames={{ label: 'unseen' }}
    >
      <div className={formClasses.choices}>
        {KINDS.map((kind) => (
          <Radio
            key={kind}
            value={kind}
            size="md"
            label={say(`register.${kind}`)}
            description={say(`register.${kind}Hint`)}
            {...register('kind', { validate: (chosen) => chosen !== '' || say('emptyFault') })}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

type TextProps = {
  readonly form: UseFormReturn<RegisterDraft>
  readonly name: Exclude<keyof RegisterDraft, 'kind' | 'language'>
  readonly autoComplete?: string
  readonly arabic?: boolean
  readonly optional?: boolean
}

function Text({
  form: { register, formState },
  name,
  autoComplete = 'off',
  arabic = false,
  optional = false,
}: TextProps) {
  const say = useSignInWords()
  const label = say(`register.${name === 'number' ? 'numberLabel' : (name as 'givenName')}`)
  return (
    <TextInput
      size="md"
      label={optional ? `${label} (${say('register.optional')})` : label}
      dir={arabic ? 'rtl' : 'ltr'}
      lang={arabic ? 'ar' : undefined}
      autoComplete={autoComplete}
      error={formState.errors[name]?.message}
      {...register(name, { validate: (text) => optional || text.trim() !== '' || say('emptyFault') })}
    />
  )
}

function Names({ form }: Asked) {
  const say = useSignInWords()
  return (
    <>
      <p className={formClasses.hint}>{say('register.nameHint')}</p>
      <Text form={form} name="givenName" autoComplete="given-name" />
      <Text form={form} name="familyName" autoComplete="family-name" />
      <Text form={form} name="givenNameAr" arabic optional />
      <Text form={form} name="familyNameAr" arabic optional />
    </>
  )
}

function Office({ form }: Asked) {
  const say = useSignInWords()
  const { register, formState } = form
  return (
    <>
      <p className={formClasses.hint}>{say('register.officeHint')}</p>
      <Text form={form} name="companyNameFr" autoComplete="organization" />
      <Text form={form} name="companyNameAr" arabic />
      <TextInput
        size="md"
        label={say('register.ice')}
        description={say('register.iceHint')}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        error={formState.errors.ice?.message}
        {...register('ice', { validate: (text) => /^\d{15}$/.test(iceDigits(text)) || say('register.iceFault') })}
      />
    </>
  )
}

function Enrolment({ form }: Asked) {
  const say = useSignInWords()
  return (
    <>
      <p className={formClasses.hint}>{say('register.numberHint')}</p>
      <Text form={form} name="number" />
    </>
  )
}

function Email({ form: { register, formState } }: Asked) {
  const say = useSignInWords()
  return (
    <>
      <p className={formClasses.hint}>{say('register.emailHint')}</p>
      <TextInput
        size="md"
        type="email"
        dir="ltr"
        label={say('email')}
        autoComplete="email"
        error={formState.errors.email?.message}
        {...register('email', { validate: (text) => looksLikeEmail(text) || say('emailFault') })}
      />
      <NativeSelect
        size="md"
        label={say('register.language')}
        data={[
          { value: 'fr', label: say('register.french') },
          { value: 'ar', label: say('register.arabic') },
        ]}
        {...register('language')}
      />
    </>
  )
}

function Review({ form, onEdit }: Asked) {
  const say = useSignInWords()
  const draft = form.getValues()
  const told: Readonly<Record<RegisterStep, readonly string[]>> = {
    who: draft.kind === '' ? [] : [say(`register.${draft.kind}`)],
    name: [`${draft.givenName} ${draft.familyName}`, `${draft.givenNameAr} ${draft.familyNameAr}`],
    office: [draft.companyNameFr, draft.companyNameAr, `${say('register.ice')} ${draft.ice}`],
    number: [draft.number],
    email: [draft.email, say(draft.language === 'ar' ? 'register.arabic' : 'register.french')],
    review: [],
  }
  const terms: Readonly<Record<RegisterStep, string>> = {
    who: say('register.kind'),
    name: say('register.nameTerm'),
    office: say('register.company'),
    number: say('register.numberLabel'),
    email: say('email'),
    review: '',
  }
  return (
    <>
      <p className={formClasses.hint}>{say('register.reviewHint')}</p>
      <FactList
        facts={stepsOf(draft.kind)
          .filter((step) => step !== 'review')
          .map((step) => ({
            term: terms[step],
            value: (
              <span className={formClasses.answer}>
                <span className={formClasses.lines}>
                  {told[step].map((line) => (
                    <bdi key={line}>{line}</bdi>
                  ))}
                </span>
                <button
                  type="button"
                  className={formClasses.link}
                  aria-label={`${say('register.edit')} : ${terms[step]}`}
                  onClick={() => onEdit(step)}
                >
                  {say('register.edit')}
                </button>
              </span>
            ),
          }))}
      />
    </>
  )
}
