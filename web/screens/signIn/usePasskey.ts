import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useNewSession, useRefreshSession } from '../../session/session.ts'

/** WebAuthn binds a key to a domain name; an address in figures is none (Web Authentication 3, section 5.1.2). */
export const isDomainName = (hostname: string): boolean => !/^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/.test(hostname)

/** Whether a passkey can be presented or made here at all. */
export const passkeysKnown = (): boolean => browserSupportsWebAuthn() && isDomainName(window.location.hostname)

type Presenting = { readonly byAutofill: boolean; readonly gone?: () => boolean }

/** False when the screen went away before the browser could be asked. */
async function present(client: Client, { byAutofill, gone = () => false }: Presenting): Promise<boolean> {
  const { options } = valueOrThrow(await client.call('beginPasskeySignIn'))
  if (gone()) return false
  const response = await startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON, // handed on as the service made them
    useBrowserAutofill: byAutofill,
  })
  valueOrThrow(await client.call('signInWithPasskey', { body: { response } }))
  return true
}

/** Signs in with a passkey at a press, and offers those of this device while the e-mail is being typed. */
export function usePasskey(onSignedIn: (session: SessionAnswer) => void, { autofill = false } = {}) {
  const client = useClient()
  const refresh = useRefreshSession()
  const begin = useNewSession()
  const finish = async () => {
    const session = await refresh()
    begin(session)
    onSignedIn(session)
  }
  // An offer that comes late would shut what a press has opened: a browser asks its authenticator one thing at a time.
  const isPressed = useRef(false)
  const pressing = useMutation({
    mutationFn: async () => {
      isPressed.current = true
      await present(client, { byAutofill: false })
      await finish()
    },
  })
  const offer = useEffectEvent(async (gone: () => boolean) => {
    try {
      if (await present(client, { byAutofill: true, gone: () => gone() || isPressed.current })) await finish()
    } catch {
      // Silence is right here: nobody asked for this yet, and the button beside tells what goes wrong.
    }
  })
  useEffect(() => {
    if (!autofill || !passkeysKnown()) return
    let gone = false
    void browserSupportsWebAuthnAutofill().then((known) => {
      if (known && !gone) void offer(() => gone)
    })
    return () => {
      gone = true
      WebAuthnAbortService.cancelCeremony()
    }
  }, [autofill])
  return pressing
}
