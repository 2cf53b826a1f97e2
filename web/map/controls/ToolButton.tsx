import { Icon, type IconName } from './Icon.tsx'
import './controls.css'

type ToolButtonProps = {
  readonly icon: IconName
  readonly label: string
  /** For a button that stays in. */
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly hint?: string
  readonly onClick: () => void
}

/** 44 px, an icon, and its words for those who hover or listen. */
export function ToolButton({ icon, label, pressed, disabled = false, hint, onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="map-tool"
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled}
      title={hint ? `${label} — ${hint}` : label}
      onClick={() => {
        if (!disabled) onClick()
      }}
    >
      <Icon name={icon} />
    </button>
  )
}
