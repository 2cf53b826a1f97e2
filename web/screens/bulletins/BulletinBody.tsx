import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'

/** Published bytes never change: read once, they are good for ever. */
function usePage(address: string) {
  return useQuery({
    queryKey: ['bulletinPage', address],
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { signal })
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
      return new DOMParser().parseFromString(await answer.text(), 'text/html')
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/**
 * The page of a bulletin, as it was published and with its own style: maps, tables and words are those of the archived
 * bytes. It holds no script; its title and what leads to its other language are left out: the screen has its own.
 */
export function BulletinBody({ address }: { readonly address: string }) {
  const say = useBulletinWords()
  const { data, error } = usePage(address)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!data || !place.current) return
    const shadow = place.current.shadowRoot ?? place.current.attachShadow({ mode: 'open' })
    const copy = data.cloneNode(true) as Document // a document's copy is one
    for (const part of copy.querySelectorAll('.other, h1, .quarter')) part.remove()
    // The screen is the main content already: what it holds is a part of it.
    const body = document.createElement('div')
    body.className = 'bulletin'
    body.replaceChildren(...(copy.querySelector('main')?.childNodes ?? []))
    shadow.replaceChildren(...copy.querySelectorAll('style'), body)
  }, [data])
  if (error) return <Notice tone="error">{say('page.unreadable')}</Notice>
  return (
    <section aria-label={say('page.body')}>
      {!data && <Waiting lines={[44, 200, 300, 300]} />}
      <div ref={place} />
    </section>
  )
}
