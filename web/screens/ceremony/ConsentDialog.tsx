import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { DEMONSTRATION_PASSPHRASE } from '../../../api/contract/demonstration.ts'
import type { SigningKey } from '../../../api/contract/keys.ts'
import { useSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { KeyFault } from '../keys/KeyFault.tsx'
import { KeyRefused } from '../keys/KeyRefused.tsx'
import { useMyKeys } from '../keys/keyQueries.ts'
import type { SignedKind } from './signable.ts'
import type { Ceremony } from './useCeremony.ts'

type ConsentProps<W> = {
  readonly kind: SignedKind
  readonly things: NonNullable<Ceremony<W>['asking']>
  readonly ceremony: Ceremony<W>
  readonly onClose: () => void
}

/** One consent for what was chosen: which key, and what opens it, typed once and kept nowhere. */
export function ConsentDialog<W>(props: ConsentProps<W>) {
  const say = useCeremonyWords()
  const keys = useMyKeys()
  const able = keys.data?.keys.filter(({ fault }) => fault === null) ?? []
  return (
    <Dialog title={say('consentTitle')} onClose={props.onClose}>
      {keys.isPending && <Waiting lines={[24, 44, 44]} />}
      <Refused error={keys.error} />
      {keys.data &&
        (able.length > 0 ? (
          <Consent {...props} keys={able} />
        ) : (
          <NoKey held={keys.data.keys} onClose={props.onClose} />
        ))}
    </Dialog>
  )
}

type Typed = { readonly keyId: string; readonly word: string; readonly code: string }

type WithKeys<W> = ConsentProps<W> & { readonly keys: readonly SigningKey[] }

function Consent<W>({ kind, things, ceremony, onClose, keys }: WithKeys<W>) {
  const say = useCeremonyWords()
  const form = useForm<Typed>({ defaultValues: { keyId: keys[0]?.id ?? '', word: '', code: '' } })
  const { errors } = form.formState
  const { data: session } = useSession()
  const place = keys.find(({ id }) => id === form.watch('keyId'))?.kind
  const send = ({ keyId, word, code }: Typed) =>
    ceremony.sign(things, { keyId, secret: { word, code: code.trim() || null } })
  return (
    <form noValidate className={formClasses.form} onSubmit={form.handleSubmit(send)}>
      <p>{say(`consents.${kind}`, { count: things.length })}</p>
      <NativeSelect
        size="md"
        label={say('key')}
        data={keys.map(({ id, certifiedName, validTo }) => ({
          value: id,
          label: say('keyOf', { name: certifiedName, day: printedDay(validTo.slice(0, 10)) }),
        }))}
        {...form.register('keyId')}
      />
      <PasswordField
        label={say('word')}
        {...(session?.demonstration && { hint: say('demonstration', { passphrase: DEMONSTRATION_PASSPHRASE }) })}
        autoComplete="current-password"
        error={errors.word && say('needed')}
        input={form.register('word', { required: true })}
      />
      {place === 'csc' && (
        <TextInput
          size="md"
          dir="ltr"
          autoComplete="one-time-code"
          label={say('code')}
          description={say('codeHint')}
          {...form.register('code')}
        />
      )}
      <KeyRefused error={ceremony.refusal} />
      <Answers>
        <Button type="submit" size="md" loading={ceremony.running}>
          {say('confirm')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {say('cancel')}
        </Button>
      </Answers>
    </form>
  )
}

/** Why no key signs today, and where to go for one: the acts wait. */
function NoKey({ held, onClose }: { readonly held: readonly SigningKey[]; readonly onClose: () => void }) {
  const say = useCeremonyWords()
  const { nameOf } = useWords()
  const { data: session } = useSession()
  const mandates = session?.mandates ?? []
  const bodies = mandates.filter(({ bodyId }, at) => mandates.findIndex((one) => one.bodyId === bodyId) === at)
  return (
    <div className={formClasses.form}>
      <p>
        <b>{say('noKey')}</b>
      </p>
      {held.map(({ id, fault }) => fault && <KeyFault key={id} fault={fault} />)}
      <p>{say('noKeyText')}</p>
      <Answers>
        {bodies.map(({ bodyId, bodyNameFr, bodyNameAr }) => (
          <ButtonLink key={bodyId} to="/organismes/$id" params={{ id: bodyId }} search={{}} size="md">
            {say('toBody', { name: nameOf({ nameFr: bodyNameFr, nameAr: bodyNameAr }) })}
          </ButtonLink>
        ))}
        <Button variant="default" size="md" onClick={onClose}>
          {say('cancel')}
        </Button>
      </Answers>
    </div>
  )
}
