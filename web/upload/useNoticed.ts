import { useRef, useState } from 'react'
import type { Finding } from '../../api/contract/preflight/findings.ts'
import type { PieceRule } from '../../api/contract/procedures/definition.ts'
import { noticedBeforehand } from './noticed.ts'

export type NoticedFile = { readonly name: string; readonly findings: readonly Finding[] }

/** What is worth saying of the files just chosen, as each is looked at; the next choice takes the place of this one. */
export function useNoticed(content: PieceRule['content'] | null) {
  const [noticed, setNoticed] = useState<readonly NoticedFile[]>([])
  const choice = useRef(0)
  const look = async (files: readonly File[]) => {
    choice.current += 1
    const mine = choice.current
    setNoticed([])
    // One after the other: ten photographs unpacked at once would stop a phone.
    for (const file of files) {
      const findings = await noticedBeforehand(file, content)
      if (choice.current !== mine) return
      if (findings.length > 0) setNoticed((before) => [...before, { name: file.name, findings }])
    }
  }
  return { noticed, look }
}
