import { useState } from 'react'

const TOKEN = /[\w-]{20,200}/

/** The secret of a link sent by e-mail; it stands in the fragment, which browsers never send. */
export const tokenIn = (fragment: string): string | null => TOKEN.exec(fragment.replace(/^#(token=)?/, ''))?.[0] ?? null

/** The link's secret as it was when the screen opened. */
export const useLinkToken = (): string | null => useState(() => tokenIn(window.location.hash))[0]
