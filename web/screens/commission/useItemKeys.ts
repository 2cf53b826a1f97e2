import { useKeyPress } from '../../ui/letterKeys.ts'

type Keys = { readonly onNext: () => void; readonly onFormer: () => void }

/** j and k go from dossier to dossier, wherever the focus is but in a field. */
export function useItemKeys({ onNext, onFormer }: Keys): void {
  useKeyPress(({ key }) => {
    if (key === 'j') onNext()
    if (key === 'k') onFormer()
  })
}
