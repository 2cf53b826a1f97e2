import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { BodyAnswer } from '../../../api/contract/bodies.ts'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { ChangedMeanwhile } from '../account/ChangedMeanwhile.tsx'
import { Refused } from '../frame/Refused.tsx'
import { iceDigits } from '../register/registration.ts'
import { type BodyDraft, BodyFields } from './BodyFields.tsx'

const draftOf = (body: BodyAnswer): BodyDraft => ({
  kind: body.kind,
  nameFr: body.nameFr,
  nameAr: body.nameAr,
  ice: body.ice ?? '',
  registerNumber: body.registerNumber ?? '',
  email: body.email ?? '',
})

/** How a body is named and reached, changed by its administrator. */
export function ChangeBody({ body }: { readonly body: BodyAnswer }) {
  const say = useOfficeWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" size="md" onClick={() => setOpen(true)}>
        {say('change')}
      </Button>
      {open && <ChangeBodyDialog body={body} onClose={() => setOpen(false)} />}
    </>
  )
}

type Asked = { readonly version: number; readonly draft: BodyDraft }

function useChange(id: string, onDone: () => void) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ version, draft }: Asked) => {
      const text = (typed: string) => typed.trim() || null
      const names = { nameFr: draft.nameFr.trim(), nameAr: draft.nameAr.trim() }
      const rest = {
        ice: text(iceDigits(draft.ice)),
        registerNumber: text(draft.registerNumber),
        email: text(draft.email),
      }
      return valueOrThrow(await client.call('changeBody', { params: { id }, body: { version, ...names, ...rest } }))
    },
    onSuccess: (now) => {
      answers.setQueryData(['body', id], now)
      onDone()
    },
    onError: () => answers.invalidateQueries({ queryKey: ['body', id] }),
  })
}

const TOLD = ['nameFr', 'nameAr', 'ice', 'registerNumber', 'email'] as const

function ChangeBodyDialog({ body, onClose }: { readonly body: BodyAnswer; readonly onClose: () => void }) {
  const say = useOfficeWords()
  const [read, setRead] = useState(body)
  const form = useForm<BodyDraft>({ defaultValues: draftOf(body) })
  const change = useChange(body.id, onClose)
  const contested =
    change.error && problemOf(change.error).code === 'CHANGED_MEANWHILE' && body.version !== read.version
  const send = (draft: BodyDraft, { version }: BodyAnswer) => change.mutate({ version, draft })
  const typed = form.getValues()
  return (
    <Dialog title={say('changeTitle')} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={form.handleSubmit((draft) => send(draft, read))}>
        <BodyFields form={form} />
        {contested ? (
          <ChangedMeanwhile
            differences={TOLD.filter((field) => draftOf(body)[field] !== typed[field]).map((field) => ({
              label: say(field),
              theirs: draftOf(body)[field],
              yours: typed[field],
            }))}
            onTakeTheirs={() => {
              setRead(body)
              form.reset(draftOf(body))
              change.reset()
            }}
            onKeepMine={() => {
              setRead(body)
              send(form.getValues(), body)
            }}
          />
        ) : (
          <Refused error={change.error} />
        )}
        <Answers>
          {!contested && (
            <Button type="submit" size="md" loading={change.isPending}>
              {say('save')}
            </Button>
          )}
          <Button variant="default" size="md" onClick={onClose}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
