import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { type CreateToken, TOKEN_DAYS } from '../../../api/contract/tokens.ts'
import { useClient } from '../../api/queries.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useTokenWords } from '../../text/useTokenWords.ts'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { NewToken } from './NewToken.tsx'
import type { FactorProps } from './SecurityPart.tsx'

/** The list says it at once when a token was made or taken away. */
export function useTokensChanged(): () => Promise<void> {
  const answers = useQueryClient()
  return () => answers.invalidateQueries({ queryKey: ['listTokens'] })
}

type Typed = { readonly name: string; readonly days: string }

const asked = ({ name, days }: Typed): CreateToken => ({
  name: name.trim(),
  days: TOKEN_DAYS.find((one) => String(one) === days) ?? TOKEN_DAYS[0],
})

/** A name and a term; what comes of it is shown this once. */
export function MakeToken({ session, proven }: Pick<FactorProps, 'session' | 'proven'>) {
  const [say, sayOfAccount] = [useTokenWords(), useAccountWords()]
  const client = useClient()
  const changed = useTokensChanged()
  const making = useMutation({
    mutationFn: (typed: Typed) => proven(() => client.call('createToken', { body: asked(typed) })),
    onSuccess: changed,
  })
  const { register, handleSubmit, formState, reset } = useForm<Typed>({ defaultValues: { name: '', days: '90' } })
  const send = (typed: Typed) => making.mutate(typed, { onSuccess: () => reset() })
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit(send)}>
      <TextInput
        size="md"
        label={say('name')}
        description={say('nameHint')}
        maxLength={80}
        autoComplete="off"
        error={formState.errors.name?.message}
        {...register('name', { validate: (text) => text.trim() !== '' || sayOfAccount('needed_field') })}
      />
      <NativeSelect
        size="md"
        label={say('term')}
        data={TOKEN_DAYS.map((days) => ({ value: String(days), label: say('days', { n: days }) }))}
        {...register('days')}
      />
      <Refused error={making.error} />
      <div>
        <Button type="submit" variant="default" size="md" loading={making.isPending}>
          {say('make')}
        </Button>
      </div>
      {making.data && (
        <NewToken secret={making.data.secret} user={session.person.email} onKept={() => making.reset()} />
      )}
    </form>
  )
}
