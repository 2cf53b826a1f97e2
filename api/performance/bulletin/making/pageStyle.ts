/** How the page of a bulletin looks by itself: ink on white, thin rules, one accent; printed as it is read. */
export const PAGE_STYLE = `
* { box-sizing: border-box; }
body { margin: 0; }
.bulletin { --ink: #14211b; --muted: #56635c; --line: #d9ded9; --accent: #0b6b4f; color: var(--ink); background: #fff; font: 15px/1.45 "Noto Sans", "Noto Sans Arabic", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.bulletin { max-width: 72rem; margin-inline: auto; padding: 24px 16px 64px; }
h1 { margin: 8px 0 0; font-size: 34px; line-height: 1.2; }
h2 { margin: 48px 0 12px; padding-block-start: 12px; border-block-start: 1px solid var(--line); color: var(--accent); font-size: 24px; line-height: 1.25; }
h3 { margin: 28px 0 8px; font-size: 18px; }
p { max-width: 60rem; margin: 0 0 8px; }
a { color: var(--accent); }
.other { text-align: end; }
.other a { display: inline-flex; align-items: center; min-height: 44px; }
.quarter { font-size: 24px; }
.told, .small, small { color: var(--muted); font-size: 13px; }
.keys { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 0 24px; margin: 0; }
.keys > div { padding-block: 12px; border-block-start: 1px solid var(--line); }
dt { color: var(--muted); font-size: 13px; }
dd { margin: 0; }
dd strong { font-size: 24px; }
dd small { display: block; }
.drawings { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 24px; margin-block-end: 16px; }
figure { margin: 0; }
figcaption { padding-block-end: 8px; font-weight: 600; }
figure svg { display: block; width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 8px 0 0; padding: 0; font-size: 13px; list-style: none; }
.legend li { display: inline-flex; gap: 6px; align-items: center; }
.legend svg { width: auto; height: 14px; }
.wide { overflow-x: auto; }
table { width: 100%; margin-block: 12px 24px; border-collapse: collapse; font-size: 13px; }
caption { padding-block-end: 8px; font-size: 15px; font-weight: 600; text-align: start; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 4px 8px; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
tbody th { font-weight: 400; }
thead th, thead td { border-color: #8b968f; color: var(--muted); font-weight: 600; vertical-align: bottom; }
.n { text-align: right; white-space: nowrap; }
thead .n { white-space: normal; }
.bar { width: 40%; min-width: 8rem; }
.bar svg { display: block; width: 100%; max-width: 20rem; height: 12px; }
pre { overflow-x: auto; padding: 12px; background: #f5f7f4; font-size: 13px; text-align: left; white-space: pre-wrap; }
:focus-visible { outline: 3px solid rgb(11 107 79 / 40%); outline-offset: 1px; }
@media print { .bulletin { max-width: none; padding: 0; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; } .other { display: none; } }
`
