import { memo, useEffect, useRef, useState } from 'react'
import { previewAddress } from '../../../api/contract/documents.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import classes from './viewer.module.css'
import { pagesAround } from './viewing.ts'

type PageStripProps = {
  readonly id: string
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}

/** The pages in small beside the one being read; those near it, since a document may have thousands. */
export function PageStrip({ id, page, pages, onPage }: PageStripProps) {
  const say = useDocumentWords()
  const here = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place to show
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' }) // answers a promise, which is no clean-up
  }, [page])
  return (
    <nav className={classes.strip} aria-label={say('documents.thumbnails')}>
      <ol>
        {pagesAround(page, pages).map((one) => (
          <li key={one} ref={one === page ? here : undefined}>
            <button
              type="button"
              aria-label={say('documents.toPage', { page: one })}
              aria-current={one === page || undefined}
              onClick={() => onPage(one)}
            >
              <PageThumbnail address={previewAddress(id, one, 200)} />
              <span className="figures">{one}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Decorative: the number stands under it, also when the picture can't come. */
const PageThumbnail = memo(function PageThumbnail({ address }: { readonly address: string }) {
  const [failed, setFailed] = useState(false)
  return (
    <span className={classes.small} aria-hidden="true">
      {!failed && <img src={address} alt="" loading="lazy" onError={() => setFailed(true)} />}
    </span>
  )
})
