import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { KeyKind, SigningKey } from '../../../api/contract/keys.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { nameIn } from '../../ui/PersonName.tsx'
import { KeyRefused } from './KeyRefused.tsx'
import { useAddKey } from './keyQueries.ts'
import classes from './keys.module.css'

type AddKeyProps = {
  readonly bodyId: string
  readonly kinds: readonly KeyKind[]
  readonly replaces: SigningKey | null
  readonly onClose: () => void
}

type Typed = {
  readonly kind: KeyKind
  readonly files: FileList | null
  readonly reference: string
  readonly certificates: string
  readonly word: string
  readonly code: string
}

const BYTES_AT_ONCE = 0x8000

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE))
  return btoa(text)
}

/** What the service is given of a key, by its kind. */
async function askedOf({ kind, files, reference, certificates, word, code }: Typed) {
  const secret = { word, code: code.trim() || null }
  if (kind === 'csc') return { kind, reference: reference.trim(), secret }
  if (kind === 'pkcs11') return { kind, reference: reference.trim(), certificates, secret }
  const file = files?.[0]
  return { kind, fileName: file?.name ?? '', file: file ? await base64Of(file) : '', secret }
}

/** Adds one's own key to a body's inventory, in place of another one where that is said: it signs a challenge at once. */
export function AddKey({ bodyId, kinds, replaces, onClose }: AddKeyProps) {
  const say = useKeyWords()
  const { language } = useWords()
  const form = useForm<Typed>({
    defaultValues: { kind: 'pkcs12', files: null, reference: '', certificates: '', word: '', code: '' },
  })
  const add = useAddKey(bodyId, onClose)
  const kind = form.watch('kind')
  const { errors } = form.formState
  const needed = (field: keyof Typed) => errors[field] && say('needed')
  const send = async (typed: Typed) =>
    add.mutate({ ...(await askedOf(typed)), ...(replaces ? { replaces: replaces.id } : {}) })
  const title = replaces ? say('replaceTitle', { name: nameIn(language, replaces.holder) }) : say('addMine')
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={form.handleSubmit(send)}>
        <NativeSelect
          size="md"
          label={say('kind')}
          data={kinds.map((one) => ({ value: one, label: say(`kinds.${one}`) }))}
          {...form.register('kind')}
        />
        {kind === 'pkcs12' ? (
          <label className={classes.file}>
            <span>{say('file')}</span>
            <small>{say('fileHint')}</small>
            <input type="file" accept=".p12,.pfx" {...form.register('files', { required: true })} />
            {errors.files && <span role="alert">{say('needed')}</span>}
          </label>
        ) : (
          <TextInput
            size="md"
            dir="ltr"
            label={say('reference')}
            description={say(`referenceHint.${kind}`)}
            error={needed('reference')}
            {...form.register('reference', { required: true })}
          />
        )}
        {kind === 'pkcs11' && (
          <Textarea
            size="md"
            dir="ltr"
            rows={4}
            label={say('certificates')}
            error={needed('certificates')}
            {...form.register('certificates', { required: true })}
          />
        )}
        <PasswordField
          label={say('word')}
          autoComplete="current-password"
          error={needed('word')}
          input={form.register('word', { required: true })}
        />
        {kind === 'csc' && (
          <TextInput size="md" dir="ltr" label={say('code')} description={say('codeHint')} {...form.register('code')} />
        )}
        <KeyRefused error={add.error} />
        <Answers>
          <Button type="submit" size="md" loading={add.isPending}>
            {say('addMine')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
